package carillon.timeline;

import carillon.statement.Author;
import carillon.statement.Statement;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to say something. Whether they may speak for that city was settled before.
 *
 * @param id made by who says it; the same id with the same content is the same command again
 * @param by who says it
 * @param statement what they say
 * @param observedAt when it happened, in whole milliseconds; absent where it happens as it is said
 * @param seen the journal's last position that whoever decides about a milestone had seen; absent where they decide whatever
 *     was decided before. It is a condition, not a part of what is said, and so is not kept
 */
public record Command(
        UUID id,
        Author by,
        Statement statement,
        @Nullable Instant observedAt,
        @Nullable Long seen) {
    public Command {
        if (statement instanceof Statement.Unknown) {
            throw new IllegalArgumentException("nobody can say what this version does not know");
        }
    }

    /** What is said whatever was said before. */
    public Command(UUID id, Author by, Statement statement, @Nullable Instant observedAt) {
        this(id, by, statement, observedAt, null);
    }
}
