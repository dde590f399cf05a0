package carillon.http;

import carillon.edition.Edition;
import carillon.edition.Milestone;
import carillon.edition.MilestoneId;
import carillon.edition.Slug;
import carillon.edition.WebAddress;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.Asset;
import carillon.http.pages.GetRoute;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves the address of a milestone's room as a QR code, which phones read from the back of a hall. */
final class RoomCodeRoutes {
    private final Edition edition;
    /** The codes that were asked for on this event loop: one for each milestone at most. */
    private final Map<WebAddress, Asset> drawn = new HashMap<>();

    RoomCodeRoutes(Edition edition) {
        this.edition = edition;
    }

    void mount(Router router) {
        GetRoute.add(router, ApiPaths.EDITION + "/milestones/:milestone/room.svg")
                .handler(this::room);
    }

    private void room(RoutingContext context) {
        WebAddress room = room(context.pathParam("milestone"))
                .orElseThrow(() -> Problem.of(404, "not-found").failure());
        drawn.computeIfAbsent(room, address -> QrCodeImage.of(address.ascii())).answer(context, "max-age=3600");
    }

    private Optional<WebAddress> room(String id) {
        @Nullable Milestone milestone = Slug.accepts(id) ? edition.milestones().get(new MilestoneId(id)) : null;
        return milestone == null ? Optional.empty() : Optional.ofNullable(milestone.room());
    }
}
