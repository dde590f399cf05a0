package carillon.http;

import carillon.http.pages.ForwardedScheme;
import io.netty.handler.codec.http.HttpScheme;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a page (RFC 6454).
 *
 * @param scheme {@code http} or {@code https}: no page of ours comes over any other
 * @param host in lower case, an IPv6 address in its brackets
 * @param port the default of the scheme where none is written
 */
record Origin(String scheme, String host, int port) {
    private static final int MOST_PORT = 65_535;
    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9A-Fa-f:.]++]|[^\\s:/?#@\\[\\]\\\\,]++)(?::([0-9]{0,5}+))?");
    private static final Pattern SERIALIZED = Pattern.compile("([Hh][Tt]{2}[Pp][Ss]?)://(.++)");

    /** Reads the value of a header; empty where it names no origin, or one of another scheme. */
    static Optional<Origin> parse(String header) {
        Matcher serialized = SERIALIZED.matcher(header);
        return serialized.matches() ? of(serialized.group(1), serialized.group(2)) : Optional.empty();
    }

    /**
     * Makes the origin that a scheme and an authority name together.
     *
     * @param authority a host, and a port unless it is the scheme's default
     */
    static Optional<Origin> of(String scheme, String authority) {
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String lower = scheme.toLowerCase(Locale.ROOT);
        String port = parts.group(2);
        int number = port == null || port.isEmpty() ? defaultPort(lower) : Integer.parseInt(port);
        return number > MOST_PORT
                ? Optional.empty()
                : Optional.of(new Origin(lower, parts.group(1).toLowerCase(Locale.ROOT), number));
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? HttpScheme.HTTPS.port() : HttpScheme.HTTP.port();
    }

    /**
     * Whether a browser says that a request comes from a page of this server. A proxy in between may change the scheme,
     * but not the authority: the Host of HTTP/1.1 and the :authority of HTTP/2. Where the authority names no port, the
     * page's scheme gives it.
     */
    static boolean isOwn(HttpServerRequest request) {
        List<String> pages = request.headers().getAll("Origin");
        @Nullable HostAndPort authority = request.authority();
        @Nullable String here = authority == null ? request.getHeader("Host") : authority.toString();
        return pages.size() == 1 && here != null && isOf(pages.getFirst(), here);
    }

    /** Writes the origin of this server as a request names it; empty where it names none, as HTTP/1.0 may. */
    static String written(HttpServerRequest request) {
        @Nullable HostAndPort authority = request.authority();
        return authority == null ? "" : ForwardedScheme.of(request) + "://" + authority;
    }

    /** Whether a request that names a host in two places names the same in both. */
    static boolean agrees(@Nullable HostAndPort authority, List<String> hosts) {
        return hosts.isEmpty()
                || (hosts.size() == 1
                        && authority != null
                        && of("https", hosts.getFirst()).equals(of("https", authority.toString())));
    }

    /**
     * Whether a page belongs to an authority.
     *
     * @param page the value of a header
     */
    static boolean isOf(String page, String authority) {
        return parse(page)
                .filter(origin ->
                        of(origin.scheme(), authority).filter(origin::equals).isPresent())
                .isPresent();
    }
}
