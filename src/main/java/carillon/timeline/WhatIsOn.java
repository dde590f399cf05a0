package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.PartOfDay;
import carillon.edition.Slot;
import carillon.edition.SlotId;
import carillon.edition.SlotTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
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

    private final List<SlotFacts> programme;
    private final boolean isClosed;
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

    /** How far a slot is, as far as that matters here. */
    public enum Stage {
        PLANNED,
        RUNNING,
        OVER
    }

    /**
     * What the rule looks at of a slot, wherever that is known from.
     *
     * @param part when it is announced, where it has no hours; absent otherwise
     * @param expectedStart absent where it has no hours
     * @param expectedEnd absent where none is expected
     * @param start when it started; absent where it did not
     */
    public record SlotFacts(
            SlotId id,
            Stage stage,
            LocalDate day,
            @Nullable PartOfDay part,
            @Nullable Instant expectedStart,
            @Nullable Instant expectedEnd,
            @Nullable Instant start) {}

    private WhatIsOn(List<SlotFacts> programme, boolean isClosed, Instant now) {
        this.programme = programme;
        this.isClosed = isClosed;
        this.now = now;
    }

    /**
     * Returns what the slots of a city are at an instant, in the order of its programme; without those that are over, were skipped, or
     * are not due.
     *
     * @param programme all of its slots, in order
     * @param isClosed whether its doors are closed
     */
    public static SequencedMap<SlotId, SlotNow> of(List<SlotFacts> programme, boolean isClosed, Instant now) {
        WhatIsOn rule = new WhatIsOn(programme, isClosed, now);
        SequencedMap<SlotId, SlotNow> known = new LinkedHashMap<>();
        programme.forEach(slot -> rule.of(slot).ifPresent(is -> known.put(slot.id(), is)));
        return known;
    }

    /** Returns those that pages call now: what is on, unconfirmed or not, and where nothing surely is, also what is due. */
    public static SequencedMap<SlotId, SlotNow> current(SequencedMap<SlotId, SlotNow> known) {
        boolean isSure = known.containsValue(SlotNow.ON);
        SequencedMap<SlotId, SlotNow> current = new LinkedHashMap<>(known);
        current.values().removeIf(is -> switch (is) {
            case ON -> false;
            case UNCONFIRMED -> false;
            case PAST -> true;
            case DUE -> isSure;
        });
        return current;
    }

    /** Returns what pages call now in a city, in the order of its programme. */
    public static List<CurrentSlot> in(Timeline timeline, CityId city, Instant now) {
        SequencedMap<SlotId, SlotNow> current = current(known(timeline, city, now));
        return timeline.city(city)
                .city()
                .slots()
                .filter(slot -> current.containsKey(slot.id()))
                .map(slot -> new CurrentSlot(slot, Objects.requireNonNull(current.get(slot.id()))))
                .toList();
    }

    /** Returns what a slot of the city is; empty where it is over, was skipped, or is not due. */
    static Optional<SlotNow> of(Timeline timeline, CityId city, Slot slot, Instant now) {
        return Optional.ofNullable(known(timeline, city, now).get(slot.id()));
    }

    private static SequencedMap<SlotId, SlotNow> known(Timeline timeline, CityId id, Instant now) {
        CityState city = timeline.city(id);
        return of(
                city.city().slots().map(slot -> facts(city, slot)).toList(),
                city.doorsNow() == CityState.Doors.CLOSED,
                now);
    }

    private static SlotFacts facts(CityState city, Slot slot) {
        SlotStatus status = city.statusOf(slot.id());
        Schedule.@Nullable Expected expected = city.schedule().slots().get(slot.id());
        return new SlotFacts(
                slot.id(),
                switch (status.state()) {
                    case PLANNED -> Stage.PLANNED;
                    case RUNNING -> Stage.RUNNING;
                    case DONE -> Stage.OVER;
                    case SKIPPED -> Stage.OVER;
                },
                slot.day(),
                slot.when() instanceof SlotTime.Part part
                        ? PartOfDay.of(slot.day(), part, city.city().timezone())
                        : null,
                expected == null ? null : expected.start(),
                expected == null ? null : expected.end(),
                status.start());
    }

    private Optional<SlotNow> of(SlotFacts slot) {
        return switch (slot.stage()) {
            case PLANNED -> isDue(slot) ? Optional.of(SlotNow.DUE) : Optional.empty();
            case RUNNING -> Optional.of(running(slot, Objects.requireNonNull(slot.start())));
            case OVER -> Optional.empty();
        };
    }

    private SlotNow running(SlotFacts slot, Instant began) {
        if (isClosed || hasGivenWay(slot, began)) {
            return SlotNow.PAST;
        }
        return now.isAfter(confirmedUntil(slot, began).plus(CONFIRMED)) ? SlotNow.UNCONFIRMED : SlotNow.ON;
    }

    /** Whether a later slot started at or after the expected end, or at all where none is expected. */
    private boolean hasGivenWay(SlotFacts slot, Instant began) {
        Instant end = slot.expectedEnd() == null ? began : slot.expectedEnd();
        boolean isBehind = false;
        for (SlotFacts other : programme) {
            @Nullable Instant start = other.start();
            if (other.id().equals(slot.id())) {
                isBehind = true;
            } else if (start != null
                    && (start.isAfter(began) || (isBehind && start.equals(began)))
                    && !start.isBefore(end)) {
                return true;
            }
        }
        return false;
    }

    private Instant confirmedUntil(SlotFacts slot, Instant began) {
        return Optional.ofNullable(slot.expectedEnd())
                .or(() -> nextWithHours(slot, began))
                .or(() -> Optional.ofNullable(slot.part()).map(PartOfDay::to).filter(began::isBefore))
                .orElse(began.plus(HOUR));
    }

    /** Returns when the next slot with hours is expected that has not begun. */
    private Optional<Instant> nextWithHours(SlotFacts slot, Instant began) {
        return programme.stream()
                .dropWhile(other -> !other.id().equals(slot.id()))
                .skip(1)
                .filter(other -> other.stage() == Stage.PLANNED)
                .flatMap(other -> Stream.ofNullable(other.expectedStart()))
                .filter(start -> !start.isBefore(began))
                .findFirst();
    }

    private boolean isDue(SlotFacts slot) {
        return Optional.ofNullable(slot.expectedStart())
                .map(start -> new PartOfDay(
                        start,
                        Optional.ofNullable(slot.expectedEnd())
                                .or(() -> nextOfDay(slot, start))
                                .orElse(start.plus(HOUR))))
                .or(() -> Optional.ofNullable(slot.part()))
                .filter(times -> times.contains(now))
                .isPresent();
    }

    /** Returns the next expected start of the same day. */
    private Optional<Instant> nextOfDay(SlotFacts slot, Instant start) {
        return programme.stream()
                .filter(other -> other.day().equals(slot.day()))
                .flatMap(other -> Stream.ofNullable(other.expectedStart()))
                .filter(other -> other.isAfter(start))
                .min(Instant::compareTo);
    }
}
