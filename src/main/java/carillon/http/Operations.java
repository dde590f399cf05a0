package carillon.http;

import carillon.feed.Addresses;
import carillon.feed.Staleness;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What those who run the server ask it (docs/protocol.md, "Operations"). */
final class Operations {
    /** By these a proxy tells that it is one. To make one up shuts out nobody else. */
    private static final List<String> PROXIED = List.of("X-Forwarded-For", "X-Forwarded-Proto", "Forwarded");

    /** Where a server is asked how it is. */
    static final String HEALTH = "/health/";

    /** Whoever decides by this whether the server lives does not wait long. */
    private static final int ANSWER_SECONDS = 2;

    private final Door door;
    private boolean draining;

    Operations(Door door) {
        this.door = door;
    }

    void mount(Router router) {
        router.get("/health/live").handler(context -> state(context, 200, "live"));
        router.get("/health/ready").handler(this::ready);
        router.get("/metrics").handler(this::metrics);
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
        Routes.json(context, JsonNodeFactory.instance.objectNode().put("state", state));
    }

    private void metrics(RoutingContext context) {
        if (!door.metricsOpen() && !isThisMachine(context)) {
            context.fail(404);
            return;
        }
        context.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(door.measurements().text());
    }

    /** Through a proxy on this machine, anybody may ask. */
    private static boolean isThisMachine(RoutingContext context) {
        if (PROXIED.stream().anyMatch(context.request().headers()::contains)) {
            return false;
        }
        try {
            return InetAddress.getByName(context.request().remoteAddress().hostAddress())
                    .isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
