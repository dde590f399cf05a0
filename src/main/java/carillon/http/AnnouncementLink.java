package carillon.http;

import carillon.edition.WebAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the addresses in what was announced, the same as the pages make links of ({@code words/text-parts.ts}). */
final class AnnouncementLink {
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://[^\\s\\p{Z}<>\"«»“”\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069]+",
            Pattern.CASE_INSENSITIVE);
    /** What ends a sentence rather than an address. */
    private static final String ENDS_OF_SENTENCE = ".,;:!?'’…،؛؟";

    private static final String CLOSING = ")]}";
    private static final String OPENING = "([{";

    private AnnouncementLink() {}

    /** Returns the first address in a text; empty where it has none. */
    static Optional<WebAddress> first(String text) {
        return allIn(text).stream().findFirst();
    }

    /** Returns all addresses in a text, in their order. */
    static List<WebAddress> allIn(String text) {
        return ADDRESS.matcher(text)
                .results()
                .map(found -> withoutEndOfSentence(found.group()))
                .flatMap(address -> parsed(address).stream())
                .toList();
    }

    private static String withoutEndOfSentence(String found) {
        String address = found;
        while (!address.isEmpty() && endsWithSentence(address)) {
            address = address.substring(0, address.length() - 1);
        }
        return address;
    }

    private static boolean endsWithSentence(String address) {
        char last = address.charAt(address.length() - 1);
        int bracket = CLOSING.indexOf(last);
        return ENDS_OF_SENTENCE.indexOf(last) >= 0
                || (bracket >= 0 && count(address, last) > count(address, OPENING.charAt(bracket)));
    }

    private static long count(String address, char sign) {
        return address.chars().filter(other -> other == sign).count();
    }

    private static Optional<WebAddress> parsed(String address) {
        try {
            return Optional.of(WebAddress.parse(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
