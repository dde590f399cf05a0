package carillon.http;

import carillon.feed.Addresses;
import carillon.feed.Staleness;
import carillon.http.pages.GetRoute;
import carillon.http.pages.ResponseBody;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Answers operators about health and metrics (docs/operations.md). Health is open to all. Metrics need no token on the
 * operations port; on the port of the pages they need the server's token, unless the settings open them. The address of
 * a request proves nothing there, for a proxy on this machine need not say that it is one.
 */
final class OperationsRoutes {
    /** The path below which a server is asked for its health. */
    static final String HEALTH = "/health/";

    private static final String METRICS = "/metrics";

    /** A probe that decides by this whether the server lives does not wait long. */
    private static final int ANSWER_SECONDS = 2;

    private final HttpContext http;
    private final AccessMetrics figures;
    private boolean draining;

    OperationsRoutes(HttpContext http) {
        this.http = http;
        this.figures = new AccessMetrics(http.access(), http.measurements(), System::nanoTime);
    }

    /** Mounts the routes of the operations port. */
    void mount(Router router) {
        mountHealth(router);
        GetRoute.add(router, METRICS).handler(this::metrics);
    }

    /** Mounts the routes on the port of the pages. */
    void mountOnMainPort(Router router, Authentication authentication) {
        mountHealth(router);
        router.route(METRICS).handler(http.rates()::chargeFailures);
        GetRoute.add(router, METRICS).handler(context -> {
            if (!http.metricsOpen()) {
                authentication.requireProgram(context.request());
            }
            metrics(context);
        });
    }

    private void mountHealth(Router router) {
        GetRoute.add(router, HEALTH + "live").handler(context -> state(context, 200, "live"));
        GetRoute.add(router, HEALTH + "ready").handler(this::ready);
    }

    /** Reports from now on that this server is not ready. */
    void drain() {
        draining = true;
    }

    private void ready(RoutingContext context) {
        if (draining) {
            state(context, 503, "draining");
            return;
        }
        Future<Void> reachable = http.reachable().get();
        Future<Staleness> staleness = staleness().timeout(ANSWER_SECONDS, TimeUnit.SECONDS);
        Future.join(reachable, staleness).onComplete(_ -> {
            if (reachable.failed()) {
                state(context, 503, "no database");
            } else if (staleness.failed() || staleness.result().since().isPresent()) {
                state(context, 503, "stale");
            } else {
                state(context, 200, "ready");
            }
        });
    }

    /** Finds out whether this node hears of the journal of the current edition, where there is one. */
    private Future<Staleness> staleness() {
        return http.editions()
                .current()
                .map(current -> http.editions().find(current))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .compose(found -> found.map(edition -> edition.bus().ask(Addresses.STALENESS_NOW, ""))
                        .orElseGet(() -> Future.succeededFuture(Staleness.NONE)));
    }

    private static void state(RoutingContext context, int status, String state) {
        context.response().setStatusCode(status);
        ResponseBody.end(context, JsonNodeFactory.instance.objectNode().put("state", state));
    }

    private void metrics(RoutingContext context) {
        figures.refresh()
                .onSuccess(_ -> {
                    context.response()
                            .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                            .putHeader("Cache-Control", "no-store");
                    ResponseBody.end(context, Buffer.buffer(http.measurements().text()));
                })
                .onFailure(context::fail);
    }
}
