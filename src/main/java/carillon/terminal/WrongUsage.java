package carillon.terminal;

import java.io.Serial;

/** What was typed cannot be read. The message is a sentence that says what to type. */
public final class WrongUsage extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    public WrongUsage(String message) {
        super(message);
    }
}
