package carillon.http;

import carillon.edition.Edition;
import carillon.edition.Milestone;
import carillon.edition.MilestoneId;
import carillon.edition.Slug;
import carillon.edition.WebAddress;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.Asset;
import carillon.http.pages.GetRoute;
import io.nayuki.qrcodegen.QrCode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serves the address of a milestone's room as a QR code (ISO/IEC 18004), which phones read from the back of a hall. The
 * code has the quiet zone of four modules that the standard asks for, and corrects 15 % of errors: a code on a wall is
 * far away rather than damaged, and more correction makes smaller modules.
 */
final class RoomCodeRoutes {
    private static final int QUIET_MODULES = 4;

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
        drawn.computeIfAbsent(room, RoomCodeRoutes::draw).answer(context, "max-age=3600");
    }

    private static Asset draw(WebAddress room) {
        String svg = svg(QrCode.encodeText(room.ascii(), QrCode.Ecc.MEDIUM));
        return Asset.of("image/svg+xml", svg.getBytes(StandardCharsets.US_ASCII));
    }

    private Optional<WebAddress> room(String id) {
        @Nullable Milestone milestone = Slug.accepts(id) ? edition.milestones().get(new MilestoneId(id)) : null;
        return milestone == null ? Optional.empty() : Optional.ofNullable(milestone.room());
    }

    /** Draws the code. All dark modules are one path. */
    private static String svg(QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET_MODULES)
                            .append(',')
                            .append(y + QUIET_MODULES)
                            .append("h1v1h-1z");
                }
            }
        }
        int side = code.size + 2 * QUIET_MODULES;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0,0h" + side + "v" + side
                + "h-" + side + "z\"/><path d=\"" + path + "\"/></svg>";
    }
}
