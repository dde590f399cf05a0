package carillon.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What whoever asks wants to get, and what they have already (RFC 9110, sections 12 and 13). */
final class Negotiation {
    /** To be kept, but asked for again each time: what it answers is 304 as long as nothing has changed. */
    static final String REVALIDATED = "no-cache";

    private Negotiation() {}

    /** The content coding to answer with; empty where the request takes none of ours, which has been answered then. */
    static Optional<ContentCoding> coding(RoutingContext context) {
        Optional<ContentCoding> coding =
                ContentCoding.best(context.request().headers().getAll("Accept-Encoding"));
        if (coding.isEmpty()) {
            context.fail(406);
        }
        return coding;
    }

    /** Puts the tag and what goes with it on the answer, and ends it as 304 where the tag is known; tells whether it was. */
    static boolean isKnown(RoutingContext context, EntityTag tag, String cacheControl) {
        HttpServerResponse response = context.response()
                .putHeader("ETag", tag.toString())
                .putHeader("Cache-Control", cacheControl)
                .putHeader("Vary", "Accept-Encoding");
        boolean known = tag.isAmong(context.request().headers().getAll("If-None-Match"));
        if (known) {
            response.setStatusCode(304).end();
        }
        return known;
    }
}
