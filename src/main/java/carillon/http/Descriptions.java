package carillon.http;

import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What docs/protocol.md says, for machines: an OpenAPI document, and an AsyncAPI document for the feed. */
final class Descriptions {
    static final List<String> NAMES = List.of("openapi.yaml", "asyncapi.yaml");

    private Descriptions() {}

    /** Their text is among the {@link Assets}; here any page is allowed to read it. */
    static void mount(Router router) {
        for (String name : NAMES) {
            router.route(address(name)).handler(Routes::openToAll);
            router.options(address(name)).handler(Routes::preflight);
        }
    }

    static String address(String name) {
        return Routes.API + "/" + name;
    }

    /** A description as it is served. */
    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Descriptions.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
