package carillon.journal;

import carillon.statement.Positioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Entry} as the journal has it, whatever of it this version knows.
 *
 * @param by who said it, as JSON
 * @param statement what was said, as JSON
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
