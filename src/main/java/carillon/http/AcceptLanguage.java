package carillon.http;

import carillon.edition.Language;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which of our languages a request wants most (RFC 9110, section 12.5.4). What cannot be read there is passed over. */
final class AcceptLanguage {
    private static final Pattern WISH =
            Pattern.compile("([A-Za-z]{1,8})(?:-[A-Za-z0-9-]*)?\\s*(?:;\\s*[qQ]=([01](?:\\.[0-9]{0,3})?))?");

    private AcceptLanguage() {}

    /**
     * The language with the most weight, the first of those that have the same. Tags are compared by their first subtag, whole:
     * {@code arn} is not {@code ar} (RFC 4647, section 3.4).
     *
     * @param fallback what is answered where none of ours is wanted: the edition's first
     */
    static Language best(@Nullable String header, Language fallback) {
        Language best = fallback;
        double most = 0;
        for (String part : header == null ? new String[0] : header.split(",", -1)) {
            Matcher wish = WISH.matcher(part.strip());
            if (wish.matches()) {
                Optional<Language> language = Language.of(wish.group(1).toLowerCase(Locale.ROOT));
                double weight = wish.group(2) == null ? 1 : Double.parseDouble(wish.group(2));
                if (language.isPresent() && weight > most) {
                    best = language.get();
                    most = weight;
                }
            }
        }
        return best;
    }
}
