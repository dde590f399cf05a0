package carillon.feed;

/**
 * Where a watcher stands in the feed.
 *
 * <pre>
 *             join                         the feed goes on
 *   ┌─────┐ ──────────────▶ ┌───────────┐ ───┐
 *   │ New │                 │ Following │    │
 *   └─────┘ ──┐             └───────────┘ ◀──┘
 *             │ awaitCursor      ▲
 *             └──▶ ┌───────┐ ────┘ this node has read as far
 *                  │ Ahead │
 *                  └───────┘
 * </pre>
 */
sealed interface WatcherState {
    /** It has been sent no document. */
    record New() implements WatcherState {}

    /**
     * It holds the document of a version, and is sent how later ones differ.
     *
     * @param version the one it was brought to last
     */
    record Following(TimelineVersion version) implements WatcherState {}

    /**
     * It holds a document that this node has not read as far as, and is sent nothing until it has: the watcher keeps
     * what it has seen.
     *
     * @param cursor where it has been, on another node
     */
    record Ahead(Cursor cursor) implements WatcherState {}
}
