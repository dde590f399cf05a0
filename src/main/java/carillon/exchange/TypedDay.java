package carillon.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads days as people write them: {@code 4/3}, {@code 4 mars 2017}, {@code samedi}; one of some days is meant. */
final class TypedDay {
    private static final Pattern NUMBERS = Pattern.compile("\\d+");
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2,}");
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final List<Locale> LOCALES =
            Stream.of("fr", "en", "ar", "ar-TN").map(Locale::forLanguageTag).toList();

    private TypedDay() {}

    /** Reads a day; empty where it is none, or the name of several of these. */
    static Optional<LocalDate> read(String typed, List<LocalDate> days) {
        String plain = PlainText.of(typed);
        if (ISO.matcher(plain).matches()) {
            return iso(plain);
        }
        List<Integer> numbers = NUMBERS.matcher(plain)
                .results()
                .filter(number -> number.group().length() <= 4)
                .map(number -> Integer.valueOf(number.group()))
                .toList();
        List<String> words =
                WORDS.matcher(plain).results().map(word -> word.group()).toList();
        if (numbers.isEmpty() && words.isEmpty()) {
            return Optional.empty();
        }
        List<LocalDate> found =
                days.stream().filter(day -> isMeant(day, numbers, words)).toList();
        boolean isOne = found.size() == 1 || (!numbers.isEmpty() && !found.isEmpty());
        return isOne ? Optional.of(found.getFirst()) : written(numbers);
    }

    private static Optional<LocalDate> iso(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isMeant(LocalDate day, List<Integer> numbers, List<String> words) {
        int date = day.getDayOfMonth();
        int month = day.getMonthValue();
        boolean isDate = switch (numbers.size()) {
            case 0 -> true;
            case 1 -> numbers.get(0) == date;
            default -> {
                int first = numbers.get(0);
                int second = numbers.get(1);
                boolean isOfYear = numbers.size() < 3 || isYear(numbers.get(2), day.getYear());
                yield second == day.getYear()
                        ? first == date
                        : isOfYear && ((first == date && second == month) || (first == month && second == date));
            }
        };
        return isDate && words.stream().allMatch(word -> names(day).anyMatch(name -> name.startsWith(word)));
    }

    private static boolean isYear(int written, int year) {
        return written == year || written == year % 100;
    }

    private static Stream<String> names(LocalDate day) {
        return LOCALES.stream()
                .flatMap(locale -> Stream.of(TextStyle.FULL, TextStyle.SHORT)
                        .flatMap(style -> Stream.of(
                                day.getDayOfWeek().getDisplayName(style, locale),
                                day.getMonth().getDisplayName(style, locale))))
                .map(PlainText::of);
    }

    /** Reads a date with its year that is none of the days, so that it can be said which it is: the day comes first. */
    private static Optional<LocalDate> written(List<Integer> numbers) {
        if (numbers.size() != 3) {
            return Optional.empty();
        }
        List<Integer> parts = new ArrayList<>(numbers);
        boolean isYearFirst = parts.getFirst() > 31;
        int year = isYearFirst ? parts.get(0) : parts.get(2);
        int date = isYearFirst ? parts.get(2) : parts.get(0);
        try {
            return Optional.of(LocalDate.of(year < 100 ? 2000 + year : year, parts.get(1), date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
