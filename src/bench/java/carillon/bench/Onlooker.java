package carillon.bench;

import org.jspecify.annotations.Nullable;

/** A watcher of Carillon who keeps the document, and comes back with a cursor. */
final class Onlooker implements Watcher {
    private final Gallery gallery;
    private volatile @Nullable Picture picture;
    private volatile int snapshots;

    /** One who has seen nothing yet, of the thread that the gallery belongs to. */
    Onlooker(Gallery gallery) {
        this.gallery = gallery;
    }

    @Override
    public String path(String usual) {
        @Nullable Picture known = picture;
        return known == null ? usual : usual + "?after=" + known.cursor();
    }

    @Override
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // Written by the thread of the gallery alone.
    public void heard(Message message) {
        picture = gallery.after(picture, message);
        if (message.beginsWith("{\"type\":\"snapshot\"")) {
            snapshots++;
        }
    }

    @Nullable
    Picture picture() {
        return picture;
    }

    boolean isAt(String cursor) {
        @Nullable Picture known = picture;
        return known != null && known.cursor().equals(cursor);
    }

    /** How many snapshots it got so far. */
    int snapshots() {
        return snapshots;
    }
}
