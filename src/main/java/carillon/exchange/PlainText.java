package carillon.exchange;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts without what people leave out or write in several ways; the pages have the same in {@code typed-values.ts}. */
final class PlainText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern DIRECTIONS = Pattern.compile("[\\u200E\\u200F\\u061C\\u2066-\\u2069]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F]+");

    private PlainText() {}

    /** Returns a text without case, accents, signs of direction and doubled spaces, with the digits 0 to 9. */
    static String of(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        StringBuilder plain = new StringBuilder();
        DIRECTIONS
                .matcher(bare)
                .replaceAll("")
                .codePoints()
                .map(sign -> Character.isDigit(sign) ? '0' + Character.digit(sign, 10) : sign)
                .map(sign -> sign == '’' || sign == 'ʼ' ? '\'' : sign)
                .forEach(plain::appendCodePoint);
        return SPACES.matcher(plain.toString().toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }
}
