package carillon.settings;

/** Who may read the metrics on the port of the pages. */
enum MetricsReaders {
    TOKEN,
    OPEN,
    /** The former setting, which was no protection: requests through a proxy on this machine come from it too. */
    LOOPBACK;

    static MetricsReaders parse(String text) {
        return switch (text) {
            case "token" -> TOKEN;
            case "open" -> OPEN;
            case "loopback" -> LOOPBACK;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
