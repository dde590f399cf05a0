package carillon.http;

import carillon.access.Access;
import carillon.access.Secret;
import carillon.backup.Backups;
import carillon.http.pages.Assets;
import carillon.http.pages.PublicUrl;
import carillon.season.Editions;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The dependencies of the routes of one server.
 *
 * @param editions all editions; a request finds its own in {@link ServedEdition}
 * @param world the world's time
 * @param nanoTime a clock that only goes forward
 * @param access finds and makes sessions and invitations
 * @param cookie keeps a session in a browser
 * @param tokens a coordinator's tokens, for programs: the one of the settings, where one was set, and that of this machine
 * @param measurements the figures of the metrics
 * @param security records sign-ins and refusals
 * @param metricsOpen whether the metrics on the port of the pages need no token
 * @param publicUrl where people reach this server; absent where only a request tells
 * @param assets the files that are served
 * @param timelines encodes timelines and keeps the result
 * @param rates limits how often a client may ask
 * @param connections limits how many connections there are
 * @param reachable succeeds where the database answers now
 * @param backups makes backups of the database
 */
public record HttpContext(
        Editions editions,
        InstantSource world,
        LongSupplier nanoTime,
        Access access,
        SessionCookie cookie,
        List<Secret> tokens,
        Measurements measurements,
        SecurityEvents security,
        boolean metricsOpen,
        Optional<PublicUrl> publicUrl,
        Assets assets,
        TimelineCaches timelines,
        RateLimits rates,
        ConnectionLimits connections,
        Supplier<Future<Void>> reachable,
        Backups backups) {

    /**
     * Writes a link to one of this server's addresses, for those who are sent it: at the public address, otherwise as the request names
     * the server.
     */
    String link(HttpServerRequest request, String address) {
        return publicUrl.map(PublicUrl::origin).orElseGet(() -> Origin.written(request))
                + assets.base().of(address);
    }
}
