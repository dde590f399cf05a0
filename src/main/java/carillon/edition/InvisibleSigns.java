package carillon.edition;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Recognizes invisible signs (Unicode code points): pasted along with a text, they make two words differ that look the same. */
final class InvisibleSigns {
    private static final int GRAPHEME_JOINER = 0x034F;
    private static final int BRAILLE_BLANK = 0x2800;

    private InvisibleSigns() {}

    /** Whether a sign has no shape of its own (Unicode Standard, "General Category" and "default ignorable"). The space has one. */
    static boolean isInvisible(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> sign != ' ';
            default -> isVariation(sign) || isFiller(sign) || sign == GRAPHEME_JOINER || sign == BRAILLE_BLANK;
        };
    }

    /** Whether a sign only selects a shape of the one before it. */
    static boolean isVariation(int sign) {
        return (sign >= 0xFE00 && sign <= 0xFE0F)
                || (sign >= 0xE0100 && sign <= 0xE01EF)
                || (sign >= 0x180B && sign <= 0x180F);
    }

    /** Whether a sign is a Hangul filler, a letter without a shape. */
    private static boolean isFiller(int sign) {
        return sign == 0x115F || sign == 0x1160 || sign == 0x3164 || sign == 0xFFA0;
    }

    /** Finds the first invisible sign of a text. */
    static OptionalInt firstIn(String text) {
        return text.codePoints().filter(InvisibleSigns::isInvisible).findFirst();
    }

    /** Removes the invisible signs from a text. */
    static String without(String text) {
        return text.codePoints()
                .filter(sign -> !isInvisible(sign))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** Names a sign within a sentence; an invisible one by its code point. */
    static Phrase named(int sign) {
        if (sign == ' ') {
            return Phrase.of("sign-space");
        }
        return isInvisible(sign)
                ? Phrase.of("sign-invisible", "code", codePoint(sign))
                : Phrase.of("sign", "sign", Character.toString(sign));
    }

    /** Returns the usual notation, such as {@code U+FEFF}. */
    static String codePoint(int sign) {
        return String.format(Locale.ROOT, "U+%04X", sign);
    }
}
