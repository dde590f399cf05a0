package carillon.http;

import carillon.http.pages.ApiPaths;
import carillon.http.pages.GetRoute;
import carillon.http.pages.PageRoutes;
import carillon.http.pages.PublishedFiles;
import carillon.http.pages.SecurityHeaders;
import carillon.log.RateLimitedLog;
import carillon.wire.ConnectionFailures;
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
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Serves the connections of one of the event loops that share the port. */
public final class EdgeVerticle extends VerticleBase {
    private static final RateLimitedLog FAULTS = new RateLimitedLog(System.getLogger(EdgeVerticle.class.getName()));
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

    private final HttpContext http;
    private final String host;
    private final int port;
    private @Nullable LoopEditions editions;
    private @Nullable OperationsRoutes operations;
    private @Nullable HttpServer server;

    public EdgeVerticle(HttpContext http, String host, int port) {
        this.http = http;
        this.host = host;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        LoopEditions ownEditions = new LoopEditions(vertx, http);
        OperationsRoutes ownOperations = new OperationsRoutes(http);
        HttpServer listening = vertx.createHttpServer(options())
                .invalidRequestHandler(new Problems(http, ownEditions::currentIfOpen)::refuse)
                .connectionHandler(connection -> {
                    connection.exceptionHandler(EdgeVerticle::logFault);
                    ServerTransport.requireAccepted(connection);
                })
                .requestHandler(router(vertx, http, ownEditions, ownOperations));
        editions = ownEditions;
        operations = ownOperations;
        server = listening;
        http.measurements().count(ownEditions);
        return ownEditions.start().compose(_ -> listening.listen(port, host));
    }

    /**
     * Logs the failure of a connection unless a client, or the network, may have caused it. A lack of memory is neither
     * theirs nor a fault of the connection.
     */
    private static void logFault(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (!ConnectionFailures.comesFromOutside(failure)) {
            FAULTS.error("a connection failed, which is a bug", failure);
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

    /** Builds the router with every route. */
    static Router router(Vertx vertx, HttpContext http, LoopEditions editions, OperationsRoutes operations) {
        Router router = Router.router(vertx);
        new DateHeader(http.world()).mount(router);
        SecurityHeaders.mount(router);
        new BasePathRoute(http.assets().base()).mount(router);
        RequestDeadlines deadlines =
                new RequestDeadlines(Duration.ofMillis(http.connections().requestMillis()), System::nanoTime);
        deadlines.start(vertx);
        router.route().handler(deadlines::watch);
        Runtime machine = Runtime.getRuntime();
        OpenStreams streams = new OpenStreams(
                machine.maxMemory(),
                machine.availableProcessors(),
                http.connections().unread()::forget);
        router.route().handler(streams::count);
        http.measurements().mount(router);
        Problems problems = new Problems(http, editions::currentIfOpen);
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
        router.route().handler(context -> turnAway(context, http.connections()));
        router.route().handler(RequestChecks::requireOneHost);
        Authentication authentication = new Authentication(http);
        RequestChecks.mountForApi(router, editions);
        // The router compares an address with each route in turn: so the most frequent come first.
        router.route(ApiPaths.ROOT + "/*").handler(http.rates()::chargeFailures);
        new PostingRoutes(http, authentication).mount(router);
        new TimelineRoutes(http, authentication).mount(router);
        new EditionRoutes(http, authentication).mount(router);
        new StatementRoutes(http, authentication).mount(router);
        new HistoryRoutes(http, authentication).mount(router);
        new PredictionRoutes(http, authentication).mount(router);
        new AnnouncedRoutes(http, authentication).mount(router);
        new ImportRoutes(http, authentication).mount(router);
        new DraftRoutes(http, authentication).mount(router);
        for (String path : List.of(SessionRoutes.SESSION, SessionRoutes.INVITATION, SessionRoutes.ROLES)) {
            router.route(path).handler(context -> http.rates().charge(context, authentication));
        }
        for (String path : List.of(ApiPaths.EDITION + "/invitations", EditionSessionRoutes.PATH)) {
            router.route(path).handler(context -> http.rates().charge(context, authentication));
        }
        GetRoute.add(router, ApiPaths.EDITION + "/journal")
                .handler(context -> http.rates().charge(context, authentication));
        new SessionRoutes(http, authentication).mount(router);
        new InvitationRoutes(http, authentication).mount(router);
        new EditionSessionRoutes(http, authentication).mount(router);
        new JournalRoutes(http, authentication).mount(router);
        new BackupRoutes(http, authentication).mount(router);
        new CodeRoutes().mount(router);
        new WallCodeRoutes(http).mount(router);
        new ServiceRoute(http.assets().base()).mount(router);
        operations.mountOnMainPort(router, authentication);
        PublishedFiles.mount(router);
        new PageRoutes(http.assets(), new EditionPages(http, editions)).mount(router);
        return router;
    }

    /** Answers nothing but health checks on a connection above the limit. */
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
            context.addEndHandler(_ -> connection.close());
        }
        if (context.normalizedPath().startsWith(OperationsRoutes.HEALTH)) {
            context.next();
        } else {
            context.fail(Problem.of(503, "busy").failure());
        }
    }

    /**
     * Drains: the server is not ready any more, watchers are told, then no new connection is accepted and the old ones
     * end.
     */
    @Override
    public Future<?> stop() {
        if (operations != null) {
            operations.drain();
        }
        if (editions != null) {
            editions.drain();
        }
        return server == null ? Future.succeededFuture() : server.shutdown(LEAVE_SECONDS, TimeUnit.SECONDS);
    }
}
