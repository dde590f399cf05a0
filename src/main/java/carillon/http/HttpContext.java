package carillon.http;

import carillon.access.Access;
import carillon.access.Secret;
import carillon.edition.Edition;
import carillon.feed.Bus;
import carillon.feed.Clock;
import carillon.feed.Watchers;
import carillon.http.pages.Assets;
import carillon.journal.Drafts;
import carillon.journal.Journal;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

/**
 * The dependencies of the routes of one server.
 *
 * @param edition the edition that is served, as it began; what is announced now is in {@link Watchers#edition}
 * @param bus leads to the timeline
 * @param clock the clock of the edition
 * @param access finds and makes sessions and invitations
 * @param journal for readers who may see who said what
 * @param drafts what is not published yet
 * @param cookie keeps a session in a browser
 * @param tokens a coordinator's tokens, for programs: the one of the settings, where one was set, and that of this machine
 * @param measurements the figures of the metrics
 * @param security records sign-ins and refusals
 * @param metricsOpen whether the metrics on the port of the pages need no token
 * @param assets the files that are served
 * @param timelines encodes the timeline and keeps the result
 * @param rates limits how often a client may ask
 * @param connections limits how many connections there are
 * @param reachable succeeds where the database answers now
 */
public record HttpContext(
        Edition edition,
        Bus bus,
        Clock clock,
        Access access,
        Journal journal,
        Drafts drafts,
        SessionCookie cookie,
        List<Secret> tokens,
        Measurements measurements,
        SecurityEvents security,
        boolean metricsOpen,
        Assets assets,
        TimelineCache timelines,
        RateLimits rates,
        ConnectionLimits connections,
        Supplier<Future<Void>> reachable) {}
