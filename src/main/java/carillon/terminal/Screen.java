package carillon.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A screenful of lines that is drawn again in its place, on the terminal's other screen, so that what stood there before comes back at
 * the end. The cursor is hidden meanwhile.
 */
public final class Screen implements AutoCloseable {
    private static final String OPEN = "\u001b[?1049h\u001b[?25l\u001b[2J";
    private static final String CLOSE = "\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintWriter out;
    private @Nullable List<String> shown;
    private boolean isClosed;

    public Screen(PrintWriter out) {
        this.out = out;
        out.print(OPEN);
        out.flush();
    }

    /** Shows these lines; they fit. */
    public synchronized void show(List<String> lines) {
        if (isClosed || Objects.equals(shown, lines)) {
            return;
        }
        shown = List.copyOf(lines);
        out.print(HOME + String.join(CLEAR_LINE + "\r\n", lines) + CLEAR_LINE + CLEAR_BELOW);
        out.flush();
    }

    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            out.print(CLOSE);
            out.flush();
        }
    }
}
