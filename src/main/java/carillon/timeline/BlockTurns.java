package carillon.timeline;

import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.TurnStatement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was said of the turns of one block, and what follows from it.
 *
 * @param said the statements about the turns that hold
 * @param board computed from them, and from what was said of the block
 * @param heard when the last of them was accepted or happened, whichever is later; {@link Instant#MIN} where there was none
 */
record BlockTurns(History said, TurnBoard board, Instant heard) {
    static final BlockTurns NONE = new BlockTurns(History.NONE, TurnBoard.NONE, Instant.MIN);

    /** Returns this with one more statement, but not yet what follows from it. */
    private BlockTurns plus(Entry entry) {
        return new BlockTurns(said.plus(entry), board, latest(latest(heard, entry.at()), entry.observedAt()));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /**
     * Returns the turns of a milestone after a statement about them.
     *
     * @param planned the announced start of the milestone
     */
    BlockTurns plus(Entry entry, Instant planned, History decisions) {
        return isLast(entry, decisions) ? stepped(entry) : plus(entry).ofMilestone(planned, decisions);
    }

    /** Returns the turns of a slot after a statement about them. */
    BlockTurns plus(Entry entry, History ofSlot) {
        return isLast(entry, ofSlot) ? stepped(entry) : plus(entry).ofSlot(ofSlot);
    }

    /** Returns the turns of a slot without the statements about them that were taken back, and with those that are back. */
    BlockTurns after(Reversal reversal, History ofSlot) {
        History now = said;
        for (Entry entry : reversal.taken()) {
            now = now.minus(entry);
        }
        for (Entry entry : reversal.back()) {
            now = now.plus(entry);
        }
        return new BlockTurns(now, board, heard).ofSlot(ofSlot);
    }

    /** Whether an entry happened after all else, as nearly always; then one step leads to what follows. */
    private boolean isLast(Entry entry, History ofBlock) {
        return said.last().filter(last -> isAfter(entry, last)).isPresent()
                && ofBlock.last().filter(last -> !isAfter(entry, last)).isEmpty();
    }

    private static boolean isAfter(Entry entry, Entry other) {
        return EntryOrder.BY_OCCURRENCE.compare(entry, other) > 0;
    }

    private BlockTurns stepped(Entry entry) {
        return plus(entry).with(board.after((TurnStatement) entry.statement(), entry.observedAt()));
    }

    private BlockTurns with(TurnBoard now) {
        return new BlockTurns(said, now, heard);
    }

    /** Returns the turns after what was said of their milestone, or is announced of it, has changed. */
    BlockTurns ofMilestone(Instant planned, History decisions) {
        return with(boardOfMilestone(planned, decisions, said));
    }

    /** Returns the turns after what was said of their slot has changed. */
    BlockTurns ofSlot(History checkIns) {
        return with(boardOfSlot(checkIns, said));
    }

    /** Returns the turns of a milestone as they were at an instant. */
    TurnBoard ofMilestoneAsOf(Instant instant, Instant planned, History decisions) {
        return boardOfMilestone(planned, decisions.asOf(instant), said.asOf(instant));
    }

    /** Returns the turns of a slot as they were at an instant. */
    TurnBoard ofSlotAsOf(Instant instant, History checkIns) {
        return boardOfSlot(checkIns.asOf(instant), said.asOf(instant));
    }

    private static TurnBoard boardOfMilestone(Instant planned, History decisions, History said) {
        TurnBoard board = TurnBoard.NONE;
        Phase phase = Phase.of(planned, History.NONE);
        for (Entry entry : merged(decisions, said)) {
            if (entry.statement() instanceof Decision.OfMilestone decision) {
                Phase next = phase.after(decision, entry.observedAt());
                board = board.after(phase, next, entry.observedAt());
                phase = next;
            } else {
                board = board.after((TurnStatement) entry.statement(), entry.observedAt());
            }
        }
        return board;
    }

    private static TurnBoard boardOfSlot(History checkIns, History said) {
        TurnBoard board = TurnBoard.NONE;
        SlotStatus status = SlotStatus.PLANNED;
        for (Entry entry : merged(checkIns, said)) {
            if (entry.statement() instanceof CheckIn.OfSlot checkIn) {
                status = status.after(checkIn, entry.observedAt());
                board = board.after(status, entry.observedAt());
            } else {
                board = board.after((TurnStatement) entry.statement(), entry.observedAt());
            }
        }
        return board;
    }

    /** Returns the entries of both in their order; none where nothing was said of turns, as of nearly all blocks. */
    private static List<Entry> merged(History ofBlock, History said) {
        return said.last().isEmpty()
                ? List.of()
                : Stream.concat(ofBlock.entries(), said.entries())
                        .sorted(EntryOrder.BY_OCCURRENCE)
                        .toList();
    }

    Optional<Instant> lastObserved() {
        return said.last().map(Entry::observedAt);
    }
}
