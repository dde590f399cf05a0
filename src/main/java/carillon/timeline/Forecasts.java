package carillon.timeline;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Milestone;
import carillon.edition.MilestoneId;
import carillon.edition.Slot;
import carillon.edition.SlotId;
import carillon.statement.TurnId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the document said of each start with when it started, as of each time ahead of it: what it said when the
 * actual start was that far away.
 */
final class Forecasts {
    private final Chronicle chronicle;
    private Timeline then;

    private Forecasts(Chronicle chronicle) {
        this.chronicle = chronicle;
        this.then = chronicle.at(0);
    }

    /** A start in question: of a slot, of a turn in one, or of a turn in a milestone. */
    private sealed interface Start {
        /** Returns what the document says of it while it is planned. */
        Optional<Said> said(Timeline then, Predictions predictions);

        Forecast forecast(Question question, Said said);
    }

    private record Said(Instant predicted, Instant expected) {}

    private record OfSlot(CityId city, SlotId slot) implements Start {
        @Override
        public Optional<Said> said(Timeline then, Predictions predictions) {
            return then.find(city)
                    .filter(state -> state.statusOf(slot).state() == SlotStatus.State.PLANNED)
                    .flatMap(state -> Forecasts.said(
                            predictions.city(state).slots().get(slot),
                            Optional.ofNullable(state.schedule().slots().get(slot))
                                    .map(Schedule.Expected::start)));
        }

        @Override
        public Forecast forecast(Question question, Said said) {
            return question.forecast(city, slot, null, null, said);
        }
    }

    private record OfSlotTurn(CityId city, SlotId slot, TurnId turn) implements Start {
        @Override
        public Optional<Said> said(Timeline then, Predictions predictions) {
            return then.find(city)
                    .filter(state -> isPlanned(state.turnsOf(slot), turn))
                    .flatMap(state -> Forecasts.said(
                            predictions
                                    .city(state)
                                    .turns()
                                    .getOrDefault(slot, Map.of())
                                    .get(turn),
                            Optional.ofNullable(state.schedule().slots().get(slot))
                                    .flatMap(block -> Forecasts.expected(state.turnsOf(slot), turn, block.start()))));
        }

        @Override
        public Forecast forecast(Question question, Said said) {
            return question.forecast(city, slot, null, turn, said);
        }
    }

    private record OfMilestoneTurn(@Nullable CityId city, MilestoneId milestone, TurnId turn) implements Start {
        @Override
        public Optional<Said> said(Timeline then, Predictions predictions) {
            return then.find(milestone)
                    .filter(state -> isPlanned(state.turns().board(), turn))
                    .flatMap(state -> Forecasts.said(
                            predictions.turns(state).get(turn),
                            Forecasts.expected(
                                    state.turns().board(), turn, state.phase().expected())));
        }

        @Override
        public Forecast forecast(Question question, Said said) {
            return question.forecast(city, null, milestone, turn, said);
        }
    }

    /** A start of which to find what was said of it by an instant. */
    private record Question(Start start, Instant actual, int minutesAhead) {
        Instant instant() {
            return actual.minus(Duration.ofMinutes(minutesAhead));
        }

        Forecast forecast(
                @Nullable CityId city,
                @Nullable SlotId slot,
                @Nullable MilestoneId milestone,
                @Nullable TurnId turn,
                Said said) {
            return new Forecast(
                    city,
                    slot,
                    milestone,
                    turn,
                    minutesAhead,
                    actual,
                    notBefore(instant(), said.predicted()),
                    notBefore(instant(), said.expected()));
        }
    }

    static List<Forecast> of(Chronicle chronicle) {
        Forecasts forecasts = new Forecasts(chronicle);
        return questions(chronicle.now())
                .sorted(Comparator.comparing(Question::instant))
                .flatMap(question -> forecasts.answer(question).stream())
                .sorted(Comparator.comparing(Forecast::actual))
                .toList();
    }

    private static Stream<Question> questions(Timeline now) {
        return Stream.concat(
                now.edition().cities().values().stream().flatMap(city -> questions(city, now.city(city.id()))),
                now.edition().milestones().values().stream()
                        .flatMap(milestone -> questions(milestone, now.milestone(milestone.id()))));
    }

    private static Stream<Question> questions(City city, CityState state) {
        return city.slots().map(Slot::id).flatMap(slot -> {
            @Nullable Instant actual = state.statusOf(slot).start();
            Stream<Question> ofTurns = begun(state.turnsOf(slot))
                    .flatMap(turn ->
                            ahead(new OfSlotTurn(city.id(), slot, turn.turn().id()), turn.start()));
            return Stream.concat(ahead(new OfSlot(city.id(), slot), actual), ofTurns);
        });
    }

    private static Stream<Question> questions(Milestone milestone, MilestoneState state) {
        return begun(state.turns().board())
                .flatMap(turn -> ahead(
                        new OfMilestoneTurn(
                                turn.turn().city(), milestone.id(), turn.turn().id()),
                        turn.start()));
    }

    private static Stream<TurnStatus> begun(TurnBoard board) {
        return board.turns().stream().filter(TurnStatus::hasBegun);
    }

    private static Stream<Question> ahead(Start start, @Nullable Instant actual) {
        return actual == null
                ? Stream.empty()
                : Score.MINUTES_AHEAD.stream().map(minutes -> new Question(start, actual, minutes));
    }

    private Optional<Forecast> answer(Question question) {
        long position = chronicle.positionAt(question.instant());
        if (then.seq() != position) {
            then = chronicle.after(then, position);
        }
        return question.start()
                .said(then, then.predictions())
                .map(said -> question.start().forecast(question, said));
    }

    private static boolean isPlanned(TurnBoard board, TurnId turn) {
        return board.find(turn)
                .filter(status -> status.state() == TurnStatus.State.PLANNED)
                .isPresent();
    }

    private static Optional<Instant> expected(TurnBoard board, TurnId turn, Instant blockStart) {
        return Optional.ofNullable(board.expected(blockStart).get(turn)).map(TurnBoard.Expected::start);
    }

    private static Optional<Said> said(@Nullable Instant predicted, Optional<Instant> expected) {
        return Optional.ofNullable(predicted).flatMap(start -> expected.map(other -> new Said(start, other)));
    }

    private static Instant notBefore(Instant earliest, Instant instant) {
        return instant.isBefore(earliest) ? earliest : instant;
    }
}
