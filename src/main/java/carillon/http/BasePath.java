package carillon.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Below which path everything is served: behind a proxy, one host may have other things beside Carillon. The proxy hands a request's path
 * on as it is.
 *
 * @param path empty at the root; otherwise such as {@code /live}, which begins with a slash and does not end with one
 */
public record BasePath(String path) {
    /** The form of what {@link #parse} takes, for whoever writes it. */
    public static final String FORM =
            "a path such as /live, of letters, digits and -._~, that begins with a slash and does not end with one;"
                    + " leave it out where Carillon has the whole address";

    private static final int MOST_CHARACTERS = 200;

    /** Segments of what needs no coding (RFC 3986, section 2.3), none of which is a dot or two alone. */
    private static final Pattern SEGMENTS = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]++)*+");

    /** Where probes ask, whatever the path is. */
    private static final Pattern PROBED = Pattern.compile("/(?:health|metrics)(?:/.*)?");

    private static final String ENTERED = "carillon.below-base-path";

    /** For a server that has the whole address; made after what it is checked by. */
    public static final BasePath ROOT = new BasePath("");

    public BasePath {
        if (path.length() > MOST_CHARACTERS
                || !SEGMENTS.matcher(path).matches()
                || PROBED.matcher(path).matches()) {
            throw new IllegalArgumentException(path);
        }
    }

    /**
     * Reads one that somebody wrote.
     *
     * @throws IllegalArgumentException where it has not the {@link #FORM}, or would hide {@code /health} or {@code /metrics}
     */
    public static BasePath parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(text);
        }
        return new BasePath(text);
    }

    /** Where one of Carillon's addresses is on the server. */
    public String of(String address) {
        return path + address;
    }

    /** Which of Carillon's addresses stands there, such as {@code /desk}; empty where that is not below the path. */
    Optional<String> below(String address) {
        return address.startsWith(path + "/") ? Optional.of(address.substring(path.length())) : Optional.empty();
    }

    /** To be mounted ahead of every route that does something: these see addresses as they are at the root. */
    void mount(Router router) {
        if (!path.isEmpty()) {
            router.route().handler(this::enter);
        }
    }

    private void enter(RoutingContext context) {
        boolean entered = context.data().put(ENTERED, true) != null;
        @Nullable String asked = context.request().path();
        String address = asked == null ? "" : asked;
        Optional<String> inside = below(address);
        String normalized = context.normalizedPath();
        if (entered) {
            context.next();
        } else if (inside.isPresent()) {
            context.reroute(context.request().method(), inside.get() + query(context));
        } else if (normalized.equals(path) || below(normalized).isPresent()) {
            Pages.lead(context, normalized.equals(path) ? path + "/" : normalized);
        } else if (PROBED.matcher(normalized).matches()) {
            context.next();
        } else {
            context.fail(Problem.of(404, "outside-base-path", Map.of("base", path + "/"))
                    .failure());
        }
    }

    private static String query(RoutingContext context) {
        @Nullable String query = context.request().query();
        return query == null ? "" : "?" + query;
    }
}
