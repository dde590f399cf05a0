package carillon.http.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Ends a response with a body. HEAD gets Content-Length and no body; Vert.x would send the body over HTTP/2. */
public final class ResponseBody {
    private static final String LISTENER = ResponseBody.class.getName();

    /** Is called for each body that was handed to the connection. */
    public interface Listener {
        /**
         * Is told of one body.
         *
         * @param taken completes once the body is written, or never will be
         */
        void onSent(RoutingContext context, int bytes, Future<Void> taken);
    }

    private ResponseBody() {}

    /** Sets the listener for what a request is answered with from here on. */
    public static void setListener(RoutingContext context, Listener listener) {
        context.put(LISTENER, listener);
    }

    /** Finds the listener of a request; null where it has none. */
    public static @Nullable Listener listenerOf(RoutingContext context) {
        return context.get(LISTENER);
    }

    /** Ends a response with JSON that is not kept. */
    public static void end(RoutingContext context, JsonNode json) {
        context.response().putHeader("Content-Type", "application/json").putHeader("Cache-Control", "no-store");
        end(context, Buffer.buffer(json.toString()));
    }

    /** Ends a response with a body. */
    public static void end(RoutingContext context, Buffer body) {
        end(context, Buffer.buffer(), body);
    }

    /** Ends a response with a body in two parts, of which the first is not copied. */
    public static void end(RoutingContext context, Buffer beginning, Buffer ending) {
        HttpServerResponse response = context.response();
        int bytes = beginning.length() + ending.length();
        response.putHeader("Content-Length", Integer.toString(bytes));
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.end();
            return;
        }
        if (beginning.length() > 0) {
            response.write(beginning);
        }
        Future<Void> taken = response.end(ending);
        @Nullable Listener listener = listenerOf(context);
        if (listener != null) {
            listener.onSent(context, bytes, taken);
        }
    }
}
