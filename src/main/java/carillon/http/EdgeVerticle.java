package carillon.http;

import carillon.feed.Watchers;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.Catalogue;
import carillon.http.pages.GetRoute;
import carillon.http.pages.PageRoutes;
import carillon.http.pages.ProblemPage;
import carillon.http.pages.PublishedFiles;
import carillon.http.pages.SecurityHeaders;
import carillon.wire.ServerTransport;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One of the event loops that share the port, with the sockets it has accepted. */
public final class EdgeVerticle extends VerticleBase {
    private static final int IDLE_SECONDS = 90;
    private static final int LEAVE_SECONDS = 3;
    private static final int MAX_LINE_BYTES = 4_096;
    private static final int MAX_HEADER_BYTES = 8_192;

    /** Streams that are open at a time on one connection of HTTP/2. */
    static final int MAX_STREAMS = 100;

    /**
     * Streams that a client may give up, or have reset, on one connection of HTTP/2 in that time; then the connection
     * ends.
     */
    private static final int MAX_RESETS = 200;

    private static final int RESETS_SECONDS = 30;
    private static final int MAX_SMALL_CONTINUATIONS = 16;

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
        HttpServer listening = vertx.createHttpServer(options())
                .invalidRequestHandler(problems(door)::refuse)
                .connectionHandler(connection -> {
                    connection.exceptionHandler(EdgeVerticle::ignore);
                    ServerTransport.requireAccepted(connection);
                })
                .requestHandler(router(vertx, door, mine, operationsHere));
        watchers = mine;
        operations = operationsHere;
        server = listening;
        door.measurements().count(mine);
        return mine.start().compose(unused -> listening.listen(port, host));
    }

    /**
     * A client may go at any time, and send what is no HTTP: nobody needs to read of it. A lack of memory is no
     * client's doing.
     */
    private static void ignore(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setInitialSettings(
                        new Http2Settings().setMaxConcurrentStreams(MAX_STREAMS).setMaxHeaderListSize(MAX_HEADER_BYTES))
                .setHttp2RstFloodMaxRstFramePerWindow(MAX_RESETS)
                .setHttp2RstFloodWindowDuration(RESETS_SECONDS)
                .setHttp2RstFloodWindowDurationTimeUnit(TimeUnit.SECONDS)
                .setHttp2MaxSmallContinuationFrames(MAX_SMALL_CONTINUATIONS)
                .setMaxInitialLineLength(MAX_LINE_BYTES)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    /** Every route there is. */
    static Router router(Vertx vertx, Door door, Watchers watchers, Operations operations) {
        Router router = Router.router(vertx);
        SecurityHeaders.mount(router);
        new BasePathRoute(door.assets().base()).mount(router);
        RequestDeadlines deadlines =
                new RequestDeadlines(Duration.ofMillis(door.connections().requestMillis()), System::nanoTime);
        deadlines.start(vertx);
        router.route().handler(deadlines::watch);
        Runtime machine = Runtime.getRuntime();
        OpenStreams streams = new OpenStreams(
                machine.maxMemory(),
                machine.availableProcessors(),
                door.connections().unread()::forget);
        router.route().handler(streams::count);
        door.measurements().mount(router);
        Problems problems = problems(door);
        router.route().failureHandler(problems::answer);
        for (int status : new int[] {400, 404, 406, 413, 415, 429, 500, 503}) {
            router.errorHandler(status, context -> problems.answer(context, status));
        }
        router.errorHandler(405, context -> {
            context.response()
                    .putHeader(
                            "Allow", AllowedMethods.of(router, context.request().path()));
            problems.answer(context, 405);
        });
        router.route().handler(context -> turnAway(context, door.connections()));
        router.route().handler(RequestChecks::requireOneHost);
        Gate gate = new Gate(door);
        RequestChecks.mountForApi(router, door.edition().id());
        // Each route ahead of the one that is asked for is compared with the address: so what comes by the thousand
        // comes first.
        router.route(ApiPaths.ROOT + "/*").handler(door.rates()::chargeFailures);
        new Posting(door, gate).mount(router);
        new Timelines(door, gate, watchers).mount(router);
        new StatementPages(door, gate, watchers).mount(router);
        router.route(ApiPaths.ROOT + "/session").handler(context -> door.rates().charge(context, gate));
        router.route(ApiPaths.EDITION + "/invitations")
                .handler(context -> door.rates().charge(context, gate));
        GetRoute.add(router, ApiPaths.EDITION + "/journal")
                .handler(context -> door.rates().charge(context, gate));
        new Sessions(door, gate).mount(router);
        new Invitations(door, gate).mount(router);
        new JournalLines(door, gate).mount(router);
        new RoomCodes(door.edition()).mount(router);
        operations.mountOnMainPort(router, gate);
        PublishedFiles.mount(router);
        new PageRoutes(door.assets()).mount(router);
        return router;
    }

    private static Problems problems(Door door) {
        return new Problems(
                new Catalogue(door.edition()),
                door.clock(),
                door.security(),
                door.measurements(),
                new ProblemPage(door.assets()));
    }

    /** Above the limit on connections, only those who ask how the server is are answered. */
    private static void turnAway(RoutingContext context, ConnectionLimits connections) {
        connections.unread().countFor(context);
        if (ConnectionGuard.of(context.request())
                .filter(ConnectionGuard::isTurnedAway)
                .isEmpty()) {
            context.next();
            return;
        }
        HttpConnection connection = context.request().connection();
        if (context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader("Connection", "close");
            context.addEndHandler(unused -> connection.close());
        }
        if (context.normalizedPath().startsWith(Operations.HEALTH)) {
            context.next();
        } else {
            context.fail(Problem.of(503, "busy").failure());
        }
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
