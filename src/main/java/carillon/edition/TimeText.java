package carillon.edition;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times of day; the fault of a time in another usual notation shows how to write it. */
final class TimeText {
    /** Matches 9:00, 09.30, 9h30, 18 h, 6:30 pm, also in the digits of other scripts. */
    private static final Pattern LOOSE = Pattern.compile(
            "(?<hours>\\d{1,2})(?:\\s*(?:[:.,h：٫]|heures?|hrs?)\\s*(?<minutes>\\d{1,2})?)?\\s*(?:min|h|:00)?"
                    + "\\s*(?<half>[ap]\\.?m\\.?)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern FOUR_DIGITS = Pattern.compile("(?<hours>\\d{2})(?<minutes>\\d{2})(?<half>)");
    private static final Pattern WITH_DAY =
            Pattern.compile("(?<day>\\d{4}-\\d{2}-\\d{2})(?:\\s*T\\s*|\\s+)(?<time>\\S.*)", Pattern.CASE_INSENSITIVE);

    private static final int HOURS = 24;
    private static final int MINUTES = 60;
    private static final int HALF = 12;

    private TimeText() {}

    /**
     * Reads a time of day.
     *
     * @throws MalformedValue where it is not in the form {@code 09:00} though it can be understood
     * @throws DateTimeParseException where it cannot
     */
    static LocalTime time(String text) {
        return new TimeText.Reader("").time(text);
    }

    /**
     * Reads a time of day, or one with its day, such as {@code 2017-03-26T02:00}.
     *
     * @param day the day of a time without one
     * @throws MalformedValue where it is not of that form though it can be understood
     * @throws java.time.DateTimeException where it cannot
     */
    static LocalDateTime timeOn(LocalDate day, String text) {
        Matcher parts = WITH_DAY.matcher(text);
        if (!parts.matches()) {
            return day.atTime(time(text));
        }
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeParseException e) {
            LocalDate writtenDay = LocalDate.parse(parts.group("day"));
            LocalTime time = new TimeText.Reader(writtenDay + "T").time(parts.group("time"));
            throw new MalformedValue(Phrase.of("write-time", "time", writtenDay + "T" + time));
        }
    }

    /** @param ahead what stands ahead of the time in what to write */
    private record Reader(String ahead) {
        LocalTime time(String text) {
            try {
                return LocalTime.parse(text);
            } catch (DateTimeParseException e) {
                Matcher digits = FOUR_DIGITS.matcher(text);
                Matcher loose = LOOSE.matcher(text);
                if (digits.matches()) {
                    throw otherwise(text, digits);
                }
                if (loose.matches()) {
                    throw otherwise(text, loose);
                }
                throw e;
            }
        }

        private MalformedValue otherwise(String text, Matcher parts) {
            int hours = Integer.parseInt(parts.group("hours"));
            int minutes = parts.group("minutes") == null ? 0 : Integer.parseInt(parts.group("minutes"));
            String half = parts.group("half") == null ? "" : parts.group("half").toLowerCase(Locale.ROOT);
            if (half.startsWith("p") && hours < HALF) {
                hours += HALF;
            } else if (half.startsWith("a") && hours == HALF) {
                hours = 0;
            }
            if (hours == HOURS && minutes == 0) {
                return new MalformedValue(Phrase.of("time-midnight"));
            }
            if (hours >= HOURS) {
                return new MalformedValue(Phrase.of("time-hours"));
            }
            if (minutes >= MINUTES) {
                return new MalformedValue(Phrase.of("time-minutes"));
            }
            boolean fewDigits = text.matches("[0-9]{1,2}:[0-9]{1,2}");
            return new MalformedValue(Phrase.of(
                    fewDigits ? "write-two-digits" : "write-time", "time", ahead + LocalTime.of(hours, minutes)));
        }
    }
}
