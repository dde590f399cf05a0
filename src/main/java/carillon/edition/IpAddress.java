package carillon.edition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads hosts that are IP addresses as the URL Standard does ("IPv4 parser", "IPv6 parser"). */
final class IpAddress {
    private static final int BYTE = 256;
    private static final int BYTE_BITS = 8;
    private static final int IPV4_PARTS = 4;
    private static final int IPV6_GROUPS = 8;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9A-Fa-f]*");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final Pattern BYTE_DIGITS = Pattern.compile("0|[1-9][0-9]{0,2}");

    private IpAddress() {}

    /** Whether a host must be an IPv4 address, valid or not, because its last part is a number. */
    static boolean endsInANumber(String host) {
        String last = parts(host).getLast();
        return DIGITS.matcher(last).matches() || HEXADECIMAL.matcher(last).matches();
    }

    /**
     * Converts an address to its usual form, {@code 192.0.2.1}, from any that browsers accept: {@code 3221225985}, {@code 0xC0.0.513}.
     *
     * @throws MalformedValue where it is no IPv4 address
     */
    static String ipv4(String host) {
        List<String> parts = parts(host);
        if (parts.size() > IPV4_PARTS) {
            throw noIpv4(host);
        }
        long address = number(parts.getLast(), host);
        if (address >= 1L << (BYTE_BITS * (IPV4_PARTS + 1 - parts.size()))) {
            throw noIpv4(host);
        }
        for (int i = 0; i < parts.size() - 1; i++) {
            long part = number(parts.get(i), host);
            if (part >= BYTE) {
                throw noIpv4(host);
            }
            address += part << (BYTE_BITS * (IPV4_PARTS - 1 - i));
        }
        long whole = address;
        return IntStream.range(0, IPV4_PARTS)
                .mapToObj(i -> Long.toString((whole >> (BYTE_BITS * (IPV4_PARTS - 1 - i))) % BYTE))
                .collect(Collectors.joining("."));
    }

    private static List<String> parts(String host) {
        List<String> parts = new ArrayList<>(Arrays.asList(host.split("\\.", -1)));
        if (parts.size() > 1 && parts.getLast().isEmpty()) {
            parts.removeLast();
        }
        return parts;
    }

    private static long number(String part, String host) {
        try {
            if (HEXADECIMAL.matcher(part).matches()) {
                return part.length() == 2 ? 0 : Long.parseLong(part.substring(2), 16);
            }
            if (DIGITS.matcher(part).matches()) {
                return Long.parseLong(part, part.startsWith("0") ? 8 : 10);
            }
        } catch (NumberFormatException e) {
            // The sentence below says all that the exception does.
        }
        throw noIpv4(host);
    }

    private static MalformedValue noIpv4(String host) {
        return new MalformedValue(Phrase.of("host-ipv4", "host", host));
    }

    /** Whether it is an IPv6 address, without its brackets. */
    static boolean isIpv6(String host) {
        int gap = host.indexOf("::");
        if (gap < 0) {
            return groups(host, true) == IPV6_GROUPS;
        }
        int before = groups(host.substring(0, gap), false);
        int after = groups(host.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after < IPV6_GROUPS;
    }

    /** Counts groups of sixteen bits; less than 0 where one is malformed. */
    private static int groups(String text, boolean mayEndInIpv4) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] groups = text.split(":", -1);
        int count = groups.length;
        for (int i = 0; i < groups.length; i++) {
            boolean ipv4 = mayEndInIpv4 && i == groups.length - 1 && isDotted(groups[i]);
            if (ipv4) {
                count++;
            } else if (!GROUP.matcher(groups[i]).matches()) {
                return Integer.MIN_VALUE;
            }
        }
        return count;
    }

    private static boolean isDotted(String text) {
        String[] bytes = text.split("\\.", -1);
        return bytes.length == IPV4_PARTS
                && Arrays.stream(bytes)
                        .allMatch(part -> BYTE_DIGITS.matcher(part).matches() && Integer.parseInt(part) < BYTE);
    }
}
