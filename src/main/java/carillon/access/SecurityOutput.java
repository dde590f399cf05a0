package carillon.access;

import java.util.function.Consumer;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Writes the lines of the security log to the system logger {@value #NAME}, which administrators can configure. Without a
 * logging configuration they go to the console, each on one line; Java's own format takes two.
 */
public final class SecurityOutput {
    /** The logger's name. */
    public static final String NAME = "carillon.security";

    private static final System.Logger LOG = System.getLogger(NAME);

    /** Held: {@code LogManager} forgets a logger that is not, with its configuration. */
    private static final Logger CONFIGURED = Logger.getLogger(NAME);

    private SecurityOutput() {}

    /**
     * Opens the output of this process, which takes one line at a time.
     *
     * @param likeTheRest whether its lines have the form of the rest of the log
     */
    public static Consumer<String> open(boolean likeTheRest) {
        if (!likeTheRest && !isLoggingConfigured() && CONFIGURED.getHandlers().length == 0) {
            ConsoleHandler console = new ConsoleHandler();
            console.setFormatter(new OneLine());
            CONFIGURED.addHandler(console);
            CONFIGURED.setUseParentHandlers(false);
        }
        return line -> LOG.log(System.Logger.Level.INFO, line);
    }

    private static boolean isLoggingConfigured() {
        return System.getProperty("java.util.logging.config.file") != null
                || System.getProperty("java.util.logging.config.class") != null
                || LogManager.getLogManager().getProperty(NAME + ".handlers") != null;
    }

    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord line) {
            return line.getLoggerName() + " " + line.getMessage() + System.lineSeparator();
        }
    }
}
