package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Milestone;
import carillon.edition.MilestoneId;
import carillon.edition.ProjectId;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Turn;
import carillon.statement.TurnId;
import carillon.statement.TurnStatement;
import carillon.timeline.Refusal.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges what is said of turns. A check-in must fit the slot and its turns as they were at its {@code observedAt}; a
 * decision must fit the milestone and its turns both then and now, for it moves what all cities share.
 */
record TurnJudgement(Timeline timeline, Instant observedAt) {
    /** The most turns of one city's slots together. */
    static final int MOST_OF_CITY = 400;

    /** @param seen the condition of {@link Command#seen} */
    Stream<Refusal> refusals(Decision.OfTurns decision, MilestoneState milestone, @Nullable Long seen) {
        TurnStatement statement = decision;
        Stream<Refusal> unfit = Stream.concat(
                        judge(statement, milestone.phase(), milestone.turns().board(), decision.milestone()).stream(),
                        judge(
                                statement,
                                milestone.phaseAsOf(observedAt),
                                milestone.turnsAsOf(observedAt),
                                decision.milestone())
                                .stream())
                .limit(1);
        Stream<Refusal> ofOrder = decision instanceof Decision.TurnsSet set
                ? judgeOrder(set.turns(), city -> attends(city, set.milestone()), set.milestone())
                : Stream.empty();
        return Stream.of(overtaken(milestone, seen).stream(), unfit, ofOrder).flatMap(refusals -> refusals);
    }

    Stream<Refusal> refusals(CheckIn.OfTurns checkIn, CityState city) {
        SlotStatus then = SlotStatus.of(city.historyOf(checkIn.slot()).asOf(observedAt));
        TurnBoard board = city.turnsAsOf(observedAt, checkIn.slot());
        Stream<Refusal> unfit = judge(checkIn, then).or(() -> judge(checkIn, board)).stream();
        Stream<Refusal> ofOrder = checkIn instanceof CheckIn.TurnsSet set
                ? Stream.concat(judgeOrder(set.turns(), _ -> true, null), judgeSum(set, city).stream())
                : Stream.empty();
        return Stream.concat(unfit, ofOrder);
    }

    /** Refuses what was decided on what its author saw where another decision or turn has changed that since. */
    private static Optional<Refusal> overtaken(MilestoneState milestone, @Nullable Long seen) {
        if (seen == null) {
            return Optional.empty();
        }
        return Stream.concat(
                        milestone.decisions().entries(),
                        milestone.turns().said().entries())
                .filter(entry -> entry.seq() > seen)
                .max(Comparator.comparingLong(Entry::seq))
                .map(entry -> overtaken(milestone, entry));
    }

    private static Refusal overtaken(MilestoneState milestone, Entry since) {
        Optional<TurnId> turn =
                since.statement() instanceof TurnStatement statement ? turnOf(statement) : Optional.empty();
        String id = milestone.milestone().id().value();
        return turn.map(it -> facts(it, milestone.turns().board()))
                .map(facts -> Refusals.overtaken(facts, since))
                .orElseGet(() -> Refusals.overtaken("milestone", id, since));
    }

    private static Optional<TurnId> turnOf(TurnStatement statement) {
        return switch (statement) {
            case TurnStatement.Setting _ -> Optional.empty();
            case TurnStatement.Starting starting -> Optional.of(starting.turn());
            case TurnStatement.Finishing finishing -> Optional.of(finishing.turn());
            case TurnStatement.Skipping skipping -> Optional.of(skipping.turn());
            case TurnStatement.Prolonging longer -> Optional.of(longer.turn());
        };
    }

    private static Optional<Refusal> judge(TurnStatement statement, Phase phase, TurnBoard board, MilestoneId id) {
        Optional<Refusal> ofPhase = switch (phase) {
            case Phase.Live _ -> Optional.empty();
            case Phase.Done done -> Optional.of(Refusals.phase(Reason.MILESTONE_DONE, id, done.ended()));
            case Phase.Cancelled gone -> Optional.of(Refusals.phase(Reason.MILESTONE_CANCELLED, id, gone.since()));
            case Phase.Held held
            when moves(statement) -> Optional.of(Refusals.phase(Reason.MILESTONE_HELD, id, held.since()));
            case Phase.Planned _
            when moves(statement) -> Optional.of(Refusals.milestone(Reason.MILESTONE_NOT_LIVE, id));
            case Phase.Held _ -> Optional.empty();
            case Phase.Planned _ -> Optional.empty();
        };
        return ofPhase.or(() -> judge(statement, board));
    }

    private static Optional<Refusal> judge(CheckIn.OfTurns checkIn, SlotStatus status) {
        Map<String, Object> facts = Map.of(
                "city",
                checkIn.city().value(),
                "slot",
                checkIn.slot().value(),
                "since",
                Objects.requireNonNullElse(status.since(), Instant.EPOCH));
        return switch (status.state()) {
            case RUNNING -> Optional.empty();
            case DONE -> Optional.of(new Refusal(Reason.SLOT_DONE, "/slot", facts));
            case SKIPPED -> Optional.of(new Refusal(Reason.SLOT_SKIPPED, "/slot", facts));
            case PLANNED ->
                moves(checkIn) ? Optional.of(new Refusal(Reason.SLOT_NOT_RUNNING, "/slot", facts)) : Optional.empty();
        };
    }

    /** Whether a statement is possible only while the block runs. */
    private static boolean moves(TurnStatement statement) {
        return statement instanceof TurnStatement.Starting || statement instanceof TurnStatement.Finishing;
    }

    private static Optional<Refusal> judge(TurnStatement statement, TurnBoard board) {
        return switch (statement) {
            case TurnStatement.Setting setting -> leftOut(setting.turns(), board);
            case TurnStatement.Starting starting -> judgeStart(starting.turn(), board);
            case TurnStatement.Finishing finishing -> judgeFinish(finishing.turn(), board);
            case TurnStatement.Skipping skipping -> judgeOpen(skipping.turn(), board);
            case TurnStatement.Prolonging longer ->
                judgeOpen(longer.turn(), board).or(() -> judgeLength(longer, board));
        };
    }

    private static Optional<Refusal> leftOut(List<Turn> order, TurnBoard board) {
        Set<TurnId> named = order.stream().map(Turn::id).collect(Collectors.toUnmodifiableSet());
        return board.turns().stream()
                .filter(TurnStatus::hasBegun)
                .map(status -> status.turn().id())
                .filter(id -> !named.contains(id))
                .findFirst()
                .map(id -> new Refusal(Reason.TURN_LEFT_OUT, "/turns", facts(id, board)));
    }

    private static Optional<Refusal> judgeStart(TurnId turn, TurnBoard board) {
        return board.find(turn)
                .map(status -> status.state() == TurnStatus.State.RUNNING
                        ? refusal(Reason.TURN_RUNNING, turn, board)
                        : Optional.<Refusal>empty())
                .orElseGet(() -> refusal(Reason.UNKNOWN_TURN, turn, board));
    }

    private static Optional<Refusal> judgeFinish(TurnId turn, TurnBoard board) {
        return board.find(turn)
                .map(status -> status.state() == TurnStatus.State.RUNNING
                        ? Optional.<Refusal>empty()
                        : refusal(Reason.TURN_NOT_RUNNING, turn, board))
                .orElseGet(() -> refusal(Reason.UNKNOWN_TURN, turn, board));
    }

    private static Optional<Refusal> judgeOpen(TurnId turn, TurnBoard board) {
        return board.find(turn)
                .map(status -> switch (status.state()) {
                    case PLANNED -> Optional.<Refusal>empty();
                    case RUNNING -> Optional.<Refusal>empty();
                    case DONE -> refusal(Reason.TURN_DONE, turn, board);
                    case SKIPPED -> refusal(Reason.TURN_SKIPPED, turn, board);
                })
                .orElseGet(() -> refusal(Reason.UNKNOWN_TURN, turn, board));
    }

    private static Optional<Refusal> judgeLength(TurnStatement.Prolonging longer, TurnBoard board) {
        return board.find(longer.turn())
                .map(TurnStatus::minutes)
                .filter(minutes -> minutes + longer.minutes().value() > TurnStatus.LONGEST)
                .map(minutes -> {
                    Map<String, Object> facts = new HashMap<>(facts(longer.turn(), board));
                    facts.put("minutes", minutes);
                    facts.put("most", TurnStatus.LONGEST);
                    return new Refusal(Reason.TURN_TOO_LONG, "/minutes", facts);
                });
    }

    private static Optional<Refusal> refusal(Reason reason, TurnId turn, TurnBoard board) {
        return Optional.of(new Refusal(reason, "/turn", facts(turn, board)));
    }

    /** Names a turn: its id, and where it is known what people call it by. */
    private static Map<String, Object> facts(TurnId id, TurnBoard board) {
        Map<String, Object> facts = new HashMap<>(Map.of("turn", id.value()));
        board.find(id).map(TurnStatus::turn).ifPresent(turn -> {
            if (turn.city() != null) {
                facts.put("speaker", turn.city().value());
            }
            if (turn.project() != null) {
                facts.put("shown", turn.project().value());
            }
            if (turn.title() != null) {
                facts.put("title", turn.title().value());
            }
        });
        return facts;
    }

    /**
     * Refuses each turn that cannot be in an order.
     *
     * @param milestone absent where it is the order of a slot
     */
    private Stream<Refusal> judgeOrder(
            List<Turn> turns, Predicate<CityId> isAttending, @Nullable MilestoneId milestone) {
        Set<TurnId> seen = new HashSet<>();
        return IntStream.range(0, turns.size()).boxed().flatMap(i -> {
            Turn turn = turns.get(i);
            String pointer = "/turns/" + i;
            Stream<Refusal> twice = seen.add(turn.id())
                    ? Stream.empty()
                    : Stream.of(new Refusal(
                            Reason.TURN_TWICE,
                            pointer + "/id",
                            Map.of("turn", turn.id().value())));
            return Stream.of(
                            twice,
                            judgeCity(turn.city(), pointer + "/city", isAttending, milestone),
                            judgeProject(turn.project(), pointer + "/project"))
                    .flatMap(refusals -> refusals);
        });
    }

    private Stream<Refusal> judgeCity(
            @Nullable CityId city, String pointer, Predicate<CityId> isAttending, @Nullable MilestoneId milestone) {
        if (city == null) {
            return Stream.empty();
        }
        if (editions().noneMatch(edition -> edition.cities().containsKey(city))) {
            return Stream.of(Refusals.unknownCity(city, pointer));
        }
        return milestone == null || isAttending.test(city)
                ? Stream.empty()
                : Stream.of(new Refusal(
                        Reason.NOT_ATTENDING, pointer, Map.of("city", city.value(), "milestone", milestone.value())));
    }

    private Stream<Refusal> judgeProject(@Nullable ProjectId project, String pointer) {
        return project == null
                        || editions()
                                .anyMatch(edition -> edition.projects().stream()
                                        .anyMatch(known -> known.id().equals(project)))
                ? Stream.empty()
                : Stream.of(new Refusal(Reason.UNKNOWN_PROJECT, pointer, Map.of("project", project.value())));
    }

    private boolean attends(CityId city, MilestoneId id) {
        return editions().map(edition -> edition.milestones().get(id)).anyMatch(milestone -> attends(city, milestone));
    }

    private static boolean attends(CityId city, @Nullable Milestone milestone) {
        return milestone != null && milestone.cities().contains(city);
    }

    /** What is announced now, and what was when it happened: a phone without network may not know better. */
    private Stream<Edition> editions() {
        return Stream.of(timeline.edition(), timeline.editionAsOf(observedAt));
    }

    private static Optional<Refusal> judgeSum(CheckIn.TurnsSet set, CityState city) {
        int others = city.turns().entrySet().stream()
                .filter(ofSlot -> !ofSlot.getKey().equals(set.slot()))
                .mapToInt(ofSlot -> ofSlot.getValue().board().turns().size())
                .sum();
        return others + set.turns().size() <= MOST_OF_CITY
                ? Optional.empty()
                : Optional.of(new Refusal(Reason.TOO_MANY_TURNS, "/turns", Map.of("most", MOST_OF_CITY)));
    }
}
