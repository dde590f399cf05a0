package carillon.feed;

import carillon.timeline.Command;
import io.vertx.core.Promise;
import java.time.Instant;

/**
 * A command that waits for its receipt.
 *
 * @param number when it came, among all that came ({@link Freshness})
 * @param since when it came, by the server's clock
 */
record PendingCommand(Command command, long number, Instant since, Promise<Receipt> receipt) {

    /** Answers that nothing can be kept now, unless it was answered already. */
    void answerUnavailable() {
        receipt.tryComplete(new Receipt.Unavailable());
    }
}
