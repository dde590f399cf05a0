package carillon.edition;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The host of a web address, read as the URL Standard says ("host parser").
 *
 * @param text the host as it was written; where that is an unusual form, as people read it
 * @param ascii the same host in ASCII, for programs that accept no other
 */
record WebHost(String text, String ascii) {
    private static final int HEXADECIMAL = 16;

    /**
     * Reads a host.
     *
     * @throws MalformedValue where it is no host, with the sign that is not allowed
     */
    static WebHost parse(String host) {
        if (host.startsWith("[")) {
            return ipv6(host);
        }
        String decoded = percentDecoded(host);
        String readable = DomainName.readable(decoded);
        String ascii = DomainName.ascii(readable);
        if (ascii.isEmpty()) {
            throw WebAddress.notWhole();
        }
        if (IpAddress.endsInANumber(ascii)) {
            String address = IpAddress.ipv4(ascii);
            return new WebHost(address, address);
        }
        return new WebHost(host.toLowerCase(Locale.ROOT).equals(ascii) ? host : readable, ascii);
    }

    private static WebHost ipv6(String host) {
        if (!host.endsWith("]") || !IpAddress.isIpv6(host.substring(1, host.length() - 1))) {
            throw new MalformedValue(Phrase.of("host-ipv6", "host", host));
        }
        return new WebHost(host, host.toLowerCase(Locale.ROOT));
    }

    private static String percentDecoded(String host) {
        byte[] bytes = host.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            boolean encoded = bytes[i] == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2]);
            if (encoded) {
                decoded.put((byte) (hex(bytes[i + 1]) * HEXADECIMAL + hex(bytes[i + 2])));
                i += 2;
            } else {
                decoded.put(bytes[i]);
            }
        }
        return StandardCharsets.UTF_8.decode(decoded.flip()).toString();
    }

    private static boolean isHex(byte digit) {
        return hex(digit) >= 0;
    }

    private static int hex(byte digit) {
        return digit < 0 ? -1 : Character.digit((char) digit, HEXADECIMAL);
    }
}
