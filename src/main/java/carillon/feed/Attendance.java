package carillon.feed;

import carillon.edition.CityId;
import io.vertx.core.Vertx;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts those who watch on one event loop, and tells the node. */
final class Attendance {
    /** Many may come in one moment. */
    private static final long TELL_MILLIS = 250;

    private final UUID loop = UUID.randomUUID();
    private final TreeMap<CityId, Integer> cities = new TreeMap<>();
    private final Throttle telling;
    private int total;

    Attendance(Vertx vertx, Bus bus) {
        telling = new Throttle(
                vertx,
                TELL_MILLIS,
                () -> bus.tell(Addresses.ATTENDANCE, new Attended(loop, new Presence(total, cities))));
    }

    /**
     * So many watch on one event loop.
     *
     * @param loop which one; it replaces what that one said before
     */
    record Attended(UUID loop, Presence presence) {}

    /** Somebody comes, who has not said from where. */
    void comes() {
        total++;
        telling.want();
    }

    /** Somebody says from where they watch. */
    void isIn(@Nullable CityId before, CityId city) {
        if (!city.equals(before)) {
            leaves(before);
            cities.merge(city, 1, Integer::sum);
            telling.want();
        }
    }

    /** Somebody goes. */
    void goes(@Nullable CityId city) {
        total--;
        leaves(city);
        telling.want();
    }

    private void leaves(@Nullable CityId city) {
        if (city != null) {
            cities.computeIfPresent(city, (unused, count) -> count == 1 ? null : count - 1);
        }
    }
}
