package carillon.journal;

/** The database cannot be reached now. Nothing was acknowledged; trying again later is safe. */
public final class JournalUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
