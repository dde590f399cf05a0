package carillon.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the log as one JSON object a line, for programs that collect logs: {@code time}, {@code level}, {@code logger},
 * {@code message} and {@code thread}, and where there is an exception {@code exception}, with its {@code class}, {@code message} and
 * {@code stack}. The sentences are those of the text.
 */
public final class JsonLog extends Formatter {
    /** The names of the levels as programs that collect logs know them; the runtime has others. */
    private static final Map<Level, String> LEVELS = Map.of(
            Level.SEVERE, "error",
            Level.WARNING, "warning",
            Level.INFO, "info",
            Level.CONFIG, "debug",
            Level.FINE, "debug",
            Level.FINER, "trace",
            Level.FINEST, "trace");

    private static volatile boolean installed;

    /** Has all handlers of the root logger write JSON, and progress be logged. */
    public static void install() {
        installed = true;
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFormatter(new JsonLog());
        }
    }

    /** Whether the log is JSON: then nothing else belongs on standard error. */
    public static boolean isInstalled() {
        return installed;
    }

    @Override
    public String format(LogRecord line) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("time", line.getInstant().toString());
        object.put("level", LEVELS.getOrDefault(line.getLevel(), "info"));
        object.put("logger", known(line.getLoggerName()));
        object.put("message", known(formatMessage(line)));
        object.put("thread", line.getLongThreadID());
        @Nullable Throwable thrown = line.getThrown();
        if (thrown != null) {
            object.set("exception", exception(thrown));
        }
        return object + "\n";
    }

    /** What the runtime leaves out is empty: programs expect a text. */
    private static String known(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static ObjectNode exception(Throwable thrown) {
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack));
        return JsonNodeFactory.instance
                .objectNode()
                .put("class", thrown.getClass().getName())
                .put("message", thrown.getMessage())
                .put("stack", stack.toString());
    }
}
