package carillon.http;

import carillon.access.Role;
import carillon.access.Secret;
import carillon.access.Speaker;
import carillon.edition.CityId;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often a client may ask, for all event loops of this node (docs/protocol.md, "Limits"). A client above a
 * rate gets 429 and the time to wait; its body has not been read by then. Programs with the server's own token are
 * under no rate.
 *
 * <p>Every node counts for itself.
 */
public final class RateLimits {
    /** What a post may have for each token of its rates. */
    static final int BYTES_OF_TOKEN = 2 * 1024;

    private static final int MOST_SESSIONS = 10_000;
    private static final int MOST_CITIES = 10_000;
    private static final int MOST_ADDRESSES = 50_000;

    private final TrustedProxies proxies;
    private final SessionCookie cookie;
    private final LongSupplier nanoTime;
    private final RateLimiter<UUID> sessions;
    private final RateLimiter<Role.Organizer> cities;
    private final RateLimiter<ClientAddress> questions;
    private final RateLimiter<ClientAddress> failures;
    private final RateLimiter<ClientAddress> resumes;
    private final LookupLimit lookups = new LookupLimit();
    /** Until when each session that was valid lately has to wait: a client above a rate then costs no query. */
    private final Map<Secret, Long> waiting = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Secret, Long> eldest) {
            return size() > MOST_SESSIONS;
        }
    };

    /**
     * Makes limits that no client has used yet.
     *
     * @param cookie keeps a session in a browser
     * @param nanoTime a clock that only goes forward
     */
    public RateLimits(Limits limits, SessionCookie cookie, LongSupplier nanoTime) {
        this.proxies = limits.proxies();
        this.cookie = cookie;
        this.nanoTime = nanoTime;
        this.sessions = new RateLimiter<>(limits.session(), MOST_SESSIONS, nanoTime);
        this.cities = new RateLimiter<>(limits.city(), MOST_CITIES, nanoTime);
        this.questions = new RateLimiter<>(limits.address(), MOST_ADDRESSES, nanoTime);
        this.failures = new RateLimiter<>(limits.address(), MOST_ADDRESSES, nanoTime);
        this.resumes = new RateLimiter<>(limits.address(), MOST_ADDRESSES, nanoTime);
    }

    /**
     * Finds who posts, and takes a token of their rates. A client that has none fails, without a query where that is known.
     *
     * @param finding finds the speaker of a request, or fails where they may not post
     */
    Future<Speaker> admit(RoutingContext context, Function<RoutingContext, Future<Speaker>> finding) {
        requireNoWait(context.request());
        return finding.apply(context).map(speaker -> {
            takeFor(speaker, context.request());
            return speaker;
        });
    }

    /** Fails where the session of a request was above its rate a moment ago, and still is, without a query. */
    void requireNoWait(HttpServerRequest request) {
        cookie.sessionOf(request).map(this::stillWaits).ifPresent(RateLimits::require);
    }

    /** Takes a token of the device's rate and of its city's; fails where one of them has none. */
    void takeFor(Speaker speaker, HttpServerRequest request) {
        if (speaker instanceof Speaker.Person person) {
            UUID device = person.device().id();
            Optional<Role.Organizer> only = onlyCity(person);
            Duration wait = sessions.untilToken(device);
            Duration cityWait = only.map(cities::untilToken).orElse(Duration.ZERO);
            Duration longer = longer(wait, cityWait);
            remember(request, longer);
            require(longer);
            require(sessions.take(device));
            only.ifPresent(city -> require(cities.take(city)));
        }
    }

    private static Optional<Role.Organizer> onlyCity(Speaker.Person person) {
        return person.edition().flatMap(edition -> person.onlyCity().map(city -> new Role.Organizer(edition, city)));
    }

    /**
     * Takes more tokens for a post that is larger than most: what is said is kept in memory and in the journal. They are
     * taken whether or not they are there, so that no post is too large to be allowed, and the next one waits.
     */
    void takeForSize(Speaker speaker, int bytes) {
        int more = bytes / BYTES_OF_TOKEN;
        if (more > 0 && speaker instanceof Speaker.Person person) {
            sessions.spend(person.device().id(), more);
            onlyCity(person).ifPresent(city -> cities.spend(city, more));
        }
    }

    /** Takes a token of the rate of a city for which somebody posts who may post for several; fails where it has none. */
    void takeFor(CityId city, Speaker speaker) {
        if (speaker instanceof Speaker.Person person && person.onlyCity().isEmpty()) {
            person.edition().ifPresent(edition -> require(cities.take(new Role.Organizer(edition, city))));
        }
    }

    /** Goes on where the address of a request may ask one more question that costs. */
    void charge(RoutingContext context, Authentication authentication) {
        if (!authentication.isProgram(context.request())) {
            ClientAddress.of(context.request(), proxies).ifPresent(address -> require(questions.take(address)));
        }
        context.next();
    }

    /**
     * Goes on where a request has no credentials, or comes from an address that has not guessed too often. A cookie
     * that was valid lately is valid no matter what others at its address do.
     */
    void chargeFailures(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Secret> session = cookie.sessionOf(request);
        if (Authentication.tokenOf(request).isPresent() || session.isPresent()) {
            ClientAddress.of(request, proxies).ifPresent(address -> {
                if (session.filter(this::wasValid).isEmpty()) {
                    require(failures.untilToken(address));
                }
                context.addEndHandler(_ -> {
                    if (context.response().getStatusCode() == 401) {
                        failures.take(address);
                    }
                });
            });
        }
        context.next();
    }

    /**
     * Takes a token of the rate at which an address may show cookies that are not known, where the answer to this one is
     * no 401. A request without a cookie takes none.
     */
    void takeForUnknown(HttpServerRequest request) {
        if (cookie.sessionOf(request).isPresent()) {
            ClientAddress.of(request, proxies).ifPresent(failures::take);
        }
    }

    /** Takes a token of the rate at which an address resumes the feed; false where it has none. */
    boolean mayResume(HttpServerRequest request) {
        return ClientAddress.of(request, proxies)
                .map(address -> resumes.take(address).isZero())
                .orElse(true);
    }

    /** Finds the session of the cookie of a request. Where it was not valid lately, the client counts as unknown. */
    <T> Future<T> findSession(HttpServerRequest request, Supplier<Future<T>> question) {
        return cookie.sessionOf(request).filter(this::wasValid).isPresent() ? question.get() : askForUnknown(question);
    }

    /** Asks the database a question of an unknown client ({@link LookupLimit}). */
    <T> Future<T> askForUnknown(Supplier<Future<T>> question) {
        return lookups.ask(question);
    }

    /** Notes that the cookie of a request is valid. */
    void noteValid(HttpServerRequest request) {
        cookie.sessionOf(request).ifPresent(session -> {
            synchronized (waiting) {
                waiting.putIfAbsent(session, nanoTime.getAsLong());
            }
        });
    }

    /** Fails with 429 unless there is nothing to wait for. */
    private static void require(Duration wait) {
        if (!wait.isZero()) {
            throw Problem.tooMany(wait).failure();
        }
    }

    private static Duration longer(Duration first, Duration second) {
        return first.compareTo(second) >= 0 ? first : second;
    }

    private void remember(HttpServerRequest request, Duration wait) {
        cookie.sessionOf(request).ifPresent(session -> {
            synchronized (waiting) {
                waiting.put(session, nanoTime.getAsLong() + wait.toNanos());
            }
        });
    }

    private boolean wasValid(Secret session) {
        synchronized (waiting) {
            return waiting.containsKey(session);
        }
    }

    private Duration stillWaits(Secret session) {
        synchronized (waiting) {
            @Nullable Long until = waiting.get(session);
            return until == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, until - nanoTime.getAsLong()));
        }
    }
}
