package carillon.timeline;

import carillon.statement.Turn;
import carillon.statement.TurnId;
import carillon.statement.TurnStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The turns of one block: of a milestone, or of a slot.
 *
 * <p>Turns run only while their block does, and at most one at a time. Statements are held to that before they are
 * accepted; as one from a phone without network may still land between two others, each step is defined after any
 * state, and what cannot be changes nothing.
 *
 * @param turns in their order, at most {@value Turn#MOST}
 * @param isBlockRunning whether the milestone is live, or the slot runs
 */
record TurnBoard(List<TurnStatus> turns, boolean isBlockRunning) {
    static final TurnBoard NONE = new TurnBoard(List.of(), false);

    /** The expected times of a turn; once it has begun or is done, the actual ones. */
    record Expected(Instant start, Instant end) {}

    TurnBoard {
        turns = List.copyOf(turns);
    }

    TurnBoard after(TurnStatement statement, Instant at) {
        return switch (statement) {
            case TurnStatement.Setting setting -> set(setting.turns());
            case TurnStatement.Starting starting -> started(starting.turn(), at);
            case TurnStatement.Finishing finishing -> with(finishing.turn(), turn -> turn.finished(at));
            case TurnStatement.Skipping skipping -> with(skipping.turn(), TurnStatus::skipped);
            case TurnStatement.Prolonging longer -> with(longer.turn(), turn -> turn.prolonged(longer.minutes()));
        };
    }

    /** Takes a new order over; what has begun and is not in it stays ahead of it, the newest as far as there is room. */
    private TurnBoard set(List<Turn> order) {
        List<TurnStatus> now = new ArrayList<>();
        for (Turn turn : order) {
            now.add(find(turn.id()).map(status -> status.setAs(turn)).orElseGet(() -> TurnStatus.planned(turn)));
        }
        Set<TurnId> named = order.stream().map(Turn::id).collect(Collectors.toUnmodifiableSet());
        List<TurnStatus> leftOut = turns.stream()
                .filter(status ->
                        status.hasBegun() && !named.contains(status.turn().id()))
                .sorted(Comparator.comparing(TurnBoard::startOf))
                .toList();
        int room = Math.max(0, Turn.MOST - now.size());
        now.addAll(0, leftOut.subList(Math.max(0, leftOut.size() - room), leftOut.size()));
        return new TurnBoard(now, isBlockRunning);
    }

    private TurnBoard started(TurnId id, Instant at) {
        if (!isBlockRunning || find(id).isEmpty()) {
            return this;
        }
        return each(status -> status.turn().id().equals(id) ? status.started(at) : status.finished(at));
    }

    private TurnBoard with(TurnId id, UnaryOperator<TurnStatus> change) {
        return each(status -> status.turn().id().equals(id) ? change.apply(status) : status);
    }

    private TurnBoard each(UnaryOperator<TurnStatus> change) {
        return new TurnBoard(turns.stream().map(change).toList(), isBlockRunning);
    }

    /** Returns the turns after a decision about their milestone. */
    TurnBoard after(Phase before, Phase now, Instant at) {
        if (now instanceof Phase.Live) {
            return new TurnBoard(turns, true);
        }
        boolean hasBegun = before instanceof Phase.Live || before instanceof Phase.Done;
        return now instanceof Phase.Planned && hasBegun
                ? new TurnBoard(each(TurnStatus::plannedAgain).turns, false)
                : blockEnded(at);
    }

    /** Returns the turns after a check-in about their slot. */
    TurnBoard after(SlotStatus now, Instant at) {
        return now.state() == SlotStatus.State.RUNNING ? new TurnBoard(turns, true) : blockEnded(at);
    }

    private TurnBoard blockEnded(Instant at) {
        return new TurnBoard(each(status -> status.finished(at)).turns, false);
    }

    boolean isEmpty() {
        return turns.isEmpty();
    }

    Optional<TurnStatus> find(TurnId id) {
        return turns.stream().filter(status -> status.turn().id().equals(id)).findFirst();
    }

    Optional<TurnStatus> running() {
        return turns.stream()
                .filter(status -> status.state() == TurnStatus.State.RUNNING)
                .findFirst();
    }

    /**
     * Computes the expected times, each turn after the one before: those that have begun by their actual times, then
     * those planned in their order. A turn that was skipped has none.
     *
     * @param blockStart when the block starts or started; null where that is not known, or nothing more will start in
     *     it: planned turns have no times then
     */
    Map<TurnId, Expected> expected(@Nullable Instant blockStart) {
        Map<TurnId, Expected> times = new HashMap<>();
        @Nullable Instant free = blockStart;
        for (TurnStatus turn : begun().toList()) {
            Expected begun = timesOf(turn);
            times.put(turn.turn().id(), begun);
            free = free == null || begun.end().isBefore(free) ? free : begun.end();
        }
        for (TurnStatus turn : turns) {
            if (turn.state() == TurnStatus.State.PLANNED && blockStart != null && free != null) {
                Instant end = free.plus(turn.length());
                times.put(turn.turn().id(), new Expected(free, end));
                free = end;
            }
        }
        return times;
    }

    private Stream<TurnStatus> begun() {
        return turns.stream().filter(TurnStatus::hasBegun);
    }

    private static Expected timesOf(TurnStatus begun) {
        Instant start = startOf(begun);
        @Nullable Instant end = begun.end();
        return new Expected(start, end == null ? start.plus(begun.length()) : end);
    }

    private static Instant startOf(TurnStatus begun) {
        return Objects.requireNonNull(begun.start());
    }
}
