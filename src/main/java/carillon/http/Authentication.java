package carillon.http;

import carillon.access.Access;
import carillon.access.Device;
import carillon.access.Secret;
import carillon.access.Speaker;
import carillon.edition.EditionId;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the speaker of a request, with what they may do in its edition: the one in its address, else the current one. Refuses
 * a request without valid credentials and, where a role is asked for, one without that role (docs/protocol.md, "Identity").
 */
final class Authentication {
    private static final Pattern BEARER = Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr](?: +(.*))?");
    private static final Set<HttpMethod> CHANGE_NOTHING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Access access;
    private final RateLimits rates;
    private final SessionCookie cookie;
    private final List<Secret> tokens;
    private final Supplier<Optional<EditionId>> current;

    Authentication(HttpContext http) {
        this.current = http.editions()::current;
        this.access = http.access();
        this.rates = http.rates();
        this.cookie = http.cookie();
        this.tokens = http.tokens();
    }

    /**
     * Finds the speaker. Fails with a problem where the request shows no valid credentials, or would change something by a session
     * from a page of another origin.
     */
    Future<Speaker> speaker(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<String> token = tokenOf(request);
        if (token.isPresent()) {
            return isOwn(token.get())
                    ? Future.succeededFuture(new Speaker.Program())
                    : Future.failedFuture(Problem.of(401, "not-signed-in").failure());
        }
        return device(request).map(device -> new Speaker.Person(device, editionOf(context)));
    }

    private Future<Device> device(HttpServerRequest request) {
        Optional<Secret> secret = cookie.sessionOf(request);
        if (secret.isEmpty()) {
            return Future.failedFuture(Problem.of(401, "not-signed-in").failure());
        }
        if (!CHANGE_NOTHING.contains(request.method()) && !Origin.isOwn(request)) {
            return Future.failedFuture(Problem.of(403, "foreign-origin").failure());
        }
        return rates.findSession(request, () -> access.find(secret.get().value()))
                .map(found -> {
                    Device device = found.orElseThrow(
                            () -> Problem.of(401, "not-signed-in").failure());
                    rates.noteValid(request);
                    return device;
                });
    }

    /** Finds the edition of a request: the one in its address, else the current one, where there is one. */
    Optional<EditionId> editionOf(RoutingContext context) {
        return Optional.ofNullable(context.pathParam("edition"))
                .map(EditionId::new)
                .or(current);
    }

    /** Finds the speaker; fails with a problem unless it is a coordinator of the edition. */
    Future<Speaker> coordinator(RoutingContext context) {
        return speaker(context).map(speaker -> {
            if (!speaker.coordinates()) {
                throw Problem.of(403, "not-your-role").failure(speaker);
            }
            return speaker;
        });
    }

    /** Finds the speaker; fails with a problem unless it is an administrator. */
    Future<Speaker> administrator(RoutingContext context) {
        return speaker(context).map(speaker -> {
            if (!speaker.administers()) {
                throw Problem.of(403, "not-your-role").failure(speaker);
            }
            return speaker;
        });
    }

    /** Whether a request shows the server's own token. */
    boolean isProgram(HttpServerRequest request) {
        return tokenOf(request).filter(this::isOwn).isPresent();
    }

    /** Refuses a request that does not show the server's own token. A session does not do: this is not for people. */
    void requireProgram(HttpServerRequest request) {
        if (!isProgram(request)) {
            throw Problem.of(401, "token-needed").failure();
        }
    }

    /**
     * Finds the token that a program shows, valid or not (RFC 6750, section 2.1). Credentials of any other scheme are
     * for another server: a proxy that asks for a password, say.
     */
    static Optional<String> tokenOf(HttpServerRequest request) {
        return tokenIn(request.headers().getAll("Authorization"));
    }

    /** Finds the token in the values of that header. */
    static Optional<String> tokenIn(List<String> authorization) {
        return authorization.stream()
                .map(credentials -> BEARER.matcher(credentials.strip()))
                .filter(Matcher::matches)
                .map(bearer -> Objects.requireNonNullElse(bearer.group(1), "").strip())
                .findFirst();
    }

    private boolean isOwn(String token) {
        return tokens.stream().anyMatch(own -> own.matches(token));
    }
}
