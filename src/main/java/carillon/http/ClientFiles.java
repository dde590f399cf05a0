package carillon.http;

import carillon.edition.Edition;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What other people's pages use to follow an edition, and a page that shows how (docs/client.md). */
final class ClientFiles {
    /** The example runs a script of its own, and so stands in a sandbox: as much a stranger here as on any other site. */
    private static final String EXAMPLE_POLICY =
            "default-src 'none'; script-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; sandbox allow-scripts;";

    /** The edition that the example follows as it stands in the file. */
    private static final String EXAMPLE_EDITION = "nuit-du-code-citoyen-2017";

    private ClientFiles() {}

    static void mount(Router router, Edition edition) {
        Asset script = asset("text/javascript;charset=utf-8", text("carillon.js"));
        Asset example = asset(
                "text/html;charset=utf-8",
                text("example.html").replace(EXAMPLE_EDITION, edition.id().value()));
        router.route("/carillon.js").handler(Routes::openToAll);
        router.options("/carillon.js").handler(Routes::preflight);
        router.get("/carillon.js").method(HttpMethod.HEAD).handler(context -> {
            context.response()
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .putHeader("Cross-Origin-Resource-Policy", "cross-origin");
            script.answer(context, Negotiation.REVALIDATED);
        });
        router.get("/example.html").method(HttpMethod.HEAD).handler(context -> {
            context.response()
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .putHeader("Content-Security-Policy", EXAMPLE_POLICY);
            example.answer(context, Negotiation.REVALIDATED);
        });
    }

    private static Asset asset(String type, String text) {
        return Asset.of(type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(ClientFiles.class.getResourceAsStream("/client/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
