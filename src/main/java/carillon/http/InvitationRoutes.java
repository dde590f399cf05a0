package carillon.http;

import carillon.access.Invitation;
import carillon.access.InviteResult;
import carillon.access.Label;
import carillon.access.Revocation;
import carillon.access.Speaker;
import carillon.edition.CityId;
import carillon.feed.Watchers;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.Assets;
import carillon.http.pages.GetRoute;
import carillon.http.pages.ResponseBody;
import carillon.statement.Text;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Lets coordinators invite organizers and each other (docs/protocol.md, "Identity"). */
final class InvitationRoutes {
    private static final String PATH = ApiPaths.EDITION + "/invitations";

    /** The codes with which a well-formed invitation is refused. */
    private static final Set<String> REASONS =
            Set.of("unknown-city", "expires-past", "expires-too-late", "label-reserved");

    private final HttpContext http;
    private final Authentication authentication;
    private final Watchers watchers;

    InvitationRoutes(HttpContext http, Authentication authentication, Watchers watchers) {
        this.http = http;
        this.authentication = authentication;
        this.watchers = watchers;
    }

    void mount(Router router) {
        GetRoute.add(router, PATH).handler(this::list);
        router.post(PATH).handler(this::invite);
        router.delete(PATH + "/:id").handler(this::revoke);
    }

    private void list(RoutingContext context) {
        authentication
                .coordinator(context.request())
                .compose(_ -> http.access().invitations())
                .onSuccess(invitations -> {
                    ObjectNode answer = JsonNodeFactory.instance.objectNode();
                    ArrayNode list = answer.putArray("invitations");
                    invitations.forEach(invitation -> list.add(json(invitation)));
                    ResponseBody.end(context, answer);
                })
                .onFailure(context::fail);
    }

    private void invite(RoutingContext context) {
        authentication
                .coordinator(context.request())
                .compose(speaker -> invite(context, speaker, invitationRequest(context)))
                .onSuccess(made -> {
                    ObjectNode answer = json(made.invitation());
                    answer.put("invite", made.secret().value());
                    answer.put(
                            "link",
                            Origin.written(context.request())
                                    + http.assets()
                                            .base()
                                            .of(Assets.join(made.secret().value())));
                    context.response().setStatusCode(201);
                    ResponseBody.end(context, answer);
                })
                .onFailure(context::fail);
    }

    private Future<InviteResult.Created> invite(RoutingContext context, Speaker speaker, InvitationRequest wanted) {
        return http.access()
                .invite(speaker, wanted.city(), wanted.label(), wanted.expires(), wanted.uses())
                .map(result -> switch (result) {
                    case InviteResult.Created made -> {
                        http.security().invited(context.request(), speaker, made.invitation());
                        yield made;
                    }
                    case InviteResult.TooMany _ -> throw tooMany().failure();
                    case InviteResult.SessionEnded _ ->
                        throw Problem.of(401, "not-signed-in").failure();
                });
    }

    private static Problem tooMany() {
        Map<String, Object> facts = Map.of("most", Invitation.MAX_OF_EDITION);
        return new Problem(
                422, "too-many-invitations", facts, List.of(new Problem.Fault("", "too-many-invitations", facts)));
    }

    private enum InvitedRole {
        ORGANIZER,
        COORDINATOR
    }

    private record InvitationRequest(Optional<CityId> city, Optional<String> label, Instant expires, int uses) {}

    private InvitationRequest invitationRequest(RoutingContext context) {
        JsonBody body = JsonBody.read(context);
        body.allowOnly(Set.of("role", "city", "expires", "uses", "label"));
        Optional<InvitedRole> role =
                body.word("role", Map.of("organizer", InvitedRole.ORGANIZER, "coordinator", InvitedRole.COORDINATOR));
        boolean isCoordinator = role.filter(InvitedRole.COORDINATOR::equals).isPresent();
        Optional<CityId> city = body.has("city") ? body.slug("city").map(CityId::new) : Optional.empty();
        if (role.filter(InvitedRole.ORGANIZER::equals).isPresent() && !body.has("city")) {
            body.addFault("city", 400, "missing-member", Map.of());
        }
        if (isCoordinator && body.has("city")) {
            body.addFault("city", 400, "unknown-member", Map.of());
        }
        Instant now = http.clock().world().instant();
        city.filter(known -> !watchers.edition().cities().containsKey(known))
                .ifPresent(unknown -> body.addFault("city", 422, "unknown-city", Map.of("city", unknown.value())));
        Instant expires =
                body.has("expires") ? expires(body, now).orElse(now) : Invitation.usualExpiry(watchers.edition(), now);
        int most = isCoordinator ? Invitation.MAX_COORDINATOR_USES : Invitation.MAX_USES;
        int uses = body.has("uses") ? body.number("uses", 1, most).orElse(1) : Invitation.USUAL_USES;
        Optional<String> label = body.has("label") ? body.text("label").map(Text::value) : Optional.empty();
        if (label.filter(Label::isReserved).isPresent()) {
            body.addFault("label", 422, "label-reserved", Map.of());
        }
        if (body.hasFaults()) {
            throw body.problem(REASONS);
        }
        return new InvitationRequest(city, label, expires, uses);
    }

    /** Reads the expiry, and notes a fault where it is out of reach. */
    private Optional<Instant> expires(JsonBody body, Instant now) {
        Optional<Instant> wanted = body.instant("expires");
        Instant latest = Invitation.latestExpiry(watchers.edition(), now);
        // An invitation that expires at this very instant would be of no use either.
        if (wanted.filter(expires -> !expires.isAfter(now)).isPresent()) {
            body.addFault("expires", 422, "expires-past", Map.of("earliest", now));
        } else if (wanted.filter(expires -> expires.isAfter(latest)).isPresent()) {
            body.addFault("expires", 422, "expires-too-late", Map.of("latest", latest));
        }
        return wanted;
    }

    private static ObjectNode json(Invitation invitation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", invitation.id().toString());
        json.put("role", invitation.city().isPresent() ? "organizer" : "coordinator");
        invitation.city().ifPresent(city -> json.put("city", city.value()));
        invitation.label().ifPresent(label -> json.put("label", label));
        json.put("expires", invitation.expires().toString());
        json.put("uses", invitation.uses());
        json.put("used", invitation.used());
        json.put("madeBy", invitation.madeBy().word());
        return json;
    }

    private void revoke(RoutingContext context) {
        authentication
                .coordinator(context.request())
                .compose(speaker -> revoke(context, speaker))
                .onSuccess(_ -> context.response().setStatusCode(204).end())
                .onFailure(context::fail);
    }

    private Future<Revocation> revoke(RoutingContext context, Speaker speaker) {
        UUID id = JsonBody.parseUuid(context.pathParam("id"))
                .orElseThrow(() -> Problem.of(404, "not-found").failure());
        return http.access().revoke(id).map(found -> {
            Revocation revoked =
                    found.orElseThrow(() -> Problem.of(404, "not-found").failure());
            http.security().revoked(context.request(), speaker, id, revoked);
            return revoked;
        });
    }
}
