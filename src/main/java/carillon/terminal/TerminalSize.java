package carillon.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many lines and columns a terminal has.
 *
 * @param lines at least 1
 * @param columns at least 1
 */
public record TerminalSize(int lines, int columns) {
    private static final TerminalSize USUAL = new TerminalSize(24, 80);
    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,4}) ([1-9]\\d{0,4})");
    private static final int PATIENCE_SECONDS = 2;

    /** Asks the terminal that this process has; the usual size where there is none, or it does not say. */
    public static TerminalSize ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return of(printed);
        } catch (IOException e) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }

    static TerminalSize of(String printed) {
        Matcher size = SIZE.matcher(printed.strip());
        return size.matches()
                ? new TerminalSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)))
                : USUAL;
    }

    /** Whether colours are wanted: on a terminal, unless {@code NO_COLOR} is set (no-color.org) or it is a dumb one. */
    public static boolean hasColours(boolean isTerminal, Map<String, String> environment) {
        return isTerminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }
}
