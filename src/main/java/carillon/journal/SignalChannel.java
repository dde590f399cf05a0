package carillon.journal;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sends transient messages between the nodes on one journal. A signal reaches the listeners of that moment on every node, the
 * sender's own included, and is not kept: a node that is cut off misses it. The signals of one node arrive in the order in which it
 * sent them.
 */
public interface SignalChannel {
    /** The longest signal; PostgreSQL takes 7,999 bytes, some of which hold the journal's id. */
    int MAX_BYTES = 7_900;

    /**
     * Sends these signals: all of them, or none.
     *
     * @param signals of at most {@value #MAX_BYTES} bytes each in UTF-8, no two alike
     * @return fails with {@link carillon.postgres.DatabaseUnavailable} where the database cannot be reached
     */
    Future<Void> send(List<String> signals);

    /** Adds a listener for every signal from now on, which is called on the context that added it. */
    void onSignal(Consumer<String> listener);
}
