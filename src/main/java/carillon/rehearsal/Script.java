package carillon.rehearsal;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Milestone;
import carillon.edition.SlotTime;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Statement;
import carillon.timeline.Command;
import carillon.timeline.OpenRollCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/**
 * What the cities of an edition say in a rehearsal by themselves, and when. The same edition and seed give the same script, ids
 * included: to post it again changes nothing. One city runs late, one is not ready at first, one needs help, one falls
 * silent; the others do what they announced, give or take some minutes. What they do in answer to others is not in it
 * ({@link Conductor}, {@link Answers}).
 */
final class Script {
    private final Edition edition;
    private final long seed;
    private final Map<CityId, Part> parts = new LinkedHashMap<>();

    /**
     * A statement of a city, or of coordination.
     *
     * @param at when, by the rehearsal's clock
     */
    record Line(Instant at, Command command) {
        /**
         * Makes a line of a city.
         *
         * @param what tells it from all else that the city says: the same gives the same id
         */
        static Line of(Edition edition, CityId city, String what, Instant at, CheckIn checkIn) {
            return of(edition, city.value() + "/" + what, at, new Author.Player(city), checkIn);
        }

        /** Makes a line of coordination. */
        static Line ofCoordination(Edition edition, String what, Instant at, Decision decision) {
            return of(edition, what, at, new Author.Player(null), decision);
        }

        private static Line of(Edition edition, String about, Instant at, Author by, Statement statement) {
            UUID id = UUID.nameUUIDFromBytes((edition.id() + "/" + about).getBytes(StandardCharsets.UTF_8));
            return new Line(at, new Command(id, by, statement, at));
        }

        /** Returns the same line no earlier than that. */
        Line notBefore(Instant earliest) {
            return at.isBefore(earliest)
                    ? new Line(earliest, new Command(command.id(), command.by(), command.statement(), earliest))
                    : this;
        }
    }

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

    /** Returns the part that a city plays; one that came later does what it announced. */
    Part part(CityId city) {
        return parts.getOrDefault(city, Part.PUNCTUAL);
    }

    /** Returns what is drawn by lot about one thing: the same each time, whatever else is drawn. */
    Random lots(String about) {
        UUID drawn = UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8));
        return new Random(seed ^ drawn.getMostSignificantBits());
    }

    /** Returns what the cities say of themselves through the whole event, in the order of its times. */
    List<Line> programme() {
        Scene scene = new Scene(edition, new Random(seed), this);
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
        Scene scene = new Scene(edition, new Random(seed ^ roll.start().toEpochMilli()), this);
        parts.forEach((city, part) -> {
            if (milestone.cities().contains(city)) {
                scene.answer(city, part, milestone, roll, asked);
            }
        });
        return scene.lines();
    }
}
