package carillon.log;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Whether somebody reads what is printed, on a terminal. */
public final class Terminal {
    private Terminal() {}

    /** Whether standard input and output are a terminal. Java 25 has a console for a terminal only, others have one always. */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isThere() {
        @Nullable Console console = System.console();
        return console != null && console.isTerminal();
    }
}
