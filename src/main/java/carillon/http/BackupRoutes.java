package carillon.http;

import carillon.http.pages.ApiPaths;
import carillon.http.pages.GetRoute;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends administrators a backup of the whole database (docs/backup.md), as fast as they take it. */
final class BackupRoutes {
    static final String PATH = ApiPaths.ROOT + "/backup";

    private static final int PIECE_BYTES = 64 * 1024;

    private final HttpContext http;
    private final Authentication authentication;

    BackupRoutes(HttpContext http, Authentication authentication) {
        this.http = http;
        this.authentication = authentication;
    }

    void mount(Router router) {
        GetRoute.add(router, PATH)
                .handler(context -> http.rates().charge(context, authentication))
                .handler(this::backup);
    }

    private void backup(RoutingContext context) {
        authentication
                .administrator(context)
                .compose(_ -> context.request().method().equals(HttpMethod.HEAD)
                        ? describe(context.response()).end()
                        : send(context))
                .onFailure(failure -> fail(context, failure));
    }

    private static HttpServerResponse describe(HttpServerResponse response) {
        return response.putHeader("Content-Type", "application/gzip")
                .putHeader("Content-Disposition", "attachment; filename=\"carillon.backup.gz\"")
                .putHeader("Cache-Control", "no-store");
    }

    private Future<Void> send(RoutingContext context) {
        ResponseOutput out =
                new ResponseOutput(context.response(), context.vertx().getOrCreateContext());
        return http.backups()
                .writeTo(new BufferedOutputStream(out, PIECE_BYTES))
                .orElseGet(() -> Future.failedFuture(Problem.of(503, "busy").failure()))
                .compose(_ -> context.response().end());
    }

    /** Fails a request. Once a piece was written, only a reset can tell the client that the rest is missing. */
    private static void fail(RoutingContext context, Throwable failure) {
        if (context.response().headWritten()) {
            context.response().reset();
        } else {
            context.fail(failure);
        }
    }

    /** Writes to a client, and waits for each piece until the client's connection has taken it. Not for event loops. */
    private static final class ResponseOutput extends OutputStream {
        private static final int TAKEN_SECONDS = 60;

        private final HttpServerResponse response;
        private final Context loop;

        ResponseOutput(HttpServerResponse response, Context loop) {
            this.response = response;
            this.loop = loop;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            Buffer piece = Buffer.buffer(length).appendBytes(bytes, from, length);
            Promise<Void> taken = Promise.promise();
            loop.runOnContext(_ -> write(piece, taken));
            try {
                taken.future().toCompletionStage().toCompletableFuture().get(TAKEN_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the server stops");
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException("the client does not take the backup", e);
            }
        }

        private void write(Buffer piece, Promise<Void> taken) {
            if (response.closed() || response.ended()) {
                taken.fail("the client has gone");
                return;
            }
            if (!response.headWritten()) {
                describe(response).setChunked(true);
            }
            response.write(piece).onComplete(taken);
        }
    }
}
