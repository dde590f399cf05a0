package carillon.settings;

/**
 * A value as somebody wrote it.
 *
 * @param text the value
 * @param source how sentences name it, as “--port” or “CARILLON_PORT”; for the settings file, the file and the line
 * @param kind where it was written
 */
record Written(String text, String source, Kind kind) {
    /** The places where a value may be written; an earlier one wins over those behind it. */
    enum Kind {
        OPTION,
        ENVIRONMENT,
        FILE
    }
}
