package carillon.bench;

/** Who hears what one socket brings. Called by one thread at a time. */
interface Watcher {
    /** The path to connect to, where it is not the usual one. */
    default String path(String usual) {
        return usual;
    }

    void heard(Message message);
}
