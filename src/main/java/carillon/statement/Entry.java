package carillon.statement;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal: somebody said something, and it was accepted.
 *
 * @param seq its position, from 1, without gaps, in commit order
 * @param id made by who said it, so that saying it again is safe
 * @param at when the server accepted it, in whole milliseconds; never before the entry ahead of it
 * @param by who said it
 * @param statement what was said
 * @param claimed when it happened, as whoever said it gave it; absent where it happened as it was said
 */
public record Entry(
        long seq,
        UUID id,
        Instant at,
        Author by,
        Statement statement,
        @Nullable Instant claimed) implements Positioned {
    public Entry {
        if (seq < 1) {
            throw new IllegalArgumentException("positions start at 1, not " + seq);
        }
    }

    /** When it happened: the instant by which it is judged and takes its place. */
    public Instant observedAt() {
        return claimed == null ? at : claimed;
    }
}
