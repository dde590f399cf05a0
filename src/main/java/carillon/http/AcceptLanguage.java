package carillon.http;

import carillon.edition.Language;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the language of an answer (RFC 9110, section 12.5.4). Parts of the header that cannot be read are passed
 * over.
 */
final class AcceptLanguage {
    private static final Pattern PREFERENCE =
            Pattern.compile("([A-Za-z]{1,8})(?:-[A-Za-z0-9-]*)?\\s*(?:;\\s*[qQ]=([01](?:\\.[0-9]{0,3})?))?");

    /** The language that a link of the pages names, as the pages read it: by its first subtag, whole. */
    private static final Pattern NAMED = Pattern.compile("(?:^|&)lang=([A-Za-z]{1,8})(?=[-_&]|$)");

    private AcceptLanguage() {}

    /**
     * Chooses the language of a page: the one that its address names, as on every page, or else the best of the header.
     */
    static Language ofPage(HttpServerRequest request, Language fallback) {
        @Nullable String query = request.query();
        Matcher named = NAMED.matcher(query == null ? "" : query);
        Optional<Language> asked =
                named.find() ? Language.of(named.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
        return asked.orElseGet(() -> best(request.getHeader("Accept-Language"), fallback));
    }

    /**
     * Chooses the language with the most weight, the first of those that have the same. Tags are compared by their
     * first subtag, whole: {@code arn} is not {@code ar} (RFC 4647, section 3.4).
     *
     * @param fallback the edition's first language, for where the header names none of ours
     */
    static Language best(@Nullable String header, Language fallback) {
        Language best = fallback;
        double most = 0;
        for (String part : header == null ? new String[0] : header.split(",", -1)) {
            Matcher preference = PREFERENCE.matcher(part.strip());
            if (preference.matches()) {
                Optional<Language> language = Language.of(preference.group(1).toLowerCase(Locale.ROOT));
                double weight = preference.group(2) == null ? 1 : Double.parseDouble(preference.group(2));
                if (language.isPresent() && weight > most) {
                    best = language.get();
                    most = weight;
                }
            }
        }
        return best;
    }
}
