package carillon.edition;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/** Editions whose cities are in zones far apart. Each city opens at 08:00 of the first day, by its own clocks. */
public final class FarApart {
    public static final SlotId OPENING = new SlotId("accueil");
    public static final MilestoneId TOGETHER = new MilestoneId("ensemble");

    private FarApart() {}

    /**
     * Makes one.
     *
     * @param from its first day
     * @param to its last
     * @param timezone its own
     * @param zones those of its cities {@code ville-0}, {@code ville-1} and so on
     */
    public static Edition edition(LocalDate from, LocalDate to, String timezone, List<String> zones) {
        SequencedMap<CityId, City> cities = new LinkedHashMap<>();
        for (int i = 0; i < zones.size(); i++) {
            CityId id = new CityId("ville-" + i);
            ZoneId zone = ZoneId.of(zones.get(i));
            SlotTime hours = new SlotTime.Hours(from.atTime(8, 0).atZone(zone).toInstant(), null);
            cities.put(
                    id,
                    new City(
                            id,
                            zones.get(i),
                            new LinkedHashMap<>(),
                            "fr",
                            "Salle",
                            null,
                            zone,
                            null,
                            new LinkedHashMap<>(),
                            List.of(
                                    new Slot(OPENING, from, hours, Kind.WELCOME, "Accueil", null, null),
                                    new ProgrammeItem.Attends(TOGETHER))));
        }
        Milestone together = new Milestone(
                TOGETHER,
                new TreeMap<>(Map.of(Language.FR, "Ensemble")),
                to.atTime(12, 0).atZone(ZoneId.of(timezone)).toInstant(),
                Duration.ofMinutes(30),
                Duration.ZERO,
                null,
                new LinkedHashSet<>(cities.keySet()),
                1,
                List.of(),
                Set.of());
        SequencedMap<MilestoneId, Milestone> milestones = new LinkedHashMap<>(Map.of(TOGETHER, together));
        return new Edition(
                new EditionId("loin"),
                "Loin",
                ZoneId.of(timezone),
                from,
                to,
                List.of(Language.FR),
                new LinkedHashMap<>(),
                milestones,
                cities,
                List.of(),
                List.of());
    }
}
