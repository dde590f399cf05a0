package carillon.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * One event, as it was announced: what every city is to do, and what they do together.
 *
 * <p>Its days begin and end at other instants in each of its zones. As a whole it lasts from {@link #begin} to {@link #end}: no city's
 * own days, nor those of the zone in which it is spoken of, lie outside.
 *
 * @param id names it in addresses and in the journal
 * @param title as people call it
 * @param timezone the zone in which the event as a whole is spoken of
 * @param from its first day, in each of its zones
 * @param to its last day, not before the first
 * @param languages those its public reads, the first being the one to fall back on; at least one
 * @param links what to open, by kind, in the order announced
 * @param milestones the shared moments, by id, in the order announced
 * @param cities who takes part, by id, in the order announced; at least one
 * @param themes what the weekend is about
 * @param projects what the teams work on
 */
public record Edition(
        EditionId id,
        String title,
        ZoneId timezone,
        LocalDate from,
        LocalDate to,
        List<Language> languages,
        SequencedMap<String, WebAddress> links,
        SequencedMap<MilestoneId, Milestone> milestones,
        SequencedMap<CityId, City> cities,
        List<String> themes,
        List<Project> projects) {
    public Edition {
        languages = List.copyOf(languages);
        links = frozen(links);
        milestones = frozen(milestones);
        cities = frozen(cities);
        themes = List.copyOf(themes);
        projects = List.copyOf(projects);
        if (cities.isEmpty() || languages.isEmpty() || to.isBefore(from)) {
            throw new IllegalArgumentException(
                    id + " needs a city, a language, and a last day that is not before the first");
        }
    }

    /** The zone of the event and those of its cities, in the order announced. */
    public SequencedSet<ZoneId> zones() {
        SequencedSet<ZoneId> zones = new LinkedHashSet<>(List.of(timezone));
        cities.values().forEach(city -> zones.add(city.timezone()));
        return Collections.unmodifiableSequencedSet(zones);
    }

    /** The midnight with which its first day begins, in the zone where that is first. */
    public Instant begin() {
        return zones().stream()
                .map(zone -> from.atStartOfDay(zone).toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The noon after its last day, which leaves room for the last night, in the zone where that is last. */
    public Instant end() {
        return last(zones().stream()
                .map(zone -> to.plusDays(1).atTime(LocalTime.NOON).atZone(zone).toInstant()));
    }

    /** The second midnight after its last day, a day after that is over, in the zone where that is last. */
    public Instant dayAfterLast() {
        return last(
                zones().stream().map(zone -> to.plusDays(2).atStartOfDay(zone).toInstant()));
    }

    private static Instant last(Stream<Instant> instants) {
        return instants.max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The language for those who read none that Carillon speaks. */
    public Language fallback() {
        return languages.getFirst();
    }

    /** A milestone's title in that language; or else in the first of the edition's that it has; or else in any. */
    public String title(Milestone milestone, Language language) {
        return Stream.concat(Stream.of(language), languages.stream())
                .filter(milestone.title()::containsKey)
                .map(milestone.title()::get)
                .findFirst()
                .orElseGet(() -> milestone.title().firstEntry().getValue());
    }

    private static <K, V> SequencedMap<K, V> frozen(SequencedMap<K, V> map) {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
    }
}
