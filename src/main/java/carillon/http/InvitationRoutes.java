package carillon.http;

import carillon.access.Invitation;
import carillon.access.InviteResult;
import carillon.access.Label;
import carillon.access.Revocation;
import carillon.access.Role;
import carillon.access.Speaker;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.EditionId;
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

/**
 * Lets coordinators invite organizers and each other, and administrators also each other (docs/protocol.md, "Identity"). Organizers
 * see the invitations of their own cities.
 */
final class InvitationRoutes {
    private static final String PATH = ApiPaths.EDITION + "/invitations";

    /** The codes with which a well-formed invitation is refused. */
    private static final Set<String> REASONS =
            Set.of("unknown-city", "expires-past", "expires-too-late", "label-reserved");

    private static final Map<String, InvitedRole> ROLES = Map.of(
            "organizer", InvitedRole.ORGANIZER,
            "coordinator", InvitedRole.COORDINATOR,
            "administrator", InvitedRole.ADMINISTRATOR);

    private final HttpContext http;
    private final Authentication authentication;

    InvitationRoutes(HttpContext http, Authentication authentication) {
        this.http = http;
        this.authentication = authentication;
    }

    void mount(Router router) {
        GetRoute.add(router, PATH).handler(this::list);
        router.post(PATH).handler(this::invite);
        router.patch(PATH + "/:id").handler(this::rename);
        router.delete(PATH + "/:id").handler(this::revoke);
    }

    private void list(RoutingContext context) {
        authentication
                .speaker(context)
                .compose(speaker -> http.access()
                        .invitations(ServedEdition.of(context).id())
                        .map(invitations -> visible(speaker, invitations)))
                .onSuccess(invitations -> {
                    ObjectNode answer = JsonNodeFactory.instance.objectNode();
                    ArrayNode list = answer.putArray("invitations");
                    invitations.forEach(invitation -> list.add(json(invitation)));
                    ResponseBody.end(context, answer);
                })
                .onFailure(context::fail);
    }

    /** Leaves out what is not for this speaker; fails where nothing ever is. */
    private static List<Invitation> visible(Speaker speaker, List<Invitation> invitations) {
        if (speaker.coordinates()) {
            return invitations;
        }
        List<CityId> cities = EditionSessionRoutes.citiesOf(speaker);
        return invitations.stream()
                .filter(invitation -> invitation.city().filter(cities::contains).isPresent())
                .toList();
    }

    private void invite(RoutingContext context) {
        authentication
                .coordinator(context)
                .compose(speaker -> invite(context, speaker, invitationRequest(context)))
                .onSuccess(made -> {
                    ObjectNode answer = json(made.invitation());
                    answer.put("invite", made.secret().value());
                    answer.put(
                            "link",
                            http.link(
                                    context.request(), Assets.join(made.secret().value())));
                    context.response().setStatusCode(201);
                    ResponseBody.end(context, answer);
                })
                .onFailure(context::fail);
    }

    private Future<InviteResult.Created> invite(RoutingContext context, Speaker speaker, InvitationRequest wanted) {
        requireAllOf(wanted.role(), speaker);
        return http.access()
                .invite(
                        speaker,
                        ServedEdition.of(context).id(),
                        wanted.role(),
                        wanted.label(),
                        wanted.expires(),
                        wanted.uses())
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

    /** What concerns administrators is theirs alone. */
    private static void requireAllOf(Role role, Speaker speaker) {
        if (role instanceof Role.Administrator && !speaker.administers()) {
            throw Problem.of(403, "not-your-role").failure(speaker);
        }
    }

    private static Problem tooMany() {
        Map<String, Object> facts = Map.of("most", Invitation.MAX_OF_EDITION);
        return new Problem(
                422, "too-many-invitations", facts, List.of(new Problem.Fault("", "too-many-invitations", facts)));
    }

    private enum InvitedRole {
        ORGANIZER,
        COORDINATOR,
        ADMINISTRATOR
    }

    private record InvitationRequest(Role role, Optional<String> label, Instant expires, int uses) {}

    private InvitationRequest invitationRequest(RoutingContext context) {
        JsonBody body = JsonBody.read(context);
        body.allowOnly(Set.of("role", "city", "expires", "uses", "label"));
        Optional<InvitedRole> wanted = body.word("role", ROLES);
        Optional<CityId> city = body.has("city") ? body.slug("city").map(CityId::new) : Optional.empty();
        boolean isOrganizer = wanted.filter(InvitedRole.ORGANIZER::equals).isPresent();
        if (isOrganizer && !body.has("city")) {
            body.addFault("city", 400, "missing-member", Map.of());
        }
        if (wanted.isPresent() && !isOrganizer && body.has("city")) {
            body.addFault("city", 400, "unknown-member", Map.of());
        }
        Instant now = ServedEdition.of(context).clock().world().instant();
        city.filter(known -> !ServedEdition.of(context).edition().cities().containsKey(known))
                .ifPresent(unknown -> body.addFault("city", 422, "unknown-city", Map.of("city", unknown.value())));
        Instant expires = body.has("expires")
                ? expires(body, ServedEdition.of(context).edition(), now).orElse(now)
                : Invitation.usualExpiry(ServedEdition.of(context).edition(), now);
        int most = wanted.isEmpty() || isOrganizer ? Invitation.MAX_USES : Invitation.MAX_COORDINATOR_USES;
        int uses = body.has("uses") ? body.number("uses", 1, most).orElse(1) : Invitation.USUAL_USES;
        Optional<String> label = body.has("label") ? label(body) : Optional.empty();
        if (body.hasFaults() || wanted.isEmpty()) {
            throw body.problem(REASONS);
        }
        return new InvitationRequest(role(ServedEdition.of(context).id(), wanted.get(), city), label, expires, uses);
    }

    private static Role role(EditionId edition, InvitedRole wanted, Optional<CityId> city) {
        return switch (wanted) {
            case ORGANIZER -> new Role.Organizer(edition, city.orElseThrow());
            case COORDINATOR -> new Role.Coordinator(edition);
            case ADMINISTRATOR -> new Role.Administrator();
        };
    }

    /** Reads a label, and notes a fault where it reads like the server's own. */
    private static Optional<String> label(JsonBody body) {
        Optional<String> label = body.text("label").map(Text::value);
        if (label.filter(Label::isReserved).isPresent()) {
            body.addFault("label", 422, "label-reserved", Map.of());
        }
        return label;
    }

    /** Reads the expiry, and notes a fault where it is out of reach. */
    private static Optional<Instant> expires(JsonBody body, Edition edition, Instant now) {
        Optional<Instant> wanted = body.instant("expires");
        Instant latest = Invitation.latestExpiry(edition, now);
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
        json.put("role", invitation.role().word());
        invitation.city().ifPresent(city -> json.put("city", city.value()));
        invitation.label().ifPresent(label -> json.put("label", label));
        json.put("expires", invitation.expires().toString());
        json.put("uses", invitation.uses());
        json.put("used", invitation.used());
        json.put("madeBy", invitation.madeBy().word());
        return json;
    }

    private void rename(RoutingContext context) {
        authentication
                .coordinator(context)
                .compose(speaker -> rename(context, speaker))
                .onSuccess(renamed -> ResponseBody.end(context, json(renamed)))
                .onFailure(context::fail);
    }

    private Future<Invitation> rename(RoutingContext context, Speaker speaker) {
        String label = wantedLabel(context);
        return invitation(context, speaker)
                .compose(known -> http.access().rename(ServedEdition.of(context).id(), known.id(), label))
                .map(found -> {
                    Invitation renamed = found.orElseThrow(InvitationRoutes::notFound);
                    http.security().renamed(context.request(), speaker, renamed.id());
                    return renamed;
                });
    }

    private static String wantedLabel(RoutingContext context) {
        JsonBody body = JsonBody.read(context);
        body.allowOnly(Set.of("label"));
        if (!body.has("label")) {
            body.addFault("label", 400, "missing-member", Map.of());
        }
        Optional<String> label = body.has("label") ? label(body) : Optional.empty();
        if (body.hasFaults() || label.isEmpty()) {
            throw body.problem(REASONS);
        }
        return label.get();
    }

    private void revoke(RoutingContext context) {
        authentication
                .coordinator(context)
                .compose(speaker -> revoke(context, speaker))
                .onSuccess(_ -> context.response().setStatusCode(204).end())
                .onFailure(context::fail);
    }

    private Future<Revocation> revoke(RoutingContext context, Speaker speaker) {
        return invitation(context, speaker)
                .compose(known -> http.access()
                        .revoke(ServedEdition.of(context).id(), known.id())
                        .map(found -> {
                            Revocation revoked = found.orElseThrow(InvitationRoutes::notFound);
                            http.security().revoked(context.request(), speaker, known.id(), revoked);
                            return revoked;
                        }));
    }

    /** Finds the invitation of an address; fails where there is none, or where it is not this speaker's to change. */
    private Future<Invitation> invitation(RoutingContext context, Speaker speaker) {
        UUID id = JsonBody.parseUuid(context.pathParam("id")).orElseThrow(InvitationRoutes::notFound);
        return http.access().invitation(ServedEdition.of(context).id(), id).map(found -> {
            Invitation known = found.orElseThrow(InvitationRoutes::notFound);
            requireAllOf(known.role(), speaker);
            return known;
        });
    }

    private static Problem.Failure notFound() {
        return Problem.of(404, "not-found").failure();
    }
}
