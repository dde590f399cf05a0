package carillon.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many files, and so sockets, a process may have open. Java raises its own limit as far as the system lets it, and servers that it
 * starts inherit that; further only who runs it can.
 */
final class OpenFiles {
    /** What a process needs besides the sockets of its watchers. */
    private static final int RESERVE = 500;

    private static final Pattern LIMIT = Pattern.compile("Max open files\\s+([0-9]+|unlimited)");

    private OpenFiles() {}

    /** What to do about a limit that is too low for so many watchers; empty where it is not. */
    static Optional<String> tooFewFor(int watchers) {
        long needed = (long) watchers + RESERVE;
        return limit() < needed
                ? Optional.of("ulimit -n allows " + limit() + " open files, set it to " + needed + " or more")
                : Optional.empty();
    }

    /** The limit of this process; no limit where the system has no {@code /proc}. */
    private static long limit() {
        Path limits = Path.of("/proc/self/limits");
        if (!Files.exists(limits)) {
            return Long.MAX_VALUE;
        }
        try {
            Matcher matcher = LIMIT.matcher(Files.readString(limits));
            return matcher.find() && !matcher.group(1).equals("unlimited")
                    ? Long.parseLong(matcher.group(1))
                    : Long.MAX_VALUE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
