package carillon.timeline;

import carillon.statement.Minutes;
import carillon.statement.Turn;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The status of one turn.
 *
 * @param minutes how long it lasts, with what it was prolonged by; at most {@value #LONGEST}
 * @param start when it started; null unless it runs or is done
 * @param end when it ended; null unless it is done
 */
public record TurnStatus(
        Turn turn,
        int minutes,
        State state,
        @Nullable Instant start,
        @Nullable Instant end) {
    /** No longer than it can be set, so that whoever moves turns can send them as they are. */
    static final int LONGEST = Minutes.MOST;

    /** How far a turn is. */
    public enum State {
        PLANNED,
        RUNNING,
        DONE,
        SKIPPED
    }

    static TurnStatus planned(Turn turn) {
        return new TurnStatus(turn, turn.minutes().value(), State.PLANNED, null, null);
    }

    /** Returns the same status of the turn as it is set now. */
    TurnStatus setAs(Turn set) {
        return new TurnStatus(set, set.minutes().value(), state, start, end);
    }

    TurnStatus started(Instant at) {
        return new TurnStatus(turn, minutes, State.RUNNING, at, null);
    }

    /** Returns it finished, if it runs. */
    TurnStatus finished(Instant at) {
        return state == State.RUNNING ? new TurnStatus(turn, minutes, State.DONE, start, at) : this;
    }

    /** Returns it skipped, unless it is done. */
    TurnStatus skipped() {
        return state == State.DONE ? this : new TurnStatus(turn, minutes, State.SKIPPED, null, null);
    }

    /** Returns it with more minutes, unless it is done or skipped. */
    TurnStatus prolonged(Minutes more) {
        return state == State.DONE || state == State.SKIPPED
                ? this
                : new TurnStatus(turn, Math.min(LONGEST, minutes + more.value()), state, start, end);
    }

    TurnStatus plannedAgain() {
        return new TurnStatus(turn, minutes, State.PLANNED, null, null);
    }

    /** Whether it runs or has run, and so cannot be left out of the order. */
    boolean hasBegun() {
        return state == State.RUNNING || state == State.DONE;
    }

    Duration length() {
        return Duration.ofMinutes(minutes);
    }
}
