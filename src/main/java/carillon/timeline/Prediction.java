package carillon.timeline;

import carillon.edition.City;
import carillon.edition.MilestoneId;
import carillon.edition.ProgrammeItem;
import carillon.edition.Slot;
import carillon.edition.SlotId;
import carillon.edition.SlotTime;
import carillon.statement.TurnId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When what is planned in a city will really start (docs/protocol.md, "Predicted starts").
 *
 * <p>It goes through the programme as {@link Schedule} does, with two differences: something starts as late after its hour
 * as the city's {@link Habit} says, and lasts as long as that says, and as its turns. What organizers announced themselves, a
 * new start or a later end, is taken as they said it. To whole minutes, so that little has to be told anew.
 *
 * @param slots the start of each planned slot that has an expected one
 * @param turns of each slot with turns in which something more will start: the start of each planned turn
 */
record Prediction(Map<SlotId, Instant> slots, Map<SlotId, Map<TurnId, Instant>> turns) {
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    /** @param nextMayStart when each milestone lets go; empty where it was cancelled */
    static Prediction of(
            CityState state, Habit slots, Habit turns, Function<MilestoneId, Optional<Instant>> nextMayStart) {
        Walk walk = new Walk(state, slots, turns);
        City city = state.city();
        for (ProgrammeItem item : city.programme()) {
            if (item instanceof ProgrammeItem.Attends attends) {
                nextMayStart.apply(attends.milestone()).ifPresent(walk::wait);
            } else {
                walk.pass((Slot) item);
            }
        }
        return new Prediction(walk.starts, walk.turns);
    }

    /** Returns the whole minute at which something most likely starts, not ahead of when it is expected. */
    static Instant toMinute(LikelyTime start, Instant expected) {
        Instant likeliest = start.likeliest();
        Instant predicted = likeliest.isBefore(expected) ? expected : likeliest;
        return predicted.plus(HALF_A_MINUTE).truncatedTo(ChronoUnit.MINUTES);
    }

    /** The way through a programme. */
    private static final class Walk {
        private final CityState state;
        private final Habit ofSlots;
        private final Habit ofTurns;
        private final Map<SlotId, Instant> starts = new HashMap<>();
        private final Map<SlotId, Map<TurnId, Instant>> turns = new HashMap<>();
        private @Nullable LikelyTime ahead;

        private Walk(CityState state, Habit ofSlots, Habit ofTurns) {
            this.state = state;
            this.ofSlots = ofSlots;
            this.ofTurns = ofTurns;
        }

        private void wait(Instant held) {
            ahead = LikelyTime.at(held).behind(ahead, held);
        }

        private void pass(Slot slot) {
            Schedule.@Nullable Expected expected = state.schedule().slots().get(slot.id());
            if (expected == null) {
                return;
            }
            SlotStatus status = state.statusOf(slot.id());
            LikelyTime start = start(slot, status, expected);
            if (status.state() == SlotStatus.State.PLANNED) {
                starts.put(slot.id(), toMinute(start, expected.start()));
            }
            if (slot.when() instanceof SlotTime.Hours hours) {
                ahead = nextMayStart(slot, hours, status, expected, start);
            }
        }

        private LikelyTime start(Slot slot, SlotStatus status, Schedule.Expected expected) {
            if (status.state() != SlotStatus.State.PLANNED) {
                return LikelyTime.at(expected.start());
            }
            @Nullable Instant announced = status.announced();
            if (announced == null) {
                return LikelyTime.start(((SlotTime.Hours) slot.when()).start(), ofSlots, ahead);
            }
            return LikelyTime.at(announced).behind(ahead, announced);
        }

        private LikelyTime nextMayStart(
                Slot slot, SlotTime.Hours hours, SlotStatus status, Schedule.Expected expected, LikelyTime start) {
            if (status.end() != null) {
                return LikelyTime.at(status.end());
            }
            if (status.prolonged() != null) {
                return withTurns(slot, expected, LikelyTime.at(status.prolonged()));
            }
            return withTurns(
                    slot,
                    expected,
                    hours.length().map(length -> start.after(length, ofSlots)).orElse(start));
        }

        /** Predicts the turns of a slot; returns when it is over, which it is not before they are. */
        private LikelyTime withTurns(Slot slot, Schedule.Expected expected, LikelyTime over) {
            TurnBoard board = state.turnsOf(slot.id());
            if (board.isEmpty()) {
                return over;
            }
            Instant blockStart = starts.getOrDefault(slot.id(), expected.start());
            TurnPrediction prediction = TurnPrediction.of(board, blockStart, ofTurns);
            turns.put(slot.id(), prediction.starts());
            return over.orLater(prediction.over());
        }
    }
}
