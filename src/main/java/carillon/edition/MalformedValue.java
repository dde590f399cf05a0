package carillon.edition;

/** A value cannot be read, and the parser knows a better advice than the form of the value. */
public final class MalformedValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final Phrase words;

    /**
     * Creates the exception.
     *
     * @param words what to do, as the rest of a sentence: “name” cannot be “value”: {advice}
     */
    MalformedValue(Phrase words) {
        super(words.in(Language.EN));
        this.words = words;
    }

    /** Creates the exception for a value that only those who start a server write. */
    public MalformedValue(String advice) {
        this(Phrase.inEnglish(advice));
    }

    /** What to do, as the rest of a sentence. */
    Phrase words() {
        return words;
    }

    /** The same in English. */
    public String advice() {
        return words.in(Language.EN);
    }
}
