package carillon.log;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Where a progress is shown: one line that is rewritten, on a terminal; otherwise a line each time. */
final class ProgressLine {
    private static final System.Logger LOG = System.getLogger(Progress.class.getName());
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final PrintStream out;
    private final boolean terminal;
    private final Consumer<String> lines;
    private int width;
    private boolean isShown;

    ProgressLine(PrintStream out, boolean terminal) {
        this(out, terminal, out::println);
    }

    private ProgressLine(PrintStream out, boolean terminal, Consumer<String> lines) {
        this.out = out;
        this.lines = lines;
        this.terminal = terminal;
    }

    static ProgressLine onStandardError() {
        return JsonLog.isInstalled()
                ? new ProgressLine(System.err, false, sentence -> LOG.log(System.Logger.Level.INFO, sentence))
                : new ProgressLine(System.err, isTerminal());
    }

    private static boolean isTerminal() {
        return Terminal.isThere() && !"dumb".equals(System.getenv("TERM")) && !isRedirected();
    }

    /** Java tells of standard input and output only; Linux tells of standard error too. */
    private static boolean isRedirected() {
        try {
            return Files.isSymbolicLink(STANDARD_ERROR)
                    && !Files.readSymbolicLink(STANDARD_ERROR).startsWith("/dev");
        } catch (IOException e) {
            return false;
        }
    }

    boolean isRewritten() {
        return terminal;
    }

    void write(String sentence) {
        isShown = true;
        if (terminal) {
            out.print("\r" + sentence + " ".repeat(Math.max(0, width - sentence.length())));
            width = sentence.length();
            out.flush();
        } else {
            lines.accept(sentence);
        }
    }

    /** Writes the last sentence, where there was one before. */
    void end(String sentence) {
        if (isShown) {
            write(sentence);
            if (terminal) {
                out.println();
            }
        }
    }
}
