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
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * When what is planned will really start, by all that was said (docs/protocol.md, "Predicted starts").
 *
 * <p>A city or a milestone is predicted when that is first asked for, and then kept. Two threads that ask at once may both predict it, and
 * the same: no lock is needed, and what is kept is immutable.
 */
final class Predictions {
    private final Timeline timeline;
    private final Habits habits;
    private final Map<MilestoneId, Optional<Instant>> nextMayStart = new HashMap<>();
    private PMap<CityId, Prediction> cities = HashTreePMap.empty();
    private PMap<MilestoneId, Map<TurnId, Instant>> milestones = HashTreePMap.empty();

    Predictions(Timeline timeline) {
        this.timeline = timeline;
        this.habits = Habits.of(timeline);
        timeline.edition().milestones().keySet().forEach(id -> nextMayStart.put(id, timeline.nextMayStart(id)));
    }

    /** Whether a city whose state is the same in both is predicted the same. */
    boolean areSame(City city, Predictions others) {
        return habits.areSame(city.id(), others.habits) && nextMayStart.equals(others.nextMayStart);
    }

    /** Keeps what others say of a city where nothing is different that it depends on: a note, for one, changes none. */
    @SuppressWarnings("ReferenceEquality")
    void keep(City city, Predictions others) {
        CityState now = timeline.city(city.id());
        CityState then = others.timeline.city(city.id());
        if (now.city() == then.city()
                && now.slots() == then.slots()
                && now.turns() == then.turns()
                && now.schedule() == then.schedule()
                && areSame(city, others)) {
            cities = cities.plus(city.id(), others.city(then));
        }
    }

    /** Keeps what others say of the turns of a milestone where nothing is different that it depends on. */
    @SuppressWarnings("ReferenceEquality")
    void keep(MilestoneId id, Predictions others) {
        MilestoneState now = timeline.milestone(id);
        MilestoneState then = others.timeline.milestone(id);
        if (now.turns() == then.turns()
                && now.phase().equals(then.phase())
                && known(habits.moments(), id).equals(others.habits.moments().get(id))) {
            milestones = milestones.plus(id, others.turns(then));
        }
    }

    /** Predicts what is planned in a city. */
    Prediction city(CityState city) {
        CityId id = city.city().id();
        @Nullable Prediction kept = cities.get(id);
        if (kept == null) {
            kept = Prediction.of(
                    city, known(habits.slots(), id), known(habits.turns(), id), moment -> known(nextMayStart, moment));
            cities = cities.plus(id, kept);
        }
        return kept;
    }

    /** Predicts the start of each planned turn of a milestone. */
    Map<TurnId, Instant> turns(MilestoneState state) {
        MilestoneId id = state.milestone().id();
        @Nullable Map<TurnId, Instant> kept = milestones.get(id);
        if (kept == null) {
            TurnBoard board = state.turns().board();
            kept = state.phase().isOver() || board.isEmpty()
                    ? Map.of()
                    : TurnPrediction.of(board, state.phase().expected(), known(habits.moments(), id))
                            .starts();
            milestones = milestones.plus(id, kept);
        }
        return kept;
    }

    private static <K, V> V known(Map<K, V> values, K id) {
        return Objects.requireNonNull(values.get(id));
    }
}
