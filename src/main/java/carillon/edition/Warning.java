package carillon.edition;

/**
 * A warning about a file: it can be read, but may not say what its author means.
 *
 * @param file the file, as it was named
 * @param line from 1
 * @param sentence what is odd, and what to write where something else was meant
 */
public record Warning(String file, int line, String sentence) {
    /** {@code file:line: warning: sentence}, the form that editors can jump to. */
    @Override
    public String toString() {
        return file + ":" + line + ": warning: " + sentence;
    }
}
