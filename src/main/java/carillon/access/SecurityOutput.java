package carillon.access;

import java.util.function.Consumer;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Where the lines of the security log go: to the system logger {@value #NAME}, for whoever runs the server to send where they like.
 * Where they configured no logging, to the console, each on one line, for Java's own format makes two.
 */
public final class SecurityOutput {
    /** The logger's name. */
    public static final String NAME = "carillon.security";

    private static final System.Logger LOG = System.getLogger(NAME);

    /** Held, since whoever configures a logger that nobody holds configures nothing. */
    private static final Logger CONFIGURED = Logger.getLogger(NAME);

    private SecurityOutput() {}

    /** The one of this process. */
    public static Consumer<String> open() {
        if (!isLoggingConfigured() && CONFIGURED.getHandlers().length == 0) {
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
        public String format(LogRecord told) {
            return told.getLoggerName() + " " + told.getMessage() + System.lineSeparator();
        }
    }
}
