package carillon.timeline;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Slot;
import carillon.edition.SlotId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what the document said of each start with when it started, as of each time ahead of it. */
final class Forecasts {
    private final Chronicle chronicle;
    private final List<Forecast> forecasts = new ArrayList<>();
    private Timeline then;

    private Forecasts(Chronicle chronicle) {
        this.chronicle = chronicle;
        this.then = chronicle.at(0);
    }

    /** A start of which to find what was said of it by an instant. */
    private record Question(CityId city, SlotId slot, Instant actual, int minutesAhead) {
        Instant instant() {
            return actual.minus(Duration.ofMinutes(minutesAhead));
        }
    }

    static List<Forecast> of(Chronicle chronicle) {
        Forecasts forecasts = new Forecasts(chronicle);
        questions(chronicle.now()).stream()
                .sorted(Comparator.comparing(Question::instant))
                .forEach(forecasts::answer);
        return List.copyOf(forecasts.forecasts);
    }

    private static List<Question> questions(Timeline now) {
        List<Question> questions = new ArrayList<>();
        for (City city : now.edition().cities().values()) {
            CityState state = now.city(city.id());
            city.slots().map(Slot::id).forEach(slot -> {
                @Nullable Instant actual = state.statusOf(slot).start();
                if (actual != null) {
                    Forecast.MINUTES_AHEAD.forEach(
                            minutes -> questions.add(new Question(city.id(), slot, actual, minutes)));
                }
            });
        }
        return questions;
    }

    private void answer(Question question) {
        then = chronicle.after(then, chronicle.positionAt(question.instant()));
        Optional<CityState> city = then.find(question.city());
        if (city.isEmpty() || city.get().statusOf(question.slot()).state() != SlotStatus.State.PLANNED) {
            return;
        }
        Schedule.@Nullable Expected expected = city.get().schedule().slots().get(question.slot());
        Habit habit = Objects.requireNonNull(Habits.of(then).get(question.city()));
        @Nullable
        Instant predicted = Prediction.of(city.get(), habit, then::nextMayStart).get(question.slot());
        if (expected == null || predicted == null) {
            return;
        }
        forecasts.add(new Forecast(
                question.city(),
                question.slot(),
                null,
                null,
                question.minutesAhead(),
                question.actual(),
                notBefore(question.instant(), predicted),
                notBefore(question.instant(), expected.start())));
    }

    private static Instant notBefore(Instant earliest, Instant instant) {
        return instant.isBefore(earliest) ? earliest : instant;
    }
}
