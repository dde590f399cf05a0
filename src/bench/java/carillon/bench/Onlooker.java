package carillon.bench;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A watcher of Carillon who keeps the document, and comes back with a cursor. */
final class Onlooker implements Watcher {
    private final Gallery gallery;
    private volatile @Nullable Picture picture;
    private final AtomicInteger snapshots = new AtomicInteger();

    /** One who has seen nothing yet, of the thread that the gallery belongs to. */
    Onlooker(Gallery gallery) {
        this.gallery = gallery;
    }

    @Override
    public String path(String usual) {
        return picture().map(known -> usual + "?after=" + known.cursor()).orElse(usual);
    }

    @Override
    public void heard(Message message) {
        picture = gallery.after(picture, message);
        if (message.beginsWith("{\"type\":\"snapshot\"")) {
            snapshots.incrementAndGet();
        }
    }

    /** The document it has; absent for who has seen nothing yet. */
    Optional<Picture> picture() {
        return Optional.ofNullable(picture);
    }

    boolean isAt(String cursor) {
        return picture().filter(known -> known.cursor().equals(cursor)).isPresent();
    }

    /** How many snapshots it got so far. */
    int snapshots() {
        return snapshots.get();
    }
}
