package carillon.journal;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the nodes on one journal tell each other and nobody keeps. A signal reaches those who listen at that moment, on whatever
 * node, the sender's own included; whoever is cut off then never hears it. Those of one node arrive in the order in which it
 * sent them.
 */
public interface Signals {
    /** The longest signal; PostgreSQL takes 7,999 bytes, and needs some to tell the journals apart. */
    int MAX_BYTES = 7_900;

    /**
     * Sends these signals: all of them, or none.
     *
     * @param signals of at most {@value #MAX_BYTES} bytes each in UTF-8, no two alike
     * @return fails with {@link DatabaseUnavailable} where the database cannot be reached
     */
    Future<Void> send(List<String> signals);

    /** Takes every signal from here on, on the context it was set from. */
    void onSignal(Consumer<String> listener);
}
