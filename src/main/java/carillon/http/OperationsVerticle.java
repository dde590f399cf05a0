package carillon.http;

import carillon.http.pages.SecurityHeaders;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Serves the operations port: health and metrics without a token, and nothing else (docs/operations.md). */
public final class OperationsVerticle extends VerticleBase {
    private static final int IDLE_SECONDS = 90;
    private static final int MAX_LINE_BYTES = 1_024;

    private final HttpContext http;
    private final String host;
    private final int port;
    private final OperationsRoutes operations;
    private final HttpServerOptions options = new HttpServerOptions()
            .setMaxInitialLineLength(MAX_LINE_BYTES)
            .setIdleTimeout(IDLE_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS);

    public OperationsVerticle(HttpContext http, String host, int port) {
        this.http = http;
        this.host = host;
        this.port = port;
        this.operations = new OperationsRoutes(http);
    }

    @Override
    public Future<?> start() {
        HttpServer server = vertx.createHttpServer(options).requestHandler(router());
        return server.listen(port, host);
    }

    private Router router() {
        Router router = Router.router(vertx);
        new DateHeader(http.world()).mount(router);
        SecurityHeaders.mount(router);
        RequestDeadlines deadlines =
                new RequestDeadlines(Duration.ofMillis(http.connections().requestMillis()), System::nanoTime);
        deadlines.start(vertx);
        router.route().handler(deadlines::watch);
        Problems problems = new Problems(http, Optional::empty);
        router.route().failureHandler(problems::answer);
        for (int status : new int[] {400, 404, 500}) {
            router.errorHandler(status, context -> problems.answer(context, status));
        }
        router.errorHandler(405, context -> {
            context.response()
                    .putHeader(
                            "Allow", AllowedMethods.of(router, context.request().path()));
            problems.answer(context, 405);
        });
        operations.mount(router);
        return router;
    }

    /** Reports from now on that this server is not ready. Vert.x closes the port with this verticle. */
    @Override
    public Future<?> stop() {
        operations.drain();
        return Future.succeededFuture();
    }
}
