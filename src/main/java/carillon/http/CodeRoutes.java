package carillon.http;

import carillon.edition.Edition;
import carillon.edition.Milestone;
import carillon.edition.MilestoneId;
import carillon.edition.Slug;
import carillon.edition.WebAddress;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.GetRoute;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves addresses as QR codes for the wall of a hall: a milestone's room, and the first link of an announcement. */
final class CodeRoutes {
    private static final String CACHE = "max-age=3600";

    /** For an address that does not name what it shows, which may be another room in a minute. */
    private static final String ASK_AGAIN = "no-cache";

    private final DrawnCodes drawn = new DrawnCodes();

    void mount(Router router) {
        GetRoute.add(router, ApiPaths.EDITION + "/milestones/:milestone/room.svg")
                .handler(this::room);
        GetRoute.add(router, ApiPaths.EDITION + "/announcements/:announcement/link.svg")
                .handler(context ->
                        answer(context, link(ServedEdition.of(context), context.pathParam("announcement")), CACHE));
    }

    private void answer(RoutingContext context, Optional<WebAddress> address, String caching) {
        address.flatMap(drawn::codeOf)
                .orElseThrow(() -> Problem.of(404, "not-found").failure())
                .answer(context, caching);
    }

    private void room(RoutingContext context) {
        @Nullable String meant = context.request().getParam("room");
        answer(
                context,
                room(ServedEdition.of(context).edition(), context.pathParam("milestone"), meant),
                meant == null ? ASK_AGAIN : CACHE);
    }

    /**
     * Returns a milestone's room.
     *
     * @param meant the room whose code is wanted. Where it is another one by now, or this node has not heard of it yet, there
     *     is none: the client asks again, and must not keep the code of another room.
     */
    private static Optional<WebAddress> room(Edition edition, String id, @Nullable String meant) {
        @Nullable Milestone milestone = Slug.accepts(id) ? edition.milestones().get(new MilestoneId(id)) : null;
        return milestone == null
                ? Optional.empty()
                : Optional.ofNullable(milestone.room()).filter(room -> meant == null || meant.equals(room.text()));
    }

    private static Optional<WebAddress> link(ServedEdition edition, String id) {
        return JsonBody.parseUuid(id)
                .flatMap(edition.present().timeline()::announcement)
                .flatMap(announcement ->
                        AnnouncementLink.first(announcement.text().value()));
    }
}
