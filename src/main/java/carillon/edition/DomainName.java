package carillon.edition;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * International names of hosts, made ready for the domain name system as browsers do it (URL Standard, "domain to ASCII"; UTS #46 without
 * its transitional step). Java's own {@link java.net.IDN} knows the letters of 2002 and takes “straße” for “strasse”.
 *
 * <p>The tables of UTS #46 are not in Java. What they map is what lower case and {@link Normalizer.Form#NFKC} map, and what they refuse is
 * what {@link InvisibleSigns} are; a name in which they differ is none that a registry gives out.
 */
final class DomainName {
    private static final String ENCODED = "xn--";
    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;
    private static final int REPLACEMENT = 0xFFFD;

    private DomainName() {}

    /**
     * A name as people read it: in lower case and composed, without the signs that do not count in names.
     *
     * @throws MalformedValue where a sign of it cannot stand in a name
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
            if (BidiRule.concerns(whole) && !BidiRule.accepts(label)) {
                throw new MalformedValue("“" + label + "” in its host mixes letters from right to left with others or"
                        + " with numbers, which no name of a host does: copy the address from a browser");
            }
        }
        return whole;
    }

    /** The same name, of {@link #readable} form, in ASCII. */
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
            throw inTheWay(sign);
        }
        return folded;
    }

    /** Sign by sign, since a sigma becomes the same small one wherever it stands. */
    private static String folded(String text) {
        return text.codePoints()
                .mapToObj(sign -> Character.toString(sign).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** Of what nobody sees, this is what names are read without: hyphens for the end of a line, zero width, shapes. */
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
            // The sentence below says all that this one would.
        }
        throw new MalformedValue(
                "“" + label + "” in its host stands for no name in other letters: write those letters");
    }

    private static void check(String label) {
        int previous = 0;
        for (int sign : label.codePoints().toArray()) {
            boolean joins = sign == JOINER || sign == NON_JOINER;
            if (joins ? !joins(previous, sign) : isForbidden(sign) || (previous == 0 && isMark(sign))) {
                throw inTheWay(sign);
            }
            previous = sign;
        }
    }

    /** Forbidden in a domain (URL Standard, "forbidden domain code point"), and what UTS #46 disallows. */
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

    /** Where joining counts (RFC 5892, appendix A): behind a virama, and not joining between letters of Arabic. */
    private static boolean joins(int previous, int sign) {
        boolean virama = previous != 0 && Character.getName(previous).contains("VIRAMA");
        return virama
                || (sign == NON_JOINER
                        && previous != 0
                        && Character.UnicodeScript.of(previous) == Character.UnicodeScript.ARABIC);
    }

    /** Why a sign cannot stand in the name of a host. */
    static MalformedValue inTheWay(int sign) {
        return new MalformedValue("take " + InvisibleSigns.named(sign) + " out of its host, in which it cannot stand");
    }
}
