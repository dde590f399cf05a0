package carillon.timeline;

import carillon.statement.Author;
import carillon.statement.Statement;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement that its author wants to be kept. Whether they may speak for that city was checked before.
 *
 * @param id made by the client; the same id with the same content is the same command again
 * @param by its author
 * @param observedAt when it happened, in whole milliseconds; null where it happens as it is posted
 * @param seen the journal's last position that the author of a decision about a milestone had seen; null where the
 *     decision stands on no condition. It is not a part of the statement, and so is not kept
 */
public record Command(
        UUID id,
        Author by,
        Statement statement,
        @Nullable Instant observedAt,
        @Nullable Long seen) {
    public Command {
        if (statement instanceof Statement.Unknown) {
            throw new IllegalArgumentException("no command has a statement that this version does not know");
        }
    }

    /** Makes a command that stands on no condition. */
    public Command(UUID id, Author by, Statement statement, @Nullable Instant observedAt) {
        this(id, by, statement, observedAt, null);
    }
}
