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
 * Carillons on one host would overwrite each other's: each has a name of its own.
 *
 * <p>Over https the name begins with {@code __Host-}, and browsers make sure that no other host has set it. The names of
 * earlier versions are still read, after these.
 *
 * @param installation gives the cookie its name
 */
public record SessionCookie(Installation installation) {
    private static final String EARLIER_NAME = "carillon_session";

    private static String plainName(String id) {
        return "carillon_" + id;
    }

    private static String httpsName(String id) {
        return "__Host-" + plainName(id);
    }

    private String nameFor(HttpServerRequest request) {
        return isHttps(request) ? httpsName(installation.id()) : plainName(installation.id());
    }

    private static boolean isHttps(HttpServerRequest request) {
        return ForwardedScheme.of(request).equals("https");
    }

    /**
     * Finds the secret of the session that a browser has, valid or not; empty where a program shows a token of ours.
     */
    Optional<Secret> sessionOf(HttpServerRequest request) {
        return secrets(request).findFirst();
    }

    /** Finds the secrets of earlier sessions that the browser has besides. */
    List<Secret> othersOf(HttpServerRequest request) {
        return secrets(request).skip(1).toList();
    }

    private Stream<Secret> secrets(HttpServerRequest request) {
        return Authentication.tokenOf(request).isPresent()
                ? Stream.empty()
                : namesIn(request).map(name -> value(request, name)).distinct();
    }

    /** Lists the names of the cookies in a request, the newest name first. */
    private Stream<String> namesIn(HttpServerRequest request) {
        Stream<String> named = Stream.concat(Stream.of(installation.id()), installation.earlier().stream())
                .flatMap(id -> Stream.of(httpsName(id), plainName(id)));
        return Stream.concat(named, Stream.of(EARLIER_NAME)).filter(name -> request.getCookie(name) != null);
    }

    /**
     * Gives a browser its secret when a session has begun.
     *
     * @param ended its former secret, which is no longer taken; other Carillons may have given it others
     */
    void give(RoutingContext context, Secret begun, Optional<Secret> ended) {
        HttpServerRequest request = context.request();
        String name = nameFor(request);
        List<String> outdated = namesIn(request)
                .filter(other -> !other.equals(name)
                        && ended.filter(value(request, other)::equals).isPresent())
                .toList();
        put(context, name, begun.value(), Access.SESSION);
        outdated.forEach(other -> put(context, other, "", Duration.ZERO));
    }

    private static Secret value(HttpServerRequest request, String name) {
        @Nullable Cookie cookie = request.getCookie(name);
        return new Secret(cookie == null ? "" : cookie.getValue());
    }

    /** Removes this cookie from the browser, and all others of this kind. */
    void remove(RoutingContext context) {
        HttpServerRequest request = context.request();
        Stream.concat(Stream.of(nameFor(request)), namesIn(request))
                .distinct()
                .toList()
                .forEach(name -> put(context, name, "", Duration.ZERO));
    }

    /**
     * Sets a cookie. A browser removes one only by a cookie of the same name and path, and a {@code __Host-} one only
     * by one that is secure.
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
