package carillon.http.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that were filled in for a request, kept for the next one that asks for the same. To be used by one event loop. */
final class FilledFiles {
    /** In each language, of each edition that is looked at, and what was on just before. */
    static final int MOST_KEPT = 48;

    private static final Pattern PLACE = Pattern.compile("%([A-Z]+)%");

    private final Map<String, Asset> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Asset> eldest) {
            return size() > MOST_KEPT;
        }
    };

    Asset get(String content, Function<String, Asset> make) {
        return kept.computeIfAbsent(content, make);
    }

    /** Fills the places of a template, in one go: what people wrote is not filled in once more. */
    static String fill(String template, Map<String, String> words) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(words.getOrDefault(place.group(1), place.group())));
    }
}
