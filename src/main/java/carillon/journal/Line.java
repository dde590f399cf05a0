package carillon.journal;

import carillon.statement.Positioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An {@link carillon.statement.Entry} as the journal has it, with members and kinds that this version may not know.
 *
 * @param by its author, as JSON
 * @param statement its statement, as JSON
 */
public record Line(
        long seq,
        UUID id,
        Instant at,
        String by,
        String statement,
        @Nullable Instant claimed) implements Positioned {

    /** When it happened. */
    public Instant observedAt() {
        return claimed == null ? at : claimed;
    }
}
