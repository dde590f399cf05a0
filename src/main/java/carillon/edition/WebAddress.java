package carillon.edition;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a page, with {@code http} or {@code https}: any that browsers accept (URL Standard, "basic URL parser"), except those
 * with user name or password, or without two slashes.
 *
 * @param text the address as it was written, for people and browsers; invisible signs in it are percent-encoded
 * @param ascii the same address in ASCII, for programs that accept no other
 */
public record WebAddress(String text, String ascii) {
    private static final int MAX_PORT = 65_535;
    private static final int DELETE = 0x7F;
    private static final HexFormat HEX = HexFormat.of().withUpperCase().withPrefix("%");

    private static final Pattern FORM = Pattern.compile(
            "(?<scheme>https?):[/\\\\]{2}(?<authority>[^/\\\\?#]*)(?<path>[^?#]*)(?<query>[^#]*)(?<fragment>.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException where browsers do not accept it, or it has a user name
     */
    public static WebAddress parse(String written) {
        Matcher parts = FORM.matcher(withoutMargins(written));
        if (!parts.matches() || parts.group("authority").isEmpty()) {
            throw notWhole();
        }
        String authority = parts.group("authority");
        if (authority.indexOf('@') >= 0) {
            throw new MalformedValue(Phrase.of("address-name"));
        }
        int bracket = authority.startsWith("[") ? authority.indexOf(']') : 0;
        int colon = bracket < 0 ? -1 : authority.indexOf(':', bracket);
        int end = colon < 0 ? authority.length() : colon;
        WebHost host = WebHost.parse(authority.substring(0, end));
        String scheme = parts.group("scheme").toLowerCase(Locale.ROOT) + "://";
        String rest = port(authority.substring(end))
                + encoded(parts.group("path").replace('\\', '/'), "\"<>^`{}")
                + encoded(parts.group("query"), "\"<>")
                + encoded(parts.group("fragment"), "\"<>`");
        return new WebAddress(
                scheme + host.text() + encoded(rest, InvisibleSigns::isInvisible),
                scheme + host.ascii() + encoded(rest, sign -> sign > DELETE));
    }

    /** Says that the text is no whole address. */
    static MalformedValue notWhole() {
        return new MalformedValue(Phrase.of("write", "form", Phrase.of("form-address")));
    }

    /** Removes what browsers ignore: spaces and control characters around an address, line breaks and tabs inside. */
    private static String withoutMargins(String written) {
        int from = 0;
        int to = written.length();
        while (from < to && written.charAt(from) <= ' ') {
            from++;
        }
        while (from < to && written.charAt(to - 1) <= ' ') {
            to--;
        }
        return written.substring(from, to).replaceAll("[\t\n\r]", "");
    }

    /** Checks a port, and returns it with its colon; an absent one is empty. */
    private static String port(String written) {
        OptionalInt odd = written.codePoints()
                .skip(1)
                .filter(sign -> sign < '0' || sign > '9')
                .findFirst();
        if (odd.isPresent()) {
            throw new MalformedValue(Phrase.of("port-sign", "sign", InvisibleSigns.named(odd.getAsInt())));
        }
        String digits = written.replaceFirst("^:0*(?=[0-9])", "");
        if (written.length() <= 1) {
            return "";
        }
        if (digits.length() > Integer.toString(MAX_PORT).length() || Integer.parseInt(digits) > MAX_PORT) {
            throw new MalformedValue(Phrase.of("port-above", "port", digits, "most", MAX_PORT));
        }
        return ":" + digits;
    }

    /** Percent-encodes these signs, and those that are encoded in every part of an address. */
    private static String encoded(String part, String signs) {
        return encoded(part, sign -> sign <= ' ' || sign == DELETE || signs.indexOf(sign) >= 0);
    }

    private static String encoded(String part, IntPredicate isEncoded) {
        StringBuilder encoded = new StringBuilder();
        part.codePoints().forEach(sign -> {
            String text = Character.toString(sign);
            encoded.append(isEncoded.test(sign) ? HEX.formatHex(text.getBytes(StandardCharsets.UTF_8)) : text);
        });
        return encoded.toString();
    }

    /** Returns the address as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
