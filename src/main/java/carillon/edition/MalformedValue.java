package carillon.edition;

/** A value that cannot be read, by a parser that knows better than its form what is wrong with it. */
public final class MalformedValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    /**
     * Says what is wrong.
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
