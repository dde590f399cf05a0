package carillon.timeline;

import carillon.statement.CheckIn;
import carillon.statement.Entry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one slot.
 *
 * @param state how far it is
 * @param since when it came to that state; absent while planned
 * @param start when it started; absent while nobody said so
 * @param end when it ended; absent while nobody said so
 * @param announced the start that its organizers announced last; absent where they announced none
 */
record SlotStatus(
        State state,
        @Nullable Instant since,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable Instant announced) {
    static final SlotStatus PLANNED = new SlotStatus(State.PLANNED, null, null, null, null);

    enum State {
        PLANNED,
        RUNNING,
        DONE,
        SKIPPED
    }

    static SlotStatus of(History history) {
        SlotStatus status = PLANNED;
        for (Entry entry : history.entries().toList()) {
            status = status.after((CheckIn.OfSlot) entry.statement(), entry.observedAt());
        }
        return status;
    }

    /**
     * What comes later holds. Whoever posts is held to the usual order when they post; that a check-in from a phone
     * without network may still land between two others is why every step is defined here, whatever came before it.
     */
    SlotStatus after(CheckIn.OfSlot said, Instant at) {
        return switch (said) {
            case CheckIn.SlotStarted unused -> new SlotStatus(State.RUNNING, at, at, null, announced);
            case CheckIn.SlotFinished unused -> new SlotStatus(State.DONE, at, start, at, announced);
            case CheckIn.SlotSkipped unused -> new SlotStatus(State.SKIPPED, at, null, null, announced);
            case CheckIn.SlotDelayed delayed -> new SlotStatus(state, since, start, end, delayed.start());
        };
    }
}
