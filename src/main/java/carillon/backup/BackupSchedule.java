package carillon.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a server makes a backup by itself, where to, and how many it keeps.
 *
 * @param directory where they lie; created where it does not exist
 * @param every from a minute to {@value #MAX_DAYS} days
 * @param keep how many of the newest are kept, from 1 to {@value #MAX_KEPT}
 */
public record BackupSchedule(Path directory, Duration every, int keep) {
    /** How a schedule is written. */
    public static final String FORM =
            "a directory, and how often and how many where that is not each hour and 48, such as “backups, every 30m, keep 96”";

    private static final int MAX_DAYS = 31;
    private static final int MAX_KEPT = 1_000;
    private static final Duration USUAL_EVERY = Duration.ofHours(1);
    private static final int USUAL_KEEP = 48;
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<directory>.+?)(?:,? +every +(?<number>[0-9]{1,4})(?<unit>[mhd]))?(?:,? +keep +(?<keep>[0-9]{1,4}))?");

    public BackupSchedule {
        if (every.compareTo(Duration.ofMinutes(1)) < 0 || every.compareTo(Duration.ofDays(MAX_DAYS)) > 0) {
            throw new IllegalArgumentException("every " + every);
        }
        if (keep < 1 || keep > MAX_KEPT) {
            throw new IllegalArgumentException("keep " + keep);
        }
    }

    /**
     * Reads what is written in the settings.
     *
     * @param path makes a path of a name
     * @throws IllegalArgumentException where it is not of that form
     */
    public static BackupSchedule parse(String text, Function<String, Path> path) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new BackupSchedule(
                path.apply(written.group("directory")),
                written.group("unit") == null
                        ? USUAL_EVERY
                        : every(Integer.parseInt(written.group("number")), written.group("unit")),
                written.group("keep") == null ? USUAL_KEEP : Integer.parseInt(written.group("keep")));
    }

    /**
     * Returns the instant of the newest that a server made by itself; empty where there is none.
     *
     * @param now what lies after it was made while the clock was wrong, and says nothing
     */
    public Optional<Instant> newest(Instant now) throws IOException {
        return new KeptBackups(directory).newest(now);
    }

    private static Duration every(int number, String unit) {
        return switch (unit) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
