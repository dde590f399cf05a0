package carillon.timeline;

import carillon.edition.MilestoneId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The turns of a milestone that is still to come or live, for who conducts it.
 *
 * @param start when the milestone is expected to start, or started
 * @param isLive whether turns can run
 * @param turns in their order; none where no order was set
 */
public record OpenTurns(Instant start, boolean isLive, List<TurnStatus> turns) {
    public OpenTurns {
        turns = List.copyOf(turns);
    }

    /** Returns those of a milestone; empty where it is held, over or cancelled, and where there is no such milestone. */
    public static Optional<OpenTurns> of(Timeline timeline, MilestoneId id) {
        return timeline.find(id)
                .filter(state -> state.phase() instanceof Phase.Planned || state.phase() instanceof Phase.Live)
                .map(state -> new OpenTurns(
                        state.phase().expected(),
                        state.phase() instanceof Phase.Live,
                        state.turns().board().turns()));
    }

    /** Returns the turn that runs; empty where none does. */
    public Optional<TurnStatus> running() {
        return inState(TurnStatus.State.RUNNING);
    }

    /** Returns the first turn in that state. */
    public Optional<TurnStatus> inState(TurnStatus.State state) {
        return turns.stream().filter(turn -> turn.state() == state).findFirst();
    }
}
