package carillon.http;

import carillon.access.Invitation;
import carillon.access.InviteResult;
import carillon.access.Label;
import carillon.access.Revocation;
import carillon.access.Speaker;
import carillon.edition.CityId;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.ForwardedScheme;
import carillon.http.pages.GetRoute;
import carillon.http.pages.ResponseBody;
import carillon.statement.Text;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Coordinators invite organizers, and each other (docs/protocol.md, "Identity"). */
final class Invitations {
    private static final String PATH = ApiPaths.EDITION + "/invitations";

    /** Why an invitation that is well written cannot be. */
    private static final Set<String> REASONS =
            Set.of("unknown-city", "expires-past", "expires-too-late", "label-reserved");

    private final Door door;
    private final Gate gate;

    Invitations(Door door, Gate gate) {
        this.door = door;
        this.gate = gate;
    }

    void mount(Router router) {
        GetRoute.add(router, PATH).handler(this::list);
        router.post(PATH).handler(this::invite);
        router.delete(PATH + "/:id").handler(this::revoke);
    }

    private void list(RoutingContext context) {
        gate.coordinator(context.request())
                .compose(unused -> door.access().invitations())
                .onSuccess(invitations -> {
                    ObjectNode answer = JsonNodeFactory.instance.objectNode();
                    ArrayNode list = answer.putArray("invitations");
                    invitations.forEach(invitation -> list.add(json(invitation)));
                    ResponseBody.end(context, answer);
                })
                .onFailure(context::fail);
    }

    private void invite(RoutingContext context) {
        gate.coordinator(context.request())
                .compose(speaker -> invite(context, speaker, wish(context)))
                .onSuccess(made -> {
                    ObjectNode answer = json(made.invitation());
                    answer.put("invite", made.secret().value());
                    answer.put(
                            "link",
                            origin(context)
                                    + door.assets()
                                            .base()
                                            .of("/join/" + made.secret().value()));
                    context.response().setStatusCode(201);
                    ResponseBody.end(context, answer);
                })
                .onFailure(context::fail);
    }

    private Future<InviteResult.Created> invite(RoutingContext context, Speaker speaker, Wish wish) {
        return door.access()
                .invite(speaker, wish.city(), wish.label(), wish.expires(), wish.uses())
                .map(result -> switch (result) {
                    case InviteResult.Created made -> {
                        door.security().invited(context.request(), speaker, made.invitation());
                        yield made;
                    }
                    case InviteResult.TooMany unused -> throw tooMany().failure();
                    case InviteResult.SessionEnded unused ->
                        throw Problem.of(401, "not-signed-in").failure();
                });
    }

    private static Problem tooMany() {
        Map<String, Object> facts = Map.of("most", Invitation.MAX_OF_EDITION);
        return new Problem(
                422, "too-many-invitations", facts, List.of(new Problem.Fault("", "too-many-invitations", facts)));
    }

    private record Wish(Optional<CityId> city, Optional<String> label, Instant expires, int uses) {}

    private Wish wish(RoutingContext context) {
        Members members = Members.read(context);
        members.only(Set.of("role", "city", "expires", "uses", "label"));
        Optional<Boolean> organizer = members.word("role", Map.of("organizer", true, "coordinator", false));
        Optional<CityId> city = members.has("city") ? members.slug("city").map(CityId::new) : Optional.empty();
        if (organizer.orElse(false) && !members.has("city")) {
            members.wrong("city", 400, "missing-member", Map.of());
        }
        if (!organizer.orElse(true) && members.has("city")) {
            members.wrong("city", 400, "unknown-member", Map.of());
        }
        Instant now = door.clock().world().instant();
        city.filter(known -> !door.edition().cities().containsKey(known))
                .ifPresent(unknown -> members.wrong("city", 422, "unknown-city", Map.of("city", unknown.value())));
        Instant expires = members.has("expires")
                ? expires(members, now).orElse(now)
                : Invitation.usualExpiry(door.edition(), now);
        int most = organizer.orElse(true) ? Invitation.MAX_USES : Invitation.MAX_COORDINATOR_USES;
        int uses = members.has("uses") ? members.number("uses", 1, most).orElse(1) : Invitation.USUAL_USES;
        Optional<String> label = members.has("label") ? members.text("label").map(Text::value) : Optional.empty();
        if (label.filter(Label::isReserved).isPresent()) {
            members.wrong("label", 422, "label-reserved", Map.of());
        }
        if (members.hasFaults()) {
            throw members.problem(REASONS);
        }
        return new Wish(city, label, expires, uses);
    }

    /** Nothing where a fault says what is wrong with it. */
    private Optional<Instant> expires(Members members, Instant now) {
        Optional<Instant> said = members.instant("expires");
        Instant latest = Invitation.latestExpiry(door.edition(), now);
        // One that is over at this very instant would serve nobody either.
        if (said.filter(expires -> !expires.isAfter(now)).isPresent()) {
            members.wrong("expires", 422, "expires-past", Map.of("earliest", now));
        } else if (said.filter(expires -> expires.isAfter(latest)).isPresent()) {
            members.wrong("expires", 422, "expires-too-late", Map.of("latest", latest));
        }
        return said;
    }

    /** Where this server is, as the request names it; nothing where it does not, as HTTP/1.0 may. */
    private static String origin(RoutingContext context) {
        @Nullable HostAndPort authority = context.request().authority();
        return authority == null ? "" : ForwardedScheme.of(context.request()) + "://" + authority;
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
        gate.coordinator(context.request())
                .compose(speaker -> revoke(context, speaker))
                .onSuccess(unused -> context.response().setStatusCode(204).end())
                .onFailure(context::fail);
    }

    private Future<Revocation> revoke(RoutingContext context, Speaker speaker) {
        UUID id = Members.parseUuid(context.pathParam("id"))
                .orElseThrow(() -> Problem.of(404, "not-found").failure());
        return door.access().revoke(id).map(found -> {
            Revocation revoked =
                    found.orElseThrow(() -> Problem.of(404, "not-found").failure());
            door.security().revoked(context.request(), speaker, id, revoked);
            return revoked;
        });
    }
}
