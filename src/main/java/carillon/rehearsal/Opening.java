package carillon.rehearsal;

import carillon.edition.City;
import carillon.edition.Edition;
import carillon.edition.Milestone;
import carillon.edition.PartOfDay;
import carillon.edition.Slot;
import carillon.edition.SlotTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long people are at a venue without going home, by the programme.
 *
 * @param from when the first slot or moment begins
 * @param until when the last one should be over
 */
record Opening(Instant from, Instant until) {
    /** How long a slot without an end lasts, with which a day ends. */
    private static final Duration EVENING = Duration.ofHours(2);

    /** Over a longer break people go home. */
    private static final Duration BREAK = Duration.ofHours(5);

    /** People come so long ahead of a shared moment that nothing else precedes. */
    private static final Duration AHEAD_OF_MOMENT = Duration.ofHours(1);

    /** Returns those of a city, in their order. */
    static List<Opening> of(Edition edition, City city) {
        List<Slot> programme = city.slots().toList();
        Stream<Opening> slots = IntStream.range(0, programme.size())
                .mapToObj(i -> of(programme.get(i), i + 1 < programme.size() ? programme.get(i + 1) : null, city));
        Stream<Opening> moments = edition.milestones().values().stream()
                .filter(milestone -> city.attends(milestone.id()))
                .map(Opening::of);
        List<Opening> openings = new ArrayList<>();
        Stream.concat(slots, moments)
                .sorted(Comparator.comparing(Opening::from))
                .forEach(next -> {
                    if (openings.isEmpty()
                            || next.from().isAfter(openings.getLast().until().plus(BREAK))) {
                        openings.add(next);
                    } else {
                        openings.add(openings.removeLast().plus(next));
                    }
                });
        return openings;
    }

    private static Opening of(Slot slot, @Nullable Slot following, City city) {
        return switch (slot.when()) {
            case SlotTime.Hours hours ->
                new Opening(hours.start(), hours.end() == null ? end(slot, hours.start(), following) : hours.end());
            case SlotTime.Part part -> {
                PartOfDay times = PartOfDay.of(slot.day(), part, city.timezone());
                yield new Opening(times.from(), times.to());
            }
        };
    }

    /** Returns when a slot ends that announced no end: with the next of its day, and in the evening after a while. */
    static Instant end(Slot slot, Instant start, @Nullable Slot following) {
        return following != null
                        && following.when() instanceof SlotTime.Hours next
                        && following.day().equals(slot.day())
                ? next.start()
                : start.plus(EVENING);
    }

    private static Opening of(Milestone milestone) {
        return new Opening(milestone.at().minus(AHEAD_OF_MOMENT), milestone.at().plus(milestone.duration()));
    }

    private Opening plus(Opening next) {
        return new Opening(from, next.until().isAfter(until) ? next.until() : until);
    }
}
