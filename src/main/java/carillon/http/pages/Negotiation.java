package carillon.http.pages;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Negotiates the form of an answer, and whether the client has it already (RFC 9110, sections 12 and 13). */
public final class Negotiation {
    /** Cached, but asked for again each time: the answer is 304 as long as nothing has changed. */
    public static final String REVALIDATED = "no-cache";

    /** The header by which the forms of an answer differ, where its content depends on no other. */
    static final String ONLY_CODING = "Accept-Encoding";

    private Negotiation() {}

    /**
     * Chooses the content coding of the answer; empty where the request takes none of ours, which has been answered
     * then.
     */
    public static Optional<ContentCoding> coding(RoutingContext context) {
        Optional<ContentCoding> coding =
                ContentCoding.best(context.request().headers().getAll("Accept-Encoding"));
        if (coding.isEmpty()) {
            context.fail(406);
        }
        return coding;
    }

    /** Puts the headers that say what an answer is: its media type, and its coding where it has one. */
    public static void describe(RoutingContext context, String type, ContentCoding coding) {
        context.response().putHeader("Content-Type", type);
        if (coding == ContentCoding.GZIP) {
            context.response().putHeader("Content-Encoding", "gzip");
        }
    }

    /**
     * Puts the tag on the answer with the headers that go with it, and ends it as 304 where the client has that tag.
     *
     * @return whether the answer has ended
     */
    public static boolean endIfKnown(RoutingContext context, EntityTag tag, String cacheControl) {
        return endIfKnown(context, tag, cacheControl, ONLY_CODING);
    }

    /** Does so for an answer that depends on these headers of the request. */
    public static boolean endIfKnown(RoutingContext context, EntityTag tag, String cacheControl, String vary) {
        HttpServerResponse response = context.response()
                .putHeader("ETag", tag.toString())
                .putHeader("Cache-Control", cacheControl)
                .putHeader("Vary", vary);
        boolean known = tag.isAmong(context.request().headers().getAll("If-None-Match"));
        if (known) {
            response.setStatusCode(304).end();
        }
        return known;
    }
}
