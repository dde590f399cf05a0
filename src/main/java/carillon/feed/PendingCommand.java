package carillon.feed;

import carillon.edition.Edition;
import carillon.timeline.Command;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that waits for its receipt, or a group of commands that waits for one receipt.
 *
 * @param commands in their order, at least one; kept all together or not at all
 * @param onto what must be announced ahead of the first one; null where that does not matter
 * @param number when it came, among all that came ({@link Freshness})
 * @param since when it came, by the server's clock
 */
record PendingCommand(
        List<Command> commands, @Nullable Edition onto, long number, Instant since, Promise<Receipt> receipt) {

    PendingCommand(Command command, long number, Instant since, Promise<Receipt> receipt) {
        this(List.of(command), null, number, since, receipt);
    }

    /** Answers that nothing can be kept now, unless it was answered already. */
    void answerUnavailable() {
        receipt.tryComplete(new Receipt.Unavailable());
    }
}
