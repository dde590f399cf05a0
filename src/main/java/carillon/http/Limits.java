package carillon.http;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * The limits on what a client may ask of this server. Programs with the server's own token are under no rate.
 *
 * @param session what one session posts
 * @param city what is posted for one city, by all sessions together
 * @param address what one address asks that costs: sessions, invitations, looking back, statements, the journal
 * @param connectionsPerAddress how many connections one address may have open, at least 1
 * @param connections how many connections all may have open together, at least 1; where absent, as many as there are
 * file descriptors for
 * @param proxies whose {@code X-Forwarded-For} is trusted
 * @param request how long a whole request may take to arrive, head and body, in whole seconds
 */
public record Limits(
        Rate session,
        Rate city,
        Rate address,
        int connectionsPerAddress,
        OptionalInt connections,
        TrustedProxies proxies,
        Duration request) {

    /** More connections than any server has. */
    public static final int MAX_CONNECTIONS = 10_000_000;

    /** The longest that a request may take to arrive. */
    public static final int MAX_REQUEST_SECONDS = 3_600;

    /** The limits where the settings name none. */
    public static final Limits USUAL = new Limits(
            new Rate(60, 5),
            new Rate(200, 20),
            new Rate(100, 20),
            2_000,
            OptionalInt.empty(),
            TrustedProxies.NONE_NAMED,
            Duration.ofSeconds(30));
}
