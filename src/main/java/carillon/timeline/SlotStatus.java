package carillon.timeline;

import carillon.statement.CheckIn;
import carillon.statement.Entry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The status of one slot.
 *
 * @param state how far it is
 * @param since when it came to that state; null while planned
 * @param start when it started; null while no check-in says so
 * @param end when it ended; null while no check-in says so
 * @param announced the start that its organizers announced last; null where they announced none
 * @param prolonged the end that its organizers announced last, since it started; null where they announced none
 */
record SlotStatus(
        State state,
        @Nullable Instant since,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable Instant announced,
        @Nullable Instant prolonged) {
    static final SlotStatus PLANNED = new SlotStatus(State.PLANNED, null, null, null, null, null);

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
     * Returns the status after a check-in: a later one holds. Posts are held to the usual order; that a check-in from a
     * phone without network may still land between two others is why every step is defined here, after any status.
     */
    SlotStatus after(CheckIn.OfSlot checkIn, Instant at) {
        return switch (checkIn) {
            case CheckIn.SlotStarted _ -> new SlotStatus(State.RUNNING, at, at, null, announced, null);
            case CheckIn.SlotFinished _ -> new SlotStatus(State.DONE, at, start, at, announced, null);
            case CheckIn.SlotSkipped _ -> new SlotStatus(State.SKIPPED, at, null, null, announced, null);
            case CheckIn.SlotDelayed delayed -> new SlotStatus(state, since, start, end, delayed.start(), prolonged);
            case CheckIn.SlotProlonged longer ->
                state == State.RUNNING ? new SlotStatus(state, since, start, end, announced, longer.end()) : this;
        };
    }
}
