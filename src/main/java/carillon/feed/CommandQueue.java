package carillon.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The commands that wait to be decided, in the order in which they came. To be used on one event loop. */
final class CommandQueue {
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_BATCH = 1_000;

    private final ArrayDeque<PendingCommand> waiting = new ArrayDeque<>();
    private long oldestNanos;

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean isFull() {
        return waiting.size() >= MAX_WAITING;
    }

    void add(PendingCommand command) {
        if (waiting.isEmpty()) {
            oldestNanos = System.nanoTime();
        }
        waiting.add(command);
    }

    /** Returns when the first of those came that wait, or that were taken since, for the measures. */
    long oldestNanos() {
        return oldestNanos;
    }

    /** Takes as many as one append holds. */
    List<PendingCommand> takeBatch() {
        List<PendingCommand> batch = new ArrayList<>();
        while (!waiting.isEmpty() && batch.size() < MAX_BATCH) {
            batch.add(waiting.poll());
        }
        return batch;
    }

    /** Puts commands that were taken back ahead of the others. */
    void putBack(List<PendingCommand> commands) {
        commands.reversed().forEach(waiting::addFirst);
    }

    /**
     * Does the same where others may have come since.
     *
     * @param cameNanos what {@link #oldestNanos} was when they were taken
     */
    void putBack(List<PendingCommand> commands, long cameNanos) {
        oldestNanos = cameNanos;
        putBack(commands);
    }

    /** Answers all that nothing can be kept now. */
    void answerAllUnavailable() {
        waiting.forEach(PendingCommand::answerUnavailable);
        waiting.clear();
    }
}
