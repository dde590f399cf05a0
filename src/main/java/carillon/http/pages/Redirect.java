package carillon.http.pages;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Leads a client to another address of this server for good, with the query (RFC 9110, section 15.4.9). */
public final class Redirect {
    private Redirect() {}

    /** Answers a request with the address. */
    public static void to(RoutingContext context, String address) {
        @Nullable String query = context.request().query();
        context.response()
                .setStatusCode(308)
                .putHeader("Location", address + (query == null ? "" : "?" + query))
                .putHeader("Cache-Control", Negotiation.REVALIDATED)
                .end();
    }
}
