package carillon.http.pages;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path below which everything is served: behind a proxy, one host may have other things beside Carillon. The proxy
 * hands the path of a request on as it is.
 *
 * @param path empty at the root; otherwise such as {@code /live}, which begins with a slash and does not end with one. In the
 *     files of an archive, which may be put anywhere, it is relative ({@link #HERE}, {@link #ABOVE})
 */
public record BasePath(String path) {
    /** The form that {@link #parse} takes, for people who write it. */
    public static final String FORM =
            "a path such as /live, of letters, digits and -._~, that begins with a slash and does not end with one;"
                    + " leave it out where Carillon has the whole address";

    private static final int MOST_CHARACTERS = 200;

    /** Segments of characters that need no coding (RFC 3986, section 2.3), none of which is a dot or two alone. */
    private static final Pattern SEGMENTS = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]++)*+");

    /** The paths at which probes ask, below no base path. */
    private static final Pattern PROBED = Pattern.compile("/(?:health|metrics)(?:/.*)?");

    /** For a server that has the whole address. It stands behind the patterns by which it is checked. */
    public static final BasePath ROOT = new BasePath("");

    /** For a page in the uppermost folder of an archive. */
    static final BasePath HERE = new BasePath(".");

    /** For a page in a folder of an archive. */
    static final BasePath ABOVE = new BasePath("..");

    public BasePath {
        if (!isRelative(path) && !isOnServer(path)) {
            throw new IllegalArgumentException(path);
        }
    }

    private static boolean isRelative(String path) {
        return path.equals(".") || path.equals("..");
    }

    private static boolean isOnServer(String path) {
        return path.length() <= MOST_CHARACTERS
                && SEGMENTS.matcher(path).matches()
                && !PROBED.matcher(path).matches();
    }

    /**
     * Reads a base path from the settings.
     *
     * @throws IllegalArgumentException where it has not the {@link #FORM}, or would hide {@code /health} or
     * {@code /metrics}
     */
    public static BasePath parse(String text) {
        if (text.isEmpty() || isRelative(text)) {
            throw new IllegalArgumentException(text);
        }
        return new BasePath(text);
    }

    /** The address on the server of one of Carillon's addresses. */
    public String of(String address) {
        return path + address;
    }

    /**
     * The address of Carillon's that stands there, such as {@code /desk}; empty where the address is not below the
     * path.
     */
    public Optional<String> below(String address) {
        return address.startsWith(path + "/") ? Optional.of(address.substring(path.length())) : Optional.empty();
    }

    /** Whether a normalized path is one at which probes ask, below no base path. */
    public static boolean isProbed(String normalized) {
        return PROBED.matcher(normalized).matches();
    }
}
