package carillon.http;

import carillon.access.Access;
import carillon.access.Installation;
import carillon.access.Secret;
import carillon.http.pages.ForwardedScheme;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cookie in which a browser keeps the secret of its session. Cookies know no ports (RFC 6265, section 8.5), so two
 * Carillons on one host would take each other's away: each has a name of its own.
 *
 * <p>Over https the name begins with {@code __Host-}, and browsers see to it that no other host has set it. What an
 * earlier version gave is still taken, after these.
 *
 * @param installation whose it is
 */
public record SessionCookie(Installation installation) {
    private static final String EARLIER = "carillon_session";

    private String plainName() {
        return "carillon_" + installation.id();
    }

    private String httpsName() {
        return "__Host-" + plainName();
    }

    private String nameFor(HttpServerRequest request) {
        return isHttps(request) ? httpsName() : plainName();
    }

    private static boolean isHttps(HttpServerRequest request) {
        return ForwardedScheme.of(request).equals("https");
    }

    /**
     * The secret of the session that a browser has, good or not; nothing where a program speaks with a token of ours.
     */
    Optional<Secret> sessionOf(HttpServerRequest request) {
        return secrets(request).findFirst();
    }

    /** Those of earlier sessions that it has besides. */
    List<Secret> othersOf(HttpServerRequest request) {
        return secrets(request).skip(1).toList();
    }

    private Stream<Secret> secrets(HttpServerRequest request) {
        return Gate.tokenOf(request).isPresent()
                ? Stream.empty()
                : namesIn(request).map(name -> value(request, name)).distinct();
    }

    /** The newest first. */
    private Stream<String> namesIn(HttpServerRequest request) {
        return Stream.of(httpsName(), plainName(), EARLIER).filter(name -> request.getCookie(name) != null);
    }

    /**
     * Gives a browser the secret of a session that has begun.
     *
     * @param ended that of the session which it had so far and which ended; other Carillons may have given it others
     */
    void give(RoutingContext context, Secret begun, Optional<Secret> ended) {
        HttpServerRequest request = context.request();
        String name = nameFor(request);
        List<String> over = namesIn(request)
                .filter(other -> !other.equals(name)
                        && ended.filter(value(request, other)::equals).isPresent())
                .toList();
        put(context, name, begun.value(), Access.SESSION);
        over.forEach(other -> put(context, other, "", Duration.ZERO));
    }

    private static Secret value(HttpServerRequest request, String name) {
        @Nullable Cookie cookie = request.getCookie(name);
        return new Secret(cookie == null ? "" : cookie.getValue());
    }

    /** Takes it away, and whatever else of this kind the browser has. */
    void takeAway(RoutingContext context) {
        HttpServerRequest request = context.request();
        Stream.concat(Stream.of(nameFor(request)), namesIn(request))
                .distinct()
                .toList()
                .forEach(name -> put(context, name, "", Duration.ZERO));
    }

    /**
     * A browser takes a cookie away only by one of the same name and path, and a {@code __Host-} one only by one that
     * is secure.
     */
    private static void put(RoutingContext context, String name, String value, Duration age) {
        context.response()
                .addCookie(Cookie.cookie(name, value)
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)
                        .setPath("/")
                        .setSecure(isHttps(context.request()) || name.startsWith("__Host-"))
                        .setMaxAge(age.toSeconds()));
    }
}
