package carillon.timeline;

import carillon.edition.City;
import carillon.edition.MilestoneId;
import carillon.edition.ProgrammeItem;
import carillon.edition.Slot;
import carillon.edition.SlotId;
import carillon.edition.SlotTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When a city's slots are expected, and when the city is free for each milestone.
 *
 * <p>The programme is a queue (docs/protocol.md, "Expected times"). A slot is expected at its planned start, or at the
 * time its organizers announced, but never before what stands ahead of it <em>lets go</em>: at its expected end where
 * one is known (declared by {@code until}, its length kept, prolonged, or observed), else at its expected start. So a delay runs
 * on from slot to slot until a gap in the programme absorbs it. What has actually happened replaces what was expected.
 * A milestone lets go at its own expected start and is never pushed, so a slot behind it waits for it and for the slot
 * before it; a skipped slot, one without hours and a cancelled milestone delay nothing.
 *
 * @param slots the expected times of every slot for which there are any
 * @param free for each milestone in the programme with a slot ahead that can delay it: when the last such slot lets go
 * @param observed what the slots that have begun show of how the city keeps its hours
 */
record Schedule(Map<SlotId, Expected> slots, Map<MilestoneId, Instant> free, Punctuality observed) {

    /**
     * The expected times of a slot.
     *
     * @param end null where none was declared, prolonged nor observed
     */
    record Expected(Instant start, @Nullable Instant end) {
        Instant nextMayStart() {
            return end == null ? start : end;
        }
    }

    Schedule {
        slots = Map.copyOf(slots);
        free = Map.copyOf(free);
    }

    /**
     * Computes the schedule of one city.
     *
     * @param statusOf the status of each slot
     * @param nextMayStart when each milestone lets go; empty where it was cancelled
     */
    static Schedule of(
            City city, Function<SlotId, SlotStatus> statusOf, Function<MilestoneId, Optional<Instant>> nextMayStart) {
        Map<SlotId, Expected> slots = new HashMap<>();
        Map<MilestoneId, Instant> free = new HashMap<>();
        Punctuality observed = Punctuality.NONE;
        Instant ahead = Instant.MIN;
        @Nullable Instant lastSlot = null;
        for (ProgrammeItem item : city.programme()) {
            switch (item) {
                case ProgrammeItem.Attends attends -> {
                    if (lastSlot != null) {
                        free.put(attends.milestone(), lastSlot);
                    }
                    Instant held = nextMayStart.apply(attends.milestone()).orElse(ahead);
                    ahead = held.isAfter(ahead) ? held : ahead;
                }
                case Slot slot -> {
                    Optional<Expected> expected = expected(slot, statusOf.apply(slot.id()), ahead);
                    expected.ifPresent(times -> slots.put(slot.id(), times));
                    if (expected.isPresent() && slot.when() instanceof SlotTime.Hours hours) {
                        observed = observed(observed, hours, statusOf.apply(slot.id()), ahead);
                        lastSlot = expected.get().nextMayStart();
                        ahead = lastSlot;
                    }
                }
            }
        }
        return new Schedule(slots, free, observed);
    }

    /**
     * Looks at a slot that has begun. One whose organizers announced its start anew, or that had to wait for what stands
     * ahead of it, does not show how late they are.
     */
    private static Punctuality observed(Punctuality before, SlotTime.Hours hours, SlotStatus status, Instant ahead) {
        @Nullable Instant start = status.start();
        if (start == null) {
            return before;
        }
        boolean isFree = status.announced() == null && !ahead.isAfter(hours.start());
        Punctuality observed = isFree ? before.started(hours.start(), start) : before;
        @Nullable Instant end = status.end();
        return end == null
                ? observed
                : hours.length()
                        .map(length -> observed.lasted(length, start, end))
                        .orElse(observed);
    }

    private static Optional<Expected> expected(Slot slot, SlotStatus status, Instant ahead) {
        if (status.state() == SlotStatus.State.SKIPPED) {
            return Optional.empty();
        }
        @Nullable Instant start = status.start() != null ? status.start() : expectedStart(slot, status, ahead);
        @Nullable Instant end = status.end();
        if (end != null) {
            return Optional.of(new Expected(start == null || start.isAfter(end) ? end : start, end));
        }
        if (start == null) {
            return Optional.empty();
        }
        @Nullable Instant prolonged = status.prolonged();
        return Optional.of(new Expected(
                start,
                prolonged != null ? prolonged : length(slot).map(start::plus).orElse(null)));
    }

    private static @Nullable Instant expectedStart(Slot slot, SlotStatus status, Instant ahead) {
        @Nullable Instant wanted = status.announced() != null ? status.announced() : plannedStart(slot);
        return wanted == null || wanted.isAfter(ahead) ? wanted : ahead;
    }

    private static @Nullable Instant plannedStart(Slot slot) {
        return slot.when() instanceof SlotTime.Hours hours ? hours.start() : null;
    }

    private static Optional<Duration> length(Slot slot) {
        return slot.when() instanceof SlotTime.Hours hours ? hours.length() : Optional.empty();
    }
}
