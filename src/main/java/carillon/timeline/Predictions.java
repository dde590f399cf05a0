package carillon.timeline;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.statement.TurnId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** When what is planned will really start, by all that was said (docs/protocol.md, "Predicted starts"). */
record Predictions(Timeline timeline, Habits habits, Map<MilestoneId, Optional<Instant>> nextMayStart) {
    static Predictions of(Timeline timeline) {
        Map<MilestoneId, Optional<Instant>> nextMayStart = new HashMap<>();
        timeline.edition().milestones().keySet().forEach(id -> nextMayStart.put(id, timeline.nextMayStart(id)));
        return new Predictions(timeline, Habits.of(timeline), nextMayStart);
    }

    /** Whether a city whose state is the same in both is predicted the same. */
    boolean areSame(City city, Predictions others) {
        return habits.areSame(city.id(), others.habits) && nextMayStart.equals(others.nextMayStart);
    }

    /** Predicts what is planned in a city. */
    Prediction city(CityState city) {
        CityId id = city.city().id();
        return Prediction.of(
                city, known(habits.slots(), id), known(habits.turns(), id), moment -> known(nextMayStart, moment));
    }

    /** Predicts the start of each planned turn of a milestone. */
    Map<TurnId, Instant> turns(MilestoneState state) {
        Habit habit = known(habits.moments(), state.milestone().id());
        TurnBoard board = state.turns().board();
        return state.phase().isOver() || board.isEmpty()
                ? Map.of()
                : TurnPrediction.of(board, state.phase().expected(), habit).starts();
    }

    private static <K, V> V known(Map<K, V> values, K id) {
        return Objects.requireNonNull(values.get(id));
    }
}
