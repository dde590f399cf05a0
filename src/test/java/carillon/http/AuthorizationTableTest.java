package carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.http.pages.Assets;
import carillon.support.AuthorizationTable;
import io.vertx.core.http.HttpMethod;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No route is forgotten in the table of who may do what; {@code AuthorizationIT} asks whether it is true. */
class AuthorizationTableTest {
    private static final Set<HttpMethod> CONCERNED =
            Set.of(HttpMethod.GET, HttpMethod.PUT, HttpMethod.POST, HttpMethod.PATCH, HttpMethod.DELETE);

    @Test
    void everyRouteIsInIt() {
        Set<String> files = new TreeSet<>();
        Assets.read().addresses().forEach(files::add);

        Set<String> routes = DescriptionsTest.routes()
                .filter(route -> route.getPath() != null && route.methods() != null)
                .filter(route -> !files.contains(route.getPath()) && !isFile(route.getPath()))
                .flatMap(route -> route.methods().stream()
                        .filter(CONCERNED::contains)
                        .map(method -> method.name() + " " + route.getPath().replaceAll(":([a-z]+)", "{$1}")))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(routes).hasSizeGreaterThan(40);
        assertThat(AuthorizationTable.operations())
                .as("each route has a line in " + AuthorizationTable.FILE)
                .containsAll(routes);
    }

    /** Files are for everybody: scripts, styles, pictures. */
    private static boolean isFile(String path) {
        return path.matches(".*/[^/]+[.](ico|js|css|png|svg|webmanifest|json)") && !path.startsWith("/api/");
    }
}
