package carillon.http.pages;

import io.vertx.ext.web.RoutingContext;

/** The editions that have pages. */
public interface PageEditions {
    /** Whether this server knows an edition of that name already. */
    boolean has(String id);

    /** Finds the edition of the bare addresses, ahead of {@link #shown}; there may be none. */
    void enterCurrent(RoutingContext context);

    /** Finds the edition that an address names, ahead of {@link #shown}; fails where there is none. */
    void enterNamed(RoutingContext context);

    /** The edition that was found, as the request's reader is told of it. */
    ShownEdition shown(RoutingContext context);
}
