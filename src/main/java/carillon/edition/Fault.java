package carillon.edition;

/**
 * A fault in a file: Carillon cannot use it as it is.
 *
 * @param file the file, as it was named
 * @param line from 1; 0 where it concerns the file as a whole
 * @param pointer where it stands among the members (RFC 6901); empty where it concerns no member
 * @param words what is wrong, and what to write instead
 */
public record Fault(String file, int line, String pointer, Phrase words) {
    /** Returns what is wrong in English, which is what those who start a server read. */
    public String sentence() {
        return words.in(Language.EN);
    }

    /** Returns {@code file:line: sentence}, from which editors can jump to the line. */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + sentence() : file + ":" + line + ": " + sentence();
    }
}
