package carillon.exchange;

import carillon.edition.Phrase;

/** A file cannot be read on from a line: it is not of the form that it should be. */
final class MalformedFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    @SuppressWarnings("serial")
    private final Phrase words;

    /** @param line from 1; 0 where it concerns the file as a whole */
    MalformedFile(int line, Phrase words) {
        super(words.key(), null, false, false);
        this.line = line;
        this.words = words;
    }

    int line() {
        return line;
    }

    Phrase words() {
        return words;
    }
}
