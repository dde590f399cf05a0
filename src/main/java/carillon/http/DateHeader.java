package carillon.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Sets on every answer the second in which its request was taken (RFC 9110, section 6.6.1). Each event loop has its own, which writes
 * the text once a second.
 */
final class DateHeader {
    /** The form of RFC 9110, section 5.6.7, whose days have two digits. */
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final InstantSource world;
    private long second = Long.MIN_VALUE;
    private String text = "";

    DateHeader(InstantSource world) {
        this.world = world;
    }

    /** Sets it on every answer of a router. To be mounted ahead of every route. */
    void mount(Router router) {
        router.route().handler(context -> {
            set(context.request());
            context.next();
        });
    }

    /** Sets it on one answer. */
    void set(HttpServerRequest request) {
        request.response().putHeader("Date", text());
    }

    /** Returns this second as the header has it. */
    String text() {
        long now = Math.floorDiv(world.millis(), 1_000);
        if (now != second) {
            second = now;
            text = FORM.format(Instant.ofEpochSecond(now));
        }
        return text;
    }
}
