package carillon.rehearsal;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Milestone;
import carillon.edition.SlotTime;
import carillon.timeline.Command;
import carillon.timeline.OpenRollCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * What the cities of an edition say in a rehearsal, and when. The same edition and seed give the same script, ids
 * included: to post it again changes nothing. One city runs late, one is not ready at first, one needs help, one falls
 * silent; the others do what they announced, give or take some minutes.
 */
final class Script {
    private final Edition edition;
    private final long seed;
    private final Map<CityId, Part> parts = new LinkedHashMap<>();

    /**
     * A statement of a city.
     *
     * @param at when, by the rehearsal's clock
     */
    record Line(Instant at, Command command) {}

    /** The part that a city plays. */
    enum Part {
        LATE,
        NOT_READY,
        IN_NEED,
        SILENT,
        PUNCTUAL
    }

    /** Gives each city its part. */
    Script(Edition edition, long seed) {
        this.edition = edition;
        this.seed = seed;
        List<CityId> order = new ArrayList<>(edition.cities().keySet());
        Collections.shuffle(order, new Random(seed));
        for (Part part : List.of(Part.LATE, Part.NOT_READY, Part.IN_NEED, Part.SILENT)) {
            order.stream()
                    .filter(city -> !parts.containsKey(city) && suits(part, city))
                    .findFirst()
                    .ifPresent(city -> parts.put(city, part));
        }
        order.forEach(city -> parts.putIfAbsent(city, Part.PUNCTUAL));
    }

    /**
     * Whether a city can play a part: only one that announced hours can be late, and only one that meets the others can
     * keep them waiting.
     */
    private boolean suits(Part part, CityId id) {
        City city = Objects.requireNonNull(edition.cities().get(id));
        return part == Part.LATE
                ? city.slots().anyMatch(slot -> slot.when() instanceof SlotTime.Hours)
                : edition.milestones().values().stream()
                        .anyMatch(milestone -> milestone.cities().contains(id));
    }

    /** Returns what the cities say of themselves through the whole event, in the order of its times. */
    List<Line> programme() {
        Scene scene = new Scene(edition, new Random(seed));
        parts.forEach((city, part) ->
                scene.play(Objects.requireNonNull(edition.cities().get(city)), part));
        return scene.lines();
    }

    /**
     * Returns what the cities answer when they are asked whether they are ready for a milestone, in the order of its
     * times.
     *
     * @param asked when they were asked; no city answers before that
     */
    List<Line> answers(Milestone milestone, OpenRollCall roll, Instant asked) {
        Scene scene = new Scene(edition, new Random(seed ^ roll.start().toEpochMilli()));
        parts.forEach((city, part) -> {
            if (milestone.cities().contains(city)) {
                scene.answer(city, part, milestone, roll, asked);
            }
        });
        return scene.lines();
    }
}
