package carillon.wire;

/** Refuses a request over HTTP/1 for how it is framed. */
public abstract class FramingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    protected FramingException(String message) {
        super(message);
    }

    /** Returns at once: the client is at fault, and no stack trace helps. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
