package carillon.http.pages;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The address at which people reach this server, which a server behind a proxy cannot know by itself.
 *
 * @param origin scheme, host and, unless it is the scheme's default, port, as {@code https://carillon.example.org}
 * @param path the base path in it
 */
public record PublicUrl(String origin, BasePath path) {
    /** The form that {@link #parse} takes, for people who write it. */
    public static final String FORM = "an address such as https://carillon.example.org or https://example.org/live,"
            + " without a user, a query or a “#”";

    private static final int MAX_PORT = 65_535;

    /**
     * Reads an address; slashes at its end are none of it.
     *
     * @throws IllegalArgumentException where it has not the {@link #FORM}
     */
    public static PublicUrl parse(String text) {
        URI uri = uri(text);
        @Nullable String scheme = uri.getScheme();
        @Nullable String host = uri.getHost();
        String lower = scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
        boolean isWeb = lower.equals("https") || lower.equals("http");
        boolean hasMore = uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null;
        if (!isWeb || host == null || hasMore || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw new IllegalArgumentException(text);
        }
        boolean isDefault = uri.getPort() < 0 || uri.getPort() == (lower.equals("https") ? 443 : 80);
        return new PublicUrl(
                lower + "://" + host.toLowerCase(Locale.ROOT) + (isDefault ? "" : ":" + uri.getPort()),
                new BasePath(uri.getRawPath().replaceFirst("/+$", "")));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** Whether people reach it over TLS, which a proxy then ends: Carillon has none itself. */
    public boolean isEncrypted() {
        return origin.startsWith("https:");
    }

    /** The same server below this path. */
    public PublicUrl at(BasePath base) {
        return new PublicUrl(origin, base);
    }

    /** The address without a slash at its end. */
    @Override
    public String toString() {
        return origin + path.path();
    }
}
