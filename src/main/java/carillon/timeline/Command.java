package carillon.timeline;

import carillon.journal.Author;
import carillon.journal.Statement;
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
 */
public record Command(
        UUID id, Author by, Statement statement, @Nullable Instant observedAt) {}
