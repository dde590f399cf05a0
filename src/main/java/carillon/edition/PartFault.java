package carillon.edition;

/**
 * A fault in a part of an edition that was sent to be published.
 *
 * @param pointer where it stands in what was sent (RFC 6901)
 * @param words what is wrong, and what to write instead
 */
public record PartFault(String pointer, Phrase words) {
    /** Returns what is wrong in English. */
    public String sentence() {
        return words.in(Language.EN);
    }

    @Override
    public String toString() {
        return pointer + ": " + sentence();
    }
}
