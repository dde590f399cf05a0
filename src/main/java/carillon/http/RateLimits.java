package carillon.http;

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
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is over a rate, for all event loops of this node (docs/protocol.md, "Limits"). Whoever is gets 429 and is told
 * when to come again; nothing of what they sent has been read by then. Programs with the server's own token are under
 * no rate.
 *
 * <p>Every node counts for itself.
 */
public final class RateLimits {
    private static final int MOST_SESSIONS = 10_000;
    private static final int MOST_CITIES = 10_000;
    private static final int MOST_ADDRESSES = 50_000;

    private final Proxies proxies;
    private final SessionCookie cookie;
    private final LongSupplier nanoTime;
    private final RateLimiter<UUID> sessions;
    private final RateLimiter<CityId> cities;
    private final RateLimiter<ClientAddress> questions;
    private final RateLimiter<ClientAddress> failures;
    private final RateLimiter<ClientAddress> resumes;
    private final Strangers strangers = new Strangers();
    /**
     * Until when each of the sessions that were good lately waits, so that whoever is over a rate costs no look into
     * the database.
     */
    private final Map<Secret, Long> waiting = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Secret, Long> eldest) {
            return size() > MOST_SESSIONS;
        }
    };

    /**
     * Rates that nobody has used yet.
     *
     * @param cookie in which browsers keep their session
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
     * Fails where the session behind a request was over its rate a moment ago, and still is: before anybody asks whose
     * it is.
     */
    void requireRested(HttpServerRequest request) {
        cookie.sessionOf(request).map(this::stillWaits).ifPresent(RateLimits::require);
    }

    /** Takes one from the session's rate and from that of its city; fails where one of them has none. */
    void takeFor(Speaker speaker, HttpServerRequest request) {
        if (speaker instanceof Speaker.Person person) {
            Duration wait = sessions.untilToken(person.session());
            Duration cityWait = person.city().map(cities::untilToken).orElse(Duration.ZERO);
            Duration longer = longer(wait, cityWait);
            remember(request, longer);
            require(longer);
            require(sessions.take(person.session()));
            person.city().ifPresent(city -> require(cities.take(city)));
        }
    }

    /** Takes one from the rate of a city for which a coordinator speaks; fails where it has none. */
    void takeFor(CityId city, Speaker speaker) {
        if (speaker instanceof Speaker.Person person && person.city().isEmpty()) {
            require(cities.take(city));
        }
    }

    /** Goes on where the address of a request may ask one more thing that costs. */
    void charge(RoutingContext context, Gate gate) {
        if (!gate.isProgram(context.request())) {
            ClientAddress.of(context.request(), proxies).ifPresent(address -> require(questions.take(address)));
        }
        context.next();
    }

    /**
     * Goes on where a request names nobody, or comes from an address that has not guessed too often. A cookie that was
     * good lately is good whatever others at its address do.
     */
    void chargeFailures(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Secret> session = cookie.sessionOf(request);
        if (Gate.tokenOf(request).isPresent() || session.isPresent()) {
            ClientAddress.of(request, proxies).ifPresent(address -> {
                if (session.filter(this::wasGood).isEmpty()) {
                    require(failures.untilToken(address));
                }
                context.addEndHandler(unused -> {
                    if (context.response().getStatusCode() == 401) {
                        failures.take(address);
                    }
                });
            });
        }
        context.next();
    }

    /** Takes one from the rate at which an address comes back to where it was in the feed; false where it has none. */
    boolean mayResume(HttpServerRequest request) {
        return ClientAddress.of(request, proxies)
                .map(address -> resumes.take(address).isZero())
                .orElse(true);
    }

    /** Asks whose the cookie of a request is. Where it was not good lately, that is a stranger's question. */
    <T> Future<T> askWho(HttpServerRequest request, Supplier<Future<T>> question) {
        return cookie.sessionOf(request).filter(this::wasGood).isPresent() ? question.get() : askForStranger(question);
    }

    /** Asks the database something on behalf of somebody who is not known ({@link Strangers}). */
    <T> Future<T> askForStranger(Supplier<Future<T>> question) {
        return strangers.ask(question);
    }

    /** The cookie of a request is good. */
    void knows(HttpServerRequest request) {
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

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private void remember(HttpServerRequest request, Duration wait) {
        cookie.sessionOf(request).ifPresent(session -> {
            synchronized (waiting) {
                waiting.put(session, nanoTime.getAsLong() + wait.toNanos());
            }
        });
    }

    private boolean wasGood(Secret session) {
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
