package carillon.settings;

/** The form of the log. */
public enum LogForm {
    /** Lines for people, as the Java runtime writes them. */
    TEXT,
    /** One JSON object a line. */
    JSON;

    static LogForm parse(String text) {
        return switch (text) {
            case "text" -> TEXT;
            case "json" -> JSON;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
