package carillon.edition;

/** A value cannot be read, and the parser knows a better advice than the form of the value. */
public final class MalformedValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    /**
     * Creates the exception.
     *
     * @param advice what to do, as the rest of a sentence: “name” cannot be “value”: {advice}
     */
    public MalformedValue(String advice) {
        super(advice);
        this.advice = advice;
    }

    /** What to do, as the rest of a sentence. */
    public String advice() {
        return advice;
    }
}
