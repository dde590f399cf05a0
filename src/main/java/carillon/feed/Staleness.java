package carillon.feed;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether this node hears of its journal.
 *
 * @param since when it noticed, by the server's clock, that it does not: from then on the timeline it shows may be out
 *     of date; empty where it does
 */
public record Staleness(Optional<Instant> since) {
    public static final Staleness NONE = new Staleness(Optional.empty());
}
