package carillon.exchange;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads times as people and programs write them; the pages have the same in {@code typed-values.ts}. */
final class TypedTime {
    private static final int HOUR = 60;
    private static final int DAY_HOURS = 24;
    private static final int HALF = 12;
    private static final Pattern EXACT = Pattern.compile("\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?");
    private static final Pattern TIME = Pattern.compile(
            "(?:(?:a|at|de|from) )?(\\d{1,2})(?:\\s*(?:h|:|\\.|u|heures?|س)\\s*(\\d{2})?)?(?::\\d{2})?\\s*"
                    + "([ap]\\.?m\\.?)?");
    private static final Pattern PACKED = Pattern.compile("(\\d{1,2})(\\d{2})()");
    private static final Pattern LENGTH =
            Pattern.compile("(?:\\+\\s*(\\d{1,3})|(\\d{1,3})\\s*(?:min|mn|minutes?|د)\\.?)");
    private static final Pattern WITH_DAY = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[ t](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)\\s*(z|[+-]\\d{2}:?\\d{2})?");

    private TypedTime() {}

    /** Reads a time of day, as what has passed since midnight; 24 hours are the end of the day. */
    static Optional<Duration> sinceMidnight(String typed) {
        String plain = PlainText.of(typed);
        if (EXACT.matcher(plain).matches()) {
            return exact(plain);
        }
        Matcher time = TIME.matcher(plain);
        Matcher parts = time.matches() ? time : PACKED.matcher(plain);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int minute = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        int hour = hour(Integer.parseInt(parts.group(1)), parts.group(3));
        boolean isTime = minute < HOUR && (hour < DAY_HOURS || (hour == DAY_HOURS && minute == 0));
        return isTime ? Optional.of(Duration.ofMinutes(hour * (long) HOUR + minute)) : Optional.empty();
    }

    private static Optional<Duration> exact(String text) {
        try {
            return Optional.of(Duration.ofNanos(LocalTime.parse(text).toNanoOfDay()));
        } catch (DateTimeException e) {
            return text.equals("24:00") ? Optional.of(Duration.ofDays(1)) : Optional.empty();
        }
    }

    private static int hour(int written, @Nullable String half) {
        if (half == null || half.isEmpty()) {
            return written;
        }
        return written % HALF + (half.startsWith("p") ? HALF : 0);
    }

    /** Reads a length such as {@code +45} or {@code 45 min}. */
    static Optional<Duration> length(String typed) {
        Matcher length = LENGTH.matcher(PlainText.of(typed));
        if (!length.matches()) {
            return Optional.empty();
        }
        int minutes = Integer.parseInt(length.group(1) == null ? length.group(2) : length.group(1));
        return minutes > 0 ? Optional.of(Duration.ofMinutes(minutes)) : Optional.empty();
    }

    /** Reads a time with its day by the clocks of a zone; one with an offset is brought to them. */
    static Optional<LocalDateTime> withDay(String typed, ZoneId zone) {
        Matcher parts = WITH_DAY.matcher(PlainText.of(typed));
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.parse(parts.group(1) + "T" + parts.group(2));
            @Nullable String offset = parts.group(3);
            return Optional.of(
                    offset == null
                            ? local
                            : local.atOffset(ZoneOffset.of(offset.equals("z") ? "Z" : offset))
                                    .atZoneSameInstant(zone)
                                    .toLocalDateTime());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
