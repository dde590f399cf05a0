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
import java.util.concurrent.TimeUnit;

/**
 * What those who run the server ask it (docs/operations.md): how it is, which anybody may know, and what it measures.
 * That is for whoever reaches the operations port. On the port of the pages it is for whoever has the server's token,
 * unless the settings open it to everybody: where a request comes from says nothing there, for a proxy on this machine
 * need not say that it is one.
 */
final class Operations {
    /** Where a server is asked how it is. */
    static final String HEALTH = "/health/";

    private static final String METRICS = "/metrics";

    /** Whoever decides by this whether the server lives does not wait long. */
    private static final int ANSWER_SECONDS = 2;

    private final Door door;
    private final AccessFigures figures;
    private boolean draining;

    Operations(Door door) {
        this.door = door;
        this.figures = new AccessFigures(door.access(), door.measurements(), System::nanoTime);
    }

    /** For the port that only those who run the server reach. */
    void mount(Router router) {
        mountHealth(router);
        GetRoute.add(router, METRICS).handler(this::metrics);
    }

    /** For the port of the pages. */
    void mountOnMainPort(Router router, Gate gate) {
        mountHealth(router);
        router.route(METRICS).handler(door.rates()::chargeFailures);
        GetRoute.add(router, METRICS).handler(context -> {
            if (!door.metricsOpen()) {
                gate.requireProgram(context.request());
            }
            metrics(context);
        });
    }

    private void mountHealth(Router router) {
        GetRoute.add(router, HEALTH + "live").handler(context -> state(context, 200, "live"));
        GetRoute.add(router, HEALTH + "ready").handler(this::ready);
    }

    /** From now on this server is not ready. */
    void drain() {
        draining = true;
    }

    private void ready(RoutingContext context) {
        if (draining) {
            state(context, 503, "draining");
            return;
        }
        Future<Boolean> reachable = door.reachable().get();
        Future<Staleness> staleness =
                door.bus().ask(Addresses.STALENESS_NOW, "").timeout(ANSWER_SECONDS, TimeUnit.SECONDS);
        Future.join(reachable, staleness).onComplete(unused -> {
            if (reachable.failed() || !reachable.result()) {
                state(context, 503, "no database");
            } else if (staleness.failed() || staleness.result().since().isPresent()) {
                state(context, 503, "stale");
            } else {
                state(context, 200, "ready");
            }
        });
    }

    private static void state(RoutingContext context, int status, String state) {
        context.response().setStatusCode(status);
        ResponseBody.end(context, JsonNodeFactory.instance.objectNode().put("state", state));
    }

    private void metrics(RoutingContext context) {
        figures.refresh()
                .onSuccess(unused -> {
                    context.response()
                            .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                            .putHeader("Cache-Control", "no-store");
                    ResponseBody.end(context, Buffer.buffer(door.measurements().text()));
                })
                .onFailure(context::fail);
    }
}
