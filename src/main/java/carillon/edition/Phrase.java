package carillon.edition;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Words for people, not yet in a language: what is wrong with something that was written, what to write instead, or a part
 * of such a sentence. The words are in the catalogues beside this class, {@code faults_fr.properties} and so on.
 *
 * @param key names the words
 * @param values what stands in them, by placeholder: texts and numbers; other phrases; and lists of these, of which any will
 *     do
 */
public record Phrase(String key, Map<String, Object> values) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
    private static final Map<Language, Properties> WORDS = load();

    /** The key of what is said in English alone: its only value is the sentence. */
    private static final String ENGLISH = "english";

    public Phrase {
        values = Map.copyOf(values);
    }

    /**
     * Makes a phrase.
     *
     * @param namesAndValues names of placeholders, each with its value behind it
     */
    public static Phrase of(String key, Object... namesAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Phrase(key, values);
    }

    /** Makes a phrase of what is told to nobody but those who start a server, in English. */
    static Phrase inEnglish(String sentence) {
        return of(ENGLISH, "sentence", sentence);
    }

    /** Returns the words of one language, by key. */
    static Properties words(Language language) {
        return Objects.requireNonNull(WORDS.get(language));
    }

    private static Map<Language, Properties> load() {
        Map<Language, Properties> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Properties words = new Properties();
            String name = "faults_" + language.tag() + ".properties";
            try (Reader reader = new InputStreamReader(
                    Objects.requireNonNull(Phrase.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
                words.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            all.put(language, words);
        }
        return all;
    }

    /**
     * Puts this into words. English is for terminals, too, which show the signs that isolate a text; so what stands in an
     * English sentence is not isolated.
     */
    public String in(Language language) {
        String template = words(language).getProperty(key, key);
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(word(language, values.get(found.group(1)))));
    }

    private static String word(Language language, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Phrase phrase -> phrase.in(language);
            case List<?> alternatives ->
                alternatives.stream()
                        .map(alternative -> word(language, alternative))
                        .collect(Collectors.joining(" " + words(language).getProperty("or") + " "));
            default -> language == Language.EN ? value.toString() : Isolation.isolated(language, value.toString());
        };
    }
}
