package carillon.http;

import carillon.edition.CityId;
import carillon.edition.EditionId;
import carillon.edition.Slug;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.GetRoute;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Serves the address of a wall as a QR code: a television or a projector's computer opens it from somebody's screen. */
final class WallCodeRoutes {
    private final HttpContext http;

    WallCodeRoutes(HttpContext http) {
        this.http = http;
    }

    void mount(Router router) {
        GetRoute.add(router, ApiPaths.EDITION + "/wall.svg").handler(context -> answer(context, ""));
        GetRoute.add(router, ApiPaths.EDITION + "/cities/:city/wall.svg").handler(this::ofCity);
    }

    private void ofCity(RoutingContext context) {
        @Nullable String city = context.pathParam("city");
        if (city == null
                || !Slug.accepts(city)
                || !ServedEdition.of(context).edition().cities().containsKey(new CityId(city))) {
            throw Problem.of(404, "not-found").failure();
        }
        answer(context, "?city=" + city);
    }

    /**
     * Draws it anew each time: it may name the server as the request does, and few ask for it. A page at an address of its edition
     * asks for such an address, which leads to that edition for good.
     */
    private void answer(RoutingContext context, String query) {
        EditionId id = ServedEdition.of(context).edition().id();
        boolean isBare = context.request().getParam("named") == null
                && http.editions().current().filter(id::equals).isPresent();
        String home = isBare ? "" : "/" + id.value();
        String address = http.link(context.request(), home + "/wall") + query;
        QrCodeImage.of(address).answer(context, "max-age=3600");
    }
}
