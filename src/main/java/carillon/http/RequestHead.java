package carillon.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects from the lines of one head where its request goes and where it ends (RFC 9112, sections 3.2, 5 and 6). */
final class RequestHead {
    /** The value of {@link #bodyBytes} where the body comes in chunks. */
    static final long CHUNKED = -1;

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HOST = Pattern.compile(
            "(\\[[0-9A-Za-z._~!$&'()*+,;=:-]*]|(?:[0-9A-Za-z._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*+)(?::[0-9]*)?");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    /** Whether it is of HTTP/1.0, which has neither Host nor chunks. */
    private final boolean isOld;

    private final List<String> hosts = new ArrayList<>(1);
    private final List<String> codings = new ArrayList<>(0);
    private final List<String> lengths = new ArrayList<>(1);

    RequestHead(String requestLine) {
        isOld = requestLine.endsWith("HTTP/1.0");
    }

    /** Takes one line, without its end. */
    void add(String line) {
        int colon = requireField(line);
        @Nullable
        List<String> values = switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "host" -> hosts;
            case "transfer-encoding" -> codings;
            case "content-length" -> lengths;
            default -> null;
        };
        if (values != null) {
            values.add(line.substring(colon + 1).strip());
        }
    }

    /**
     * Checks a line. One that continues the line before it is refused: some programs take it for a header of its own.
     *
     * @return where the name of the field ends
     */
    static int requireField(String line) {
        if (line.startsWith(" ") || line.startsWith("\t")) {
            throw new BadRequest("obs-fold");
        }
        int colon = line.indexOf(':');
        if (colon < 0 || !NAME.matcher(line.substring(0, colon)).matches()) {
            throw new BadRequest("field-name");
        }
        requireNoControls(line, "field-value");
        return colon;
    }

    static void requireNoControls(String line, String part) {
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if ((character < ' ' && character != '\t') || character == 0x7f) {
                throw new BadRequest(part);
            }
        }
    }

    /** Ends the head, and gives the length of the body in bytes, or {@link #CHUNKED}. */
    long bodyBytes() {
        if (hosts.size() > 1
                || (hosts.isEmpty() && !isOld)
                || !hosts.stream().allMatch(host -> HOST.matcher(host).matches())) {
            throw new BadRequest("Host");
        }
        if (!codings.isEmpty()) {
            if (isOld || codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked") || !lengths.isEmpty()) {
                throw new BadRequest("Transfer-Encoding");
            }
            return CHUNKED;
        }
        if (lengths.isEmpty()) {
            return 0;
        }
        if (lengths.size() > 1 || !LENGTH.matcher(lengths.getFirst()).matches()) {
            throw new BadRequest("Content-Length");
        }
        return Long.parseLong(lengths.getFirst());
    }
}
