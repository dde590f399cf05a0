package carillon.timeline;

import carillon.edition.Slot;
import carillon.edition.SlotId;
import carillon.statement.TurnId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When the planned turns of a block will really start (docs/protocol.md, "Predicted starts").
 *
 * <p>A turn's time is the start of its block and the minutes of all turns ahead of it. It starts as late after that as the
 * {@link Habit} says, but not before the turn ahead of it is over, which lasts as long as that says.
 *
 * @param starts the start of each planned turn
 * @param over when the last of all is over
 */
record TurnPrediction(Map<TurnId, Instant> starts, LikelyTime over) {

    /** @param blockStart when the block is predicted to start, or started */
    static TurnPrediction of(TurnBoard board, Instant blockStart, Habit habit) {
        LikelyTime free = LikelyTime.at(blockStart);
        Instant time = blockStart;
        for (TurnStatus turn : board.turns()) {
            if (turn.hasBegun()) {
                free = free.orLater(endOf(turn, habit));
                time = time.plus(turn.length());
            }
        }
        Map<TurnId, TurnBoard.Expected> expected = board.expected(blockStart);
        Map<TurnId, Instant> starts = new HashMap<>();
        for (TurnStatus turn : board.turns()) {
            if (turn.state() == TurnStatus.State.PLANNED) {
                LikelyTime start = LikelyTime.start(time, habit, free);
                TurnId id = turn.turn().id();
                TurnBoard.Expected times = Objects.requireNonNull(expected.get(id));
                starts.put(id, Prediction.toMinute(start, times.start()));
                free = start.after(turn.length(), habit);
                time = time.plus(turn.length());
            }
        }
        return new TurnPrediction(starts, free);
    }

    private static LikelyTime endOf(TurnStatus begun, Habit habit) {
        @Nullable Instant end = begun.end();
        return end != null ? LikelyTime.at(end) : LikelyTime.at(startOf(begun)).after(begun.length(), habit);
    }

    private static Instant startOf(TurnStatus begun) {
        return Objects.requireNonNull(begun.start());
    }

    /** Looks at the turns of a city's slots that have begun. */
    static Punctuality observed(CityState city) {
        Punctuality observed = Punctuality.NONE;
        if (!city.turns().isEmpty()) {
            // Not in the order of the map, which may differ from node to node.
            for (SlotId slot : city.city().slots().map(Slot::id).toList()) {
                @Nullable Instant start = city.statusOf(slot).start();
                observed = start == null ? observed : observed.plus(observed(city.turnsOf(slot), start));
            }
        }
        return observed;
    }

    /** Looks at the turns of a milestone that have begun. */
    static Punctuality observed(MilestoneState milestone) {
        return observed(milestone.turns().board(), milestone.phase().expected());
    }

    /** A turn that had to wait for the one ahead of it does not show how late turns are. */
    private static Punctuality observed(TurnBoard board, Instant blockStart) {
        Punctuality observed = Punctuality.NONE;
        Instant free = blockStart;
        Duration ahead = Duration.ZERO;
        for (TurnStatus turn : board.turns()) {
            if (!turn.hasBegun()) {
                continue;
            }
            Instant time = blockStart.plus(ahead);
            if (!free.isAfter(time)) {
                observed = observed.started(time, startOf(turn));
            }
            @Nullable Instant end = turn.end();
            if (end != null) {
                observed = observed.lasted(turn.length(), startOf(turn), end);
                free = later(free, end);
            }
            ahead = ahead.plus(turn.length());
        }
        return observed;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
