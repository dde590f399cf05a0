package carillon.edition;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Converts international host names to ASCII as browsers do (URL Standard, "domain to ASCII"; UTS #46 without its transitional step).
 * Java's own {@link java.net.IDN} has the characters of 2002 and takes “straße” for “strasse”.
 *
 * <p>The tables of UTS #46 are not in Java. Lower case and {@link Normalizer.Form#NFKC} stand for its mapping, and
 * {@link InvisibleSigns} for the characters that it disallows. No registry sells a name for which that makes a difference.
 */
final class DomainName {
    private static final String ENCODED = "xn--";
    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;
    private static final int REPLACEMENT = 0xFFFD;

    private DomainName() {}

    /**
     * Returns a name as people read it: in lower case and composed, without the characters that names ignore.
     *
     * @throws MalformedValue where a character is not allowed in names
     */
    static String readable(String name) {
        StringBuilder mapped = new StringBuilder();
        name.codePoints().forEach(sign -> mapped.append(mapped(sign)));
        String readable = Normalizer.normalize(mapped, Normalizer.Form.NFC);
        String whole = Arrays.stream(readable.split("\\.", -1))
                .map(DomainName::decoded)
                .collect(Collectors.joining("."));
        for (String label : whole.split("\\.", -1)) {
            check(label);
            if (BidiRule.appliesTo(whole) && !BidiRule.accepts(label)) {
                throw new MalformedValue(Phrase.of("host-mixed", "label", label));
            }
        }
        return whole;
    }

    /** Converts a name of {@link #readable} form to ASCII. */
    static String ascii(String readable) {
        return Arrays.stream(readable.split("\\.", -1)).map(DomainName::encoded).collect(Collectors.joining("."));
    }

    private static String encoded(String label) {
        return label.chars().allMatch(sign -> sign < 0x80) ? label : ENCODED + Punycode.encode(label);
    }

    private static String mapped(int sign) {
        if (isIgnored(sign)) {
            return "";
        }
        if (sign == 0x3002 || sign == 0xFF0E || sign == 0xFF61) {
            return "."; // the full stops of Chinese and Japanese
        }
        if (sign == JOINER || sign == NON_JOINER) {
            return Character.toString(sign);
        }
        String folded = folded(Normalizer.normalize(folded(Character.toString(sign)), Normalizer.Form.NFKC));
        if (sign != '.' && folded.indexOf('.') >= 0) {
            throw notAllowed(sign);
        }
        return folded;
    }

    /** Converts to lower case sign by sign: here a final sigma becomes the same small sigma as any other. */
    private static String folded(String text) {
        return text.codePoints()
                .mapToObj(sign -> Character.toString(sign).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** Whether names ignore an invisible sign: a soft hyphen, one of zero width, or one that selects a shape. */
    private static boolean isIgnored(int sign) {
        return switch (sign) {
            case 0x00AD, 0x034F, 0x200B, 0x2060, 0x2064, 0xFEFF -> true;
            default -> InvisibleSigns.isVariation(sign);
        };
    }

    private static String decoded(String label) {
        if (!label.startsWith(ENCODED)) {
            return label;
        }
        try {
            if (label.chars().anyMatch(sign -> sign >= 0x80)) {
                throw new IllegalArgumentException(label);
            }
            String decoded = Punycode.decode(label.substring(ENCODED.length()));
            boolean international = decoded.chars().anyMatch(sign -> sign >= 0x80);
            if (international && readable(decoded).equals(decoded)) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            // The sentence below says all that the exception does.
        }
        throw new MalformedValue(Phrase.of("host-undecoded", "label", label));
    }

    private static void check(String label) {
        int previous = 0;
        for (int sign : label.codePoints().toArray()) {
            boolean joins = sign == JOINER || sign == NON_JOINER;
            if (joins ? !joins(previous, sign) : isForbidden(sign) || (previous == 0 && isMark(sign))) {
                throw notAllowed(sign);
            }
            previous = sign;
        }
    }

    /** Whether a sign is forbidden in a domain (URL Standard, "forbidden domain code point") or disallowed by UTS #46. */
    private static boolean isForbidden(int sign) {
        return sign <= ' '
                || "#/:<>?@[\\]^|%".indexOf(sign) >= 0
                || sign == REPLACEMENT
                || InvisibleSigns.isInvisible(sign);
    }

    private static boolean isMark(int sign) {
        return switch (Character.getType(sign)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /** Whether a joiner is allowed here (RFC 5892, appendix A): behind a virama; a non-joiner also behind an Arabic letter. */
    private static boolean joins(int previous, int sign) {
        boolean virama = previous != 0 && Character.getName(previous).contains("VIRAMA");
        return virama
                || (sign == NON_JOINER
                        && previous != 0
                        && Character.UnicodeScript.of(previous) == Character.UnicodeScript.ARABIC);
    }

    /** Says that a sign cannot stand in a host name. */
    static MalformedValue notAllowed(int sign) {
        return new MalformedValue(Phrase.of("host-sign", "sign", InvisibleSigns.named(sign)));
    }
}
