package carillon.http;

import carillon.feed.Watchers;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One of the event loops that share the port, with the sockets it has accepted. */
public final class EdgeVerticle extends VerticleBase {
    private static final int IDLE_SECONDS = 90;
    private static final int LEAVE_SECONDS = 3;

    private final Door door;
    private final String host;
    private final int port;
    private @Nullable Watchers watchers;
    private @Nullable Operations operations;
    private @Nullable HttpServer server;

    public EdgeVerticle(Door door, String host, int port) {
        this.door = door;
        this.host = host;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        Watchers mine = new Watchers(vertx, door.bus(), door.clock());
        Operations operationsHere = new Operations(door);
        HttpServer listening =
                vertx.createHttpServer(options()).requestHandler(router(vertx, door, mine, operationsHere));
        watchers = mine;
        operations = operationsHere;
        server = listening;
        door.measurements().count(mine);
        return mine.start().compose(unused -> listening.listen(port, host));
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    /** Every route there is. */
    static Router router(Vertx vertx, Door door, Watchers watchers, Operations operations) {
        Router router = Router.router(vertx);
        SecurityHeaders.mount(router);
        door.measurements().mount(router);
        Problems problems = new Problems(new Catalogue(door.edition()), door.clock());
        router.route().failureHandler(problems::answer);
        for (int status : new int[] {400, 404, 406, 413, 415, 500, 503}) {
            router.errorHandler(status, context -> problems.answer(context, status));
        }
        router.errorHandler(405, context -> {
            context.response()
                    .putHeader("Allow", Routes.methods(router, context.request().path()));
            problems.answer(context, 405);
        });
        Gate gate = new Gate(door);
        router.route(Routes.EDITION + "/*").handler(context -> Routes.requireEdition(context, door.edition()));
        router.route(Routes.API + "/*").handler(Routes::refuseForms);
        router.route(Routes.API + "/*").handler(BodyHandler.create(false).setBodyLimit(Routes.MAX_BODY_BYTES));
        // Each route ahead of the one that is asked for is compared with the address: so what comes by the thousand
        // comes first.
        new Posting(door, gate).mount(router);
        new Timelines(door, watchers).mount(router);
        new StatementPages(door, watchers).mount(router);
        new Sessions(door, gate).mount(router);
        new Invitations(door, gate).mount(router);
        new JournalLines(door, gate).mount(router);
        new RoomCodes(door.edition()).mount(router);
        operations.mount(router);
        Published.mount(router);
        new Pages(door.assets()).mount(router);
        return router;
    }

    /** Not ready any more, a word to everyone who watches, then no new connections, and the old ones end. */
    @Override
    public Future<?> stop() {
        if (operations != null) {
            operations.drain();
        }
        if (watchers != null) {
            watchers.drain();
        }
        return server == null ? Future.succeededFuture() : server.shutdown(LEAVE_SECONDS, TimeUnit.SECONDS);
    }
}
