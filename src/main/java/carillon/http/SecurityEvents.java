package carillon.http;

import carillon.access.Device;
import carillon.access.Invitation;
import carillon.access.RedeemResult;
import carillon.access.Revocation;
import carillon.access.SecurityLog;
import carillon.access.SecurityLog.Refusal;
import carillon.access.Session;
import carillon.access.Speaker;
import carillon.edition.CityId;
import carillon.edition.EditionId;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reports sign-ins and refusals to the security log, with the address of the client, and refusals to the metrics.
 *
 * @param cookie keeps a session in a browser
 * @param address the client's address; the connection's own is {@link #remoteAddress}
 */
public record SecurityEvents(
        SecurityLog log,
        Measurements measurements,
        SessionCookie cookie,
        Function<HttpServerRequest, @Nullable String> address) {

    /** The address at the other end of the connection, which may be a proxy's; null where the connection has none. */
    public static @Nullable String remoteAddress(HttpServerRequest request) {
        @Nullable SocketAddress remote = request.remoteAddress();
        return remote == null ? null : remote.hostAddress();
    }

    void signedIn(HttpServerRequest request, RedeemResult.SignedIn begun) {
        log.signedIn(begun, address.apply(request));
    }

    void signedOut(HttpServerRequest request, Device device) {
        log.signedOut(device, address.apply(request));
    }

    void ended(HttpServerRequest request, Speaker speaker, Session session) {
        log.ended(speaker, session, address.apply(request));
    }

    void endedOthers(HttpServerRequest request, Speaker speaker, EditionId edition, Optional<CityId> city, int count) {
        log.endedOthers(speaker, edition, city, count, address.apply(request));
    }

    void renamed(HttpServerRequest request, Speaker speaker, UUID invitation) {
        log.renamed(speaker, invitation, address.apply(request));
    }

    void invited(HttpServerRequest request, Speaker speaker, Invitation invitation) {
        log.invited(speaker, invitation, address.apply(request));
    }

    void revoked(HttpServerRequest request, Speaker speaker, UUID invitation, Revocation revoked) {
        log.revoked(speaker, invitation, revoked, address.apply(request));
    }

    void spent(HttpServerRequest request, UUID invitation) {
        measurements.count(Refusal.INVITE_SPENT);
        log.refusedSpent(invitation, address.apply(request));
    }

    void unknown(HttpServerRequest request) {
        refused(request, Refusal.INVITE_UNKNOWN, Optional.empty());
    }

    /**
     * Reports a problem that is about to be sent, where it concerns security. Invitations are reported where they are
     * tried.
     */
    void refused(HttpServerRequest request, Problem problem, Optional<Speaker> speaker) {
        switch (problem.code()) {
            case "foreign-origin" -> refused(request, Refusal.FOREIGN_ORIGIN, speaker);
            case "not-your-city" -> refused(request, Refusal.NOT_YOUR_CITY, speaker);
            case "not-your-role" -> refused(request, Refusal.NOT_YOUR_ROLE, speaker);
            case "not-signed-in" -> notSignedIn(request);
            case "token-needed" -> tokenNeeded(request);
            case "too-many" -> measurements.count(Refusal.TOO_MANY);
            case "busy" -> measurements.count(Refusal.BUSY);
            default -> {
                // no credentials are concerned
            }
        }
    }

    /**
     * Reports a request without valid credentials. One that shows none is no attempt: pages ask who one is before a
     * person has joined.
     */
    private void notSignedIn(HttpServerRequest request) {
        if (Authentication.tokenOf(request).isPresent()) {
            refused(request, Refusal.TOKEN_WRONG, Optional.empty());
        } else if (cookie.sessionOf(request).isPresent()) {
            refused(request, Refusal.SESSION_UNKNOWN, Optional.empty());
        }
    }

    private void tokenNeeded(HttpServerRequest request) {
        if (Authentication.tokenOf(request).isPresent()) {
            refused(request, Refusal.TOKEN_WRONG, Optional.empty());
        }
    }

    private void refused(HttpServerRequest request, Refusal refusal, Optional<Speaker> speaker) {
        measurements.count(refusal);
        log.refused(refusal, speaker, address.apply(request));
    }
}
