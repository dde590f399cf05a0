package carillon.timeline;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.statement.TurnId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** When what is planned will really start, by all that was said (docs/protocol.md, "Predicted starts"). */
record Predictions(Timeline timeline, Habits habits) {
    static Predictions of(Timeline timeline) {
        return new Predictions(timeline, Habits.of(timeline));
    }

    /** Whether a city that is the same in both may still be predicted otherwise. */
    boolean areSame(City city, Predictions others) {
        return habits.areSame(city.id(), others.habits);
    }

    /** Predicts what is planned in a city. */
    Prediction city(CityState city) {
        CityId id = city.city().id();
        return Prediction.of(city, known(habits.slots(), id), known(habits.turns(), id), timeline::nextMayStart);
    }

    /** Predicts the start of each planned turn of a milestone. */
    Map<TurnId, Instant> turns(MilestoneState state) {
        boolean isOver = state.phase() instanceof Phase.Done || state.phase() instanceof Phase.Cancelled;
        Habit habit = known(habits.moments(), state.milestone().id());
        TurnBoard board = state.turns().board();
        return isOver || board.isEmpty()
                ? Map.of()
                : TurnPrediction.of(board, state.phase().expected(), habit).starts();
    }

    private static <K> Habit known(Map<K, Habit> habits, K id) {
        return Objects.requireNonNull(habits.get(id));
    }
}
