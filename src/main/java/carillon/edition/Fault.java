package carillon.edition;

/**
 * What is wrong in a file that somebody wrote.
 *
 * @param file the file, as it was named
 * @param line from 1; 0 where it concerns the file as a whole
 * @param sentence what is wrong, and what to write instead
 */
public record Fault(String file, int line, String sentence) {
    /** {@code file:line: sentence}, the form that editors can jump to. */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + sentence : file + ":" + line + ": " + sentence;
    }
}
