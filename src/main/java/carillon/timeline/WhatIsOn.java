package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.PartOfDay;
import carillon.edition.Slot;
import carillon.edition.SlotTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is on in a city at an instant, by one rule (docs/protocol.md, "What is on"). The pages compute the same in {@code
 * what-is-on.ts}, from the same cases.
 */
public final class WhatIsOn {
    /** How long after its expected end a slot is still taken to be on without a word. */
    private static final Duration CONFIRMED = Duration.ofMinutes(40);

    private static final Duration HOUR = Duration.ofHours(1);

    private final CityState city;
    private final Instant now;

    /** What a slot is at an instant. */
    public enum SlotNow {
        /** It runs. */
        ON,
        /** It ran when it was last heard of, and should be over. */
        UNCONFIRMED,
        /** It ran, and it is not known when it ended. */
        PAST,
        /** It was announced for now, and nobody said that it began. */
        DUE
    }

    /** A slot that pages call now, and why. */
    public record CurrentSlot(Slot slot, SlotNow now) {}

    private WhatIsOn(CityState city, Instant now) {
        this.city = city;
        this.now = now;
    }

    /**
     * Returns what pages call now in a city, in the order of its programme: what is on, unconfirmed or not, and where
     * nothing surely is, also what is due.
     */
    public static List<CurrentSlot> in(Timeline timeline, CityId city, Instant now) {
        List<CurrentSlot> known = new WhatIsOn(timeline.city(city), now).known();
        boolean isSure = known.stream().anyMatch(current -> current.now() == SlotNow.ON);
        return known.stream()
                .filter(current -> switch (current.now()) {
                    case ON -> true;
                    case UNCONFIRMED -> true;
                    case PAST -> false;
                    case DUE -> !isSure;
                })
                .toList();
    }

    /** Returns what a slot of the city is; empty where it is over, was skipped, or is not due. */
    static Optional<SlotNow> of(Timeline timeline, CityId city, Slot slot, Instant now) {
        return new WhatIsOn(timeline.city(city), now).of(slot);
    }

    private List<CurrentSlot> known() {
        return city.city()
                .slots()
                .flatMap(slot -> of(slot).map(is -> new CurrentSlot(slot, is)).stream())
                .toList();
    }

    private Optional<SlotNow> of(Slot slot) {
        SlotStatus status = city.statusOf(slot.id());
        return switch (status.state()) {
            case PLANNED -> isDue(slot) ? Optional.of(SlotNow.DUE) : Optional.empty();
            case RUNNING -> Optional.of(running(slot, Objects.requireNonNull(status.start())));
            case DONE -> Optional.empty();
            case SKIPPED -> Optional.empty();
        };
    }

    private SlotNow running(Slot slot, Instant began) {
        if (city.doorsNow() == CityState.Doors.CLOSED || hasGivenWay(slot, began)) {
            return SlotNow.PAST;
        }
        return now.isAfter(confirmedUntil(slot, began).plus(CONFIRMED)) ? SlotNow.UNCONFIRMED : SlotNow.ON;
    }

    /** Whether a later slot started at or after the expected end, or at all where none is expected. */
    private boolean hasGivenWay(Slot slot, Instant began) {
        Instant end = expectedEnd(slot).orElse(began);
        boolean isBehind = false;
        for (Slot other : city.city().slots().toList()) {
            @Nullable Instant start = city.statusOf(other.id()).start();
            if (other.equals(slot)) {
                isBehind = true;
            } else if (start != null
                    && (start.isAfter(began) || (isBehind && start.equals(began)))
                    && !start.isBefore(end)) {
                return true;
            }
        }
        return false;
    }

    private Instant confirmedUntil(Slot slot, Instant began) {
        return expectedEnd(slot)
                .or(() -> nextWithHours(slot, began))
                .or(() -> partOf(slot).map(PartOfDay::to).filter(began::isBefore))
                .orElse(began.plus(HOUR));
    }

    /** Returns when the next slot with hours is expected that has not begun. */
    private Optional<Instant> nextWithHours(Slot slot, Instant began) {
        return city.city()
                .slots()
                .dropWhile(other -> !other.equals(slot))
                .skip(1)
                .filter(other -> city.statusOf(other.id()).state() == SlotStatus.State.PLANNED)
                .flatMap(other -> expectedStart(other).stream())
                .filter(start -> !start.isBefore(began))
                .findFirst();
    }

    private boolean isDue(Slot slot) {
        Optional<PartOfDay> due = expectedStart(slot)
                .map(start -> new PartOfDay(
                        start,
                        expectedEnd(slot).or(() -> nextOfDay(slot, start)).orElse(start.plus(HOUR))))
                .or(() -> partOf(slot));
        return due.filter(times -> times.contains(now)).isPresent();
    }

    /** Returns the next expected start of the same day. */
    private Optional<Instant> nextOfDay(Slot slot, Instant start) {
        return city.city()
                .slots()
                .filter(other -> other.day().equals(slot.day()))
                .flatMap(other -> expectedStart(other).stream())
                .filter(other -> other.isAfter(start))
                .min(Instant::compareTo);
    }

    private Optional<Instant> expectedStart(Slot slot) {
        return expected(slot).map(Schedule.Expected::start).findFirst();
    }

    private Optional<Instant> expectedEnd(Slot slot) {
        return expected(slot)
                .map(Schedule.Expected::end)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Stream<Schedule.Expected> expected(Slot slot) {
        return Stream.ofNullable(city.schedule().slots().get(slot.id()));
    }

    /** When a slot without hours is announced, by the clocks of its city; empty where it has hours. */
    private Optional<PartOfDay> partOf(Slot slot) {
        return slot.when() instanceof SlotTime.Part part
                ? Optional.of(PartOfDay.of(slot.day(), part, city.city().timezone()))
                : Optional.empty();
    }
}
