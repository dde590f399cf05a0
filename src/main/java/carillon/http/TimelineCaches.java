package carillon.http;

import carillon.season.OpenEdition;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.WeakHashMap;

/** What is encoded of each open edition, for all event loops of the node; forgotten once the edition is put away. */
public final class TimelineCaches {
    private final Vertx vertx;
    private final Map<OpenEdition, TimelineCache> caches = new WeakHashMap<>();

    public TimelineCaches(Vertx vertx) {
        this.vertx = vertx;
    }

    synchronized TimelineCache of(OpenEdition edition) {
        return caches.computeIfAbsent(edition, _ -> new TimelineCache(vertx));
    }
}
