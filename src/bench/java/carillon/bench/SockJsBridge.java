package carillon.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.bridge.PermittedOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.sockjs.SockJSBridgeOptions;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;

/**
 * A program that relays notes through the SockJS bridge of Vert.x: each note that is put is published on the event bus, and the bridge
 * tells everyone who has registered. One server for each processor, which is how Vert.x spreads sockets over its event loops.
 */
public final class SockJsBridge {
    static final String ADDRESS = "notes";
    private static final int CREATED = 201;
    private static final int BACKLOG = 4096;

    /** Clients are to send a ping now and then; those of the load generator do not. */
    private static final long PING_TIMEOUT_MILLIS = 3_600_000;

    private SockJsBridge() {}

    /** Serves on the port that the only argument names. */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            vertx.deployVerticle(context -> serve(context.owner(), port)).await();
        }
    }

    private static Future<?> serve(Vertx vertx, int port) {
        Router router = Router.router(vertx);
        router.put("/notes").handler(BodyHandler.create(false)).handler(SockJsBridge::relay);
        SockJSBridgeOptions options = new SockJSBridgeOptions()
                .setPingTimeout(PING_TIMEOUT_MILLIS)
                .addOutboundPermitted(new PermittedOptions().setAddress(ADDRESS));
        router.route("/eventbus/*").subRouter(SockJSHandler.create(vertx).bridge(options));
        return vertx.createHttpServer(new HttpServerOptions().setAcceptBacklog(BACKLOG))
                .requestHandler(router)
                .listen(port, "localhost");
    }

    private static void relay(RoutingContext context) {
        Buffer note = context.body().buffer();
        context.vertx().eventBus().publish(ADDRESS, new JsonObject(note));
        context.response().setStatusCode(CREATED).end();
    }
}
