package carillon.terminal;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How many columns of a terminal a text takes, as far as terminals agree: two for signs of Chinese, Japanese and Korean and for
 * emoji, none for marks on other signs, one otherwise.
 */
final class DisplayWidth {
    /** What a reader takes for one sign. */
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private static final String ELLIPSIS = "…";
    private static final int EMOJI_STYLE = 0xFE0F;

    private DisplayWidth() {}

    static int of(String text) {
        return clusters(text).stream().mapToInt(DisplayWidth::ofCluster).sum();
    }

    private static List<String> clusters(String text) {
        return CLUSTER.matcher(text).results().map(MatchResult::group).toList();
    }

    private static int ofCluster(String cluster) {
        return cluster.codePoints().anyMatch(sign -> sign == EMOJI_STYLE)
                ? 2
                : cluster.codePoints().map(DisplayWidth::ofSign).max().orElse(0);
    }

    private static int ofSign(int sign) {
        return switch (Character.getType(sign)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> isWide(sign) ? 2 : 1;
        };
    }

    private static boolean isWide(int sign) {
        boolean isFullWidth = (sign >= 0x3000 && sign <= 0x303E)
                || (sign >= 0xFF01 && sign <= 0xFF60)
                || (sign >= 0xFFE0 && sign <= 0xFFE6);
        return isFullWidth
                || Character.isEmojiPresentation(sign)
                || switch (Character.UnicodeScript.of(sign)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> sign < 0xFF61 || sign > 0xFFDC;
                    default -> false;
                };
    }

    /**
     * Makes a text fit into so many columns: it is cut with an ellipsis where it is longer. What somebody wrote moves no cursor (there are
     * no control characters in it any more) and, where some of it runs from right to left, takes nothing beside it along.
     */
    static String cut(String text, int columns) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        String fitting = of(plain) <= columns ? plain : shortened(plain, columns - 1) + (columns > 0 ? ELLIPSIS : "");
        return new Bidi(fitting, Bidi.DIRECTION_LEFT_TO_RIGHT).isLeftToRight()
                ? fitting
                : "\u2068" + fitting + "\u2069";
    }

    /** Makes a text fit, and fills it up with spaces. */
    static String padded(String text, int columns) {
        String cut = cut(text, columns);
        return cut + " ".repeat(Math.max(0, columns - of(cut)));
    }

    private static String shortened(String text, int columns) {
        List<String> kept = new ArrayList<>();
        int left = columns;
        for (String cluster : clusters(text)) {
            left -= ofCluster(cluster);
            if (left < 0) {
                break;
            }
            kept.add(cluster);
        }
        return String.join("", kept).stripTrailing();
    }
}
