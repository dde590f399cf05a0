package carillon.http.pages;

import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The scheme of the address that a client asked for: where TLS ends at a proxy, the proxy says so in
 * {@code X-Forwarded-Proto}.
 */
public final class ForwardedScheme {
    private ForwardedScheme() {}

    /** Reads the scheme of a request, {@code http} or {@code https}. A client that makes it up deceives only itself. */
    public static String of(HttpServerRequest request) {
        @Nullable String forwarded = request.getHeader("X-Forwarded-Proto");
        return forwarded != null && forwarded.split(",", 2)[0].strip().equalsIgnoreCase("https")
                ? "https"
                : Objects.requireNonNull(request.scheme());
    }
}
