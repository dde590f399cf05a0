package carillon.feed;

import carillon.edition.CityId;
import io.vertx.core.Vertx;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts the watchers of one event loop, and publishes how many there are. */
final class PresenceCounter {
    /** Many may come at once. */
    private static final long PUBLISH_MILLIS = 250;

    private final UUID loop = UUID.randomUUID();
    private final TreeMap<CityId, Integer> cities = new TreeMap<>();
    private final Throttle publishing;
    private int total;

    PresenceCounter(Vertx vertx, Bus bus) {
        publishing = new Throttle(
                vertx,
                PUBLISH_MILLIS,
                () -> bus.publish(Addresses.LOOP_PRESENCE, new LoopPresence(loop, new Presence(total, cities))));
    }

    /**
     * How many watch on one event loop.
     *
     * @param loop which one; it replaces what was published of the same loop before
     */
    record LoopPresence(UUID loop, Presence presence) {}

    /** Counts a watcher that has not said from where it watches. */
    void add() {
        total++;
        publishing.request();
    }

    /** Counts a watcher in the city from which it says it watches, and no more in the one before. */
    void setCity(@Nullable CityId before, CityId city) {
        if (!city.equals(before)) {
            removeFrom(before);
            cities.merge(city, 1, Integer::sum);
            publishing.request();
        }
    }

    /** Counts a watcher no more. */
    void remove(@Nullable CityId city) {
        total--;
        removeFrom(city);
        publishing.request();
    }

    private void removeFrom(@Nullable CityId city) {
        if (city != null) {
            cities.computeIfPresent(city, (_, count) -> count == 1 ? null : count - 1);
        }
    }
}
