package carillon.http;

import carillon.access.Access;
import carillon.access.Secret;
import carillon.access.Speaker;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells who makes a request (docs/protocol.md, "Identity"). */
final class Gate {
    static final String COOKIE = "carillon_session";
    private static final String BEARER = "bearer ";
    private static final Set<HttpMethod> CHANGE_NOTHING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Access access;
    private final RateLimits rates;
    private final Optional<Secret> adminToken;

    Gate(Door door) {
        this.access = door.access();
        this.rates = door.rates();
        this.adminToken = door.adminToken();
    }

    /** Who speaks; fails with a problem where nobody has shown that they may. */
    Future<Speaker> speaker(HttpServerRequest request) {
        @Nullable String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            return bearer(authorization);
        }
        @Nullable Cookie cookie = request.getCookie(COOKIE);
        if (cookie == null) {
            return Future.failedFuture(Problem.of(401, "not-signed-in").failure());
        }
        if (!CHANGE_NOTHING.contains(request.method()) && !comesFromOwnPage(request)) {
            return Future.failedFuture(Problem.of(403, "foreign-origin").failure());
        }
        return rates.askWho(request, () -> access.find(cookie.getValue())).map(found -> {
            Speaker.Person person =
                    found.orElseThrow(() -> Problem.of(401, "not-signed-in").failure());
            rates.knows(request);
            return person;
        });
    }

    /** The same, but only for a coordinator. */
    Future<Speaker> coordinator(HttpServerRequest request) {
        return speaker(request).map(speaker -> {
            if (!speaker.coordinates()) {
                throw Problem.of(403, "not-your-role").failure(speaker);
            }
            return speaker;
        });
    }

    /** Whether a request shows the server's own token. */
    boolean isProgram(HttpServerRequest request) {
        @Nullable String authorization = request.getHeader("Authorization");
        return authorization != null && isOwnToken(authorization);
    }

    /** The secret of the session that the browser has, good or not; nothing where the request speaks with a token. */
    static Optional<String> sessionOf(HttpServerRequest request) {
        return request.getHeader("Authorization") == null
                ? Optional.ofNullable(request.getCookie(COOKIE)).map(Cookie::getValue)
                : Optional.empty();
    }

    private boolean isOwnToken(String authorization) {
        return authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
                && adminToken
                        .filter(token -> token.matches(
                                authorization.substring(BEARER.length()).strip()))
                        .isPresent();
    }

    private Future<Speaker> bearer(String authorization) {
        return isOwnToken(authorization)
                ? Future.succeededFuture(new Speaker.Program())
                : Future.failedFuture(Problem.of(401, "not-signed-in").failure());
    }

    /**
     * A browser says where a request comes from. The scheme may be changed by a proxy in between, the authority not: the
     * Host of HTTP/1.1 and the :authority of HTTP/2.
     */
    static boolean comesFromOwnPage(HttpServerRequest request) {
        @Nullable HostAndPort page = authority(request.getHeader("Origin"));
        @Nullable HostAndPort here = request.authority();
        return page != null && here != null && page.host().equalsIgnoreCase(here.host()) && page.port() == here.port();
    }

    private static @Nullable HostAndPort authority(@Nullable String origin) {
        try {
            @Nullable
            String authority = origin == null ? null : URI.create(origin).getAuthority();
            return authority == null ? null : HostAndPort.parseAuthority(authority, -1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
