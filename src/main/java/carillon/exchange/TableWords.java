package carillon.exchange;

import carillon.edition.Kind;
import carillon.edition.Language;
import carillon.edition.SlotTime;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of a table, in the languages of the pages: columns, kinds and parts of a day. All are read, whatever the
 * language of the rest; the first of each is the one that is written.
 */
final class TableWords {
    private static final String KIND = "kind.";
    private static final String PART = "part.";

    /** The key of what a table calls a moment that is shared. */
    private static final String MOMENT = "moment";

    private static final Map<Language, Properties> WRITTEN = load();
    private static final Map<String, String> COLUMNS =
            read(Stream.of(Column.values()).map(Column::key).toList(), "");
    private static final Map<String, String> KINDS =
            read(Stream.of(Kind.values()).map(Kind::word).toList(), KIND);
    private static final Map<String, String> PARTS =
            read(Stream.of(SlotTime.Part.values()).map(SlotTime.Part::word).toList(), PART);
    private static final Map<String, String> MOMENTS = read(List.of(MOMENT), "");

    private TableWords() {}

    private static Map<Language, Properties> load() {
        Map<Language, Properties> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Properties words = new Properties();
            String name = "table_" + language.tag() + ".properties";
            try (Reader reader = new InputStreamReader(
                    Objects.requireNonNull(TableWords.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
                words.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            all.put(language, words);
        }
        return all;
    }

    /** Maps every word of any language to what it stands for; a value stands for itself, too. */
    private static Map<String, String> read(List<String> values, String prefix) {
        Map<String, String> found = new HashMap<>();
        values.forEach(value -> found.put(PlainText.of(value), value));
        for (Properties words : WRITTEN.values()) {
            for (String value : values) {
                words(words, prefix + value).forEach(word -> found.putIfAbsent(PlainText.of(word), value));
            }
        }
        return found;
    }

    private static Stream<String> words(Properties words, String key) {
        return Stream.of(Objects.requireNonNull(words.getProperty(key), key).split("\\s*[,،]\\s*"));
    }

    private static String first(Language language, String key) {
        return words(Objects.requireNonNull(WRITTEN.get(language)), key)
                .findFirst()
                .orElseThrow();
    }

    static String column(Language language, Column column) {
        return first(language, column.key());
    }

    static String kind(Language language, Kind kind) {
        return first(language, KIND + kind.word());
    }

    static String part(Language language, SlotTime.Part part) {
        return first(language, PART + part.word());
    }

    static String moment(Language language) {
        return first(language, MOMENT);
    }

    /** Returns the column of a heading; empty where it is none of ours. */
    static Optional<Column> columnOf(String heading) {
        String plain = PlainText.of(heading).replaceFirst("^heure (?:de |d')?", "");
        return Optional.ofNullable(COLUMNS.get(plain)).map(key -> Column.valueOf(key.toUpperCase(Locale.ROOT)));
    }

    /** Returns the word of the edition file for a kind, or for one whose name alone begins so. */
    static Optional<String> kindOf(String typed) {
        return meant(typed, KINDS);
    }

    /** Returns the word of the edition file for a part of a day. */
    static Optional<String> partOf(String typed) {
        return meant(typed, PARTS);
    }

    /** Whether a kind says that a row is a moment which cities share. */
    static boolean isMoment(String typed) {
        return MOMENTS.containsKey(PlainText.of(typed));
    }

    private static Optional<String> meant(String typed, Map<String, String> words) {
        String plain = PlainText.of(typed);
        @Nullable String exact = words.get(plain);
        if (exact != null || plain.isEmpty()) {
            return Optional.ofNullable(exact);
        }
        List<String> begun = words.entrySet().stream()
                .filter(word -> word.getKey().startsWith(plain))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        return begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty();
    }
}
