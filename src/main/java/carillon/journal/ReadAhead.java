package carillon.journal;

import carillon.statement.Positioned;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Asks for the pages behind a full one at once, so that the database reads them, and workers decode them, while the one before is being
 * taken. It serves one reading of pages in order, from when it is made: nothing that it answers was read before that.
 *
 * <p>The page behind another is asked for by the position at which a full one ends, for a journal has no gaps. Where it does not end there,
 * nothing of what was asked for ahead is used.
 *
 * @param <T> what the pages are made of
 */
public final class ReadAhead<T extends Positioned> implements Pages.Source<T> {
    /** One is being taken, one decoded, one read. Each holds as many lines as its reader asks for. */
    private static final int AHEAD = 3;

    private final Pages.Source<T> source;
    private final ArrayDeque<Asked<T>> ahead = new ArrayDeque<>(AHEAD);
    private boolean goesOn;

    private record Asked<T>(long after, Future<List<T>> page) {}

    public ReadAhead(Pages.Source<T> source) {
        this.source = source;
    }

    @Override
    public Future<List<T>> after(long seq, int limit) {
        if (!ahead.isEmpty() && ahead.getFirst().after() != seq) {
            ahead.clear();
        }
        Asked<T> asked = ahead.isEmpty() ? new Asked<>(seq, source.after(seq, limit)) : ahead.removeFirst();
        if (goesOn) {
            askAhead(seq + limit, limit);
        }
        return asked.page().onSuccess(read -> {
            goesOn = read.size() == limit && read.getLast().seq() == seq + limit;
            if (goesOn) {
                askAhead(seq + limit, limit);
            } else {
                ahead.clear();
            }
        });
    }

    /** Not before one page was full: nearly always there is only one. */
    private void askAhead(long first, int limit) {
        while (ahead.size() < AHEAD) {
            long next = first + (long) limit * ahead.size();
            ahead.addLast(new Asked<>(next, source.after(next, limit)));
        }
    }
}
