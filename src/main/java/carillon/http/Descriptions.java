package carillon.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What docs/protocol.md says, for machines: an OpenAPI document, and an AsyncAPI document for the feed. */
final class Descriptions {
    static final List<String> NAMES = List.of("openapi.yaml", "asyncapi.yaml");
    private static final int TAG_BYTES = 8;

    private Descriptions() {}

    static void mount(Router router) {
        for (String name : NAMES) {
            String path = Routes.API + "/" + name;
            String text = text(name);
            String tag = tag(text);
            router.route(path).handler(Routes::openToAll);
            router.options(path).handler(Routes::preflight);
            router.get(path).method(HttpMethod.HEAD).handler(context -> answer(context, text, tag));
        }
    }

    /** A description as it is served. */
    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Descriptions.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "W/\"" + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void answer(RoutingContext context, String text, String tag) {
        HttpServerResponse response = context.response().putHeader("ETag", tag).putHeader("Cache-Control", "no-cache");
        @Nullable String known = context.request().getHeader("If-None-Match");
        if (known != null && known.contains(tag.substring(2))) {
            response.setStatusCode(304).end();
        } else {
            response.putHeader("Content-Type", "application/yaml").end(text);
        }
    }
}
