package carillon.postgres;

/** The database cannot be reached now. Nothing was acknowledged, so trying again later is safe. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
