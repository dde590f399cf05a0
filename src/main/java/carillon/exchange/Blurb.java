package carillon.exchange;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to know about a slot, out of the descriptions of other programs, which may be HTML and as long as they like. */
final class Blurb {
    /** The most characters; more would fill a programme with what nobody reads on a wall. */
    private static final int MAX_CHARACTERS = 600;

    private Blurb() {}

    /** Returns the parts that are there as one text, a paragraph each; absent where none is. */
    static @Nullable String of(@Nullable String... parts) {
        String text = Stream.of(parts)
                .filter(Objects::nonNull)
                .map(Blurb::plain)
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : shortened(text);
    }

    /** Returns a text without the tags of HTML and without what invites to a video conference. */
    private static String plain(String text) {
        String bare = text.replaceAll("\r\n?", "\n").replaceAll("(?s)-::~:~::.*", "");
        if (bare.matches("(?is).*</?(?:p|br|b|i|a|ul|ol|li|div|span|strong|em|html)\\b[^<>]*>.*")) {
            bare = bare.replaceAll("\\s*\n\\s*", " ")
                    .replaceAll("(?i)<(?:br|/p|/div|/li)\\b[^<>]*>", "\n")
                    .replaceAll("<[^<>]*>", "");
            bare = bare.replace("&nbsp;", " ")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&amp;", "&");
        }
        return bare.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "")
                .replaceAll("[ \\t]*\\n(?:[ \\t]*\\n)*[ \\t]*", "\n")
                .strip();
    }

    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= MAX_CHARACTERS) {
            return text;
        }
        String start = text.substring(0, text.offsetByCodePoints(0, MAX_CHARACTERS - 1));
        int space = start.lastIndexOf(' ');
        return start.substring(0, space < MAX_CHARACTERS / 2 ? start.length() : space)
                        .strip() + "…";
    }
}
