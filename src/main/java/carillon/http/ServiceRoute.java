package carillon.http;

import carillon.http.pages.ApiPaths;
import carillon.http.pages.BasePath;
import carillon.http.pages.CrossOrigin;
import carillon.http.pages.GetRoute;
import carillon.http.pages.ResponseBody;
import carillon.version.Version;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;

/** Says what is served here, which version of it, and where it is described (docs/protocol.md, "Reading"). */
final class ServiceRoute {
    private final ObjectNode answer;

    ServiceRoute(BasePath base) {
        answer = JsonNodeFactory.instance
                .objectNode()
                .put("name", "Carillon")
                .put("version", Version.text())
                .put("openapi", base.of(ApiPaths.ROOT + "/openapi.yaml"))
                .put("asyncapi", base.of(ApiPaths.ROOT + "/asyncapi.yaml"));
    }

    void mount(Router router) {
        CrossOrigin.open(router, ApiPaths.ROOT);
        GetRoute.add(router, ApiPaths.ROOT).handler(context -> ResponseBody.end(context, answer));
    }
}
