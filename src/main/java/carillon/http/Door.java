package carillon.http;

import carillon.access.Access;
import carillon.access.Secret;
import carillon.edition.Edition;
import carillon.feed.Bus;
import carillon.feed.Clock;
import carillon.http.pages.Assets;
import carillon.journal.Journal;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the routes of one server need.
 *
 * @param journal for those who may read who said what
 * @param cookie in which browsers keep their session
 * @param adminToken a coordinator's, for programs; absent where none was set
 * @param measurements what the metrics show
 * @param security what is told of those who come in, and of those who do not
 * @param metricsOpen whether everybody may read the metrics on the port of the pages, or programs with the token only
 * @param assets the files that are served
 * @param answers what the timeline is answered with
 * @param rates who is over a rate
 * @param connections which connections are taken
 * @param reachable whether the database answers now
 */
public record Door(
        Edition edition,
        Bus bus,
        Clock clock,
        Access access,
        Journal journal,
        SessionCookie cookie,
        Optional<Secret> adminToken,
        Measurements measurements,
        SecurityEvents security,
        boolean metricsOpen,
        Assets assets,
        TimelineAnswers answers,
        RateLimits rates,
        ConnectionLimits connections,
        Supplier<Future<Boolean>> reachable) {}
