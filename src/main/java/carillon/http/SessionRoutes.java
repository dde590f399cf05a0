package carillon.http;

import carillon.access.Device;
import carillon.access.HeldRole;
import carillon.access.PreviewResult;
import carillon.access.RedeemResult;
import carillon.access.Role;
import carillon.access.Secret;
import carillon.access.Speaker;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.GetRoute;
import carillon.http.pages.ResponseBody;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Shows what an invitation is for, signs devices in with it, says which roles they have, and signs them out (docs/protocol.md, "Identity"). */
final class SessionRoutes {
    static final String SESSION = ApiPaths.ROOT + "/session";
    static final String INVITATION = ApiPaths.ROOT + "/invitation";
    static final String ROLES = ApiPaths.ROOT + "/roles";

    private final HttpContext http;
    private final Authentication authentication;

    SessionRoutes(HttpContext http, Authentication authentication) {
        this.http = http;
        this.authentication = authentication;
    }

    void mount(Router router) {
        router.post(INVITATION).handler(this::preview);
        router.post(SESSION).handler(this::begin);
        GetRoute.add(router, SESSION).handler(this::whoAmI);
        GetRoute.add(router, ROLES).handler(this::roles);
        router.delete(SESSION).handler(this::end);
    }

    /** Answers what an invitation is for: opening a link shows it, and spends nothing. */
    private void preview(RoutingContext context) {
        String invite = invite(context);
        Optional<String> earlier = http.cookie().sessionOf(context.request()).map(Secret::value);
        http.rates()
                .askForUnknown(() -> http.access().preview(invite, earlier))
                .map(result -> served(context, result))
                .onSuccess(found -> {
                    ObjectNode json = shown(context, found.role());
                    found.label().ifPresent(label -> json.put("label", label));
                    ResponseBody.end(context, json);
                })
                .onFailure(context::fail);
    }

    private PreviewResult.Serves served(RoutingContext context, PreviewResult result) {
        return switch (result) {
            case PreviewResult.Serves serves -> serves;
            case PreviewResult.Spent spent -> throw refusedSpent(context, spent.invitation());
            case PreviewResult.Unknown _ -> throw refusedUnknown(context);
        };
    }

    private RuntimeException refusedSpent(RoutingContext context, UUID invitation) {
        http.security().spent(context.request(), invitation);
        return Problem.of(401, "invite-spent").failure();
    }

    private RuntimeException refusedUnknown(RoutingContext context) {
        http.security().unknown(context.request());
        return Problem.of(401, "invite-spent").failure();
    }

    /** Reads the secret of an invitation from a request, which comes from no page of another origin. */
    private static String invite(RoutingContext context) {
        if (context.request().getHeader("Origin") != null && !Origin.isOwn(context.request())) {
            throw Problem.of(403, "foreign-origin").failure();
        }
        JsonBody body = JsonBody.read(context);
        body.allowOnly(Set.of("invite"));
        var invite = body.text("invite");
        if (body.hasFaults() || invite.isEmpty()) {
            throw body.problem();
        }
        return invite.get().value();
    }

    private void begin(RoutingContext context) {
        String invite = invite(context);
        Optional<Secret> earlier = http.cookie().sessionOf(context.request());
        http.rates()
                .askForUnknown(() -> http.access().redeem(invite, earlier.map(Secret::value)))
                .map(result -> begun(context, result, earlier))
                .onSuccess(held -> ResponseBody.end(context, json(context, held)))
                .onFailure(context::fail);
    }

    /** Gives a device that has come in its cookie; one that was in already keeps what it has. */
    private HeldRole begun(RoutingContext context, RedeemResult result, Optional<Secret> earlier) {
        return switch (result) {
            case RedeemResult.SignedIn begun -> {
                http.security().signedIn(context.request(), begun);
                http.cookie().give(context, begun.secret(), earlier.filter(_ -> begun.hadSecret()));
                context.response().setStatusCode(201);
                yield begun.device().newest();
            }
            case RedeemResult.AlreadyIn in -> in.held();
            case RedeemResult.Spent spent -> throw refusedSpent(context, spent.invitation());
            case RedeemResult.Unknown _ -> throw refusedUnknown(context);
        };
    }

    private void whoAmI(RoutingContext context) {
        authentication
                .speaker(context)
                .onSuccess(speaker -> ResponseBody.end(context, json(context, speaker)))
                .onFailure(context::fail);
    }

    /**
     * Answers which roles the client has. A page asks this before a person has joined: to have none is no failure, also
     * with the cookie of a session that has ended. A program whose token is wrong is told so.
     */
    private void roles(RoutingContext context) {
        boolean isPerson = Authentication.tokenOf(context.request()).isEmpty();
        authentication
                .speaker(context)
                .map(SessionRoutes::rolesOf)
                .recover(failure -> isPerson && isNotSignedIn(failure) ? nobody(context) : Future.failedFuture(failure))
                .onSuccess(roles -> {
                    ObjectNode answer = JsonNodeFactory.instance.objectNode();
                    ArrayNode list = answer.putArray("roles");
                    roles.forEach(role -> list.add(json(role)));
                    ResponseBody.end(context, answer);
                })
                .onFailure(context::fail);
    }

    private static List<Role> rolesOf(Speaker speaker) {
        return switch (speaker) {
            case Speaker.Person person -> person.device().distinctRoles();
            case Speaker.Program _ -> List.of(new Role.Administrator());
        };
    }

    private static boolean isNotSignedIn(Throwable failure) {
        return failure instanceof Problem.Failure refused
                && refused.problem().code().equals("not-signed-in");
    }

    /** Counts a cookie that is not known as everywhere else, though the answer is no refusal. */
    private Future<List<Role>> nobody(RoutingContext context) {
        http.security().refused(context.request(), Problem.of(401, "not-signed-in"), Optional.empty());
        http.rates().takeForUnknown(context.request());
        return Future.succeededFuture(List.of());
    }

    private ObjectNode json(RoutingContext context, Speaker speaker) {
        return switch (speaker) {
            case Speaker.Person person -> json(context, person.device().newest());
            case Speaker.Program _ -> coordinator(context);
        };
    }

    /** Writes a session. An administrator's is a coordinator's of the current edition to those who know no administrators. */
    private ObjectNode json(RoutingContext context, HeldRole held) {
        ObjectNode json = held.role() instanceof Role.Administrator ? coordinator(context) : json(held.role());
        return json.put("expires", held.expires().toString());
    }

    private ObjectNode coordinator(RoutingContext context) {
        return authentication
                .editionOf(context)
                .map(edition -> json(new Role.Coordinator(edition)))
                .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("role", "coordinator"));
    }

    /** Writes what an invitation is for. An administrator's leads to the current edition, where there is one. */
    private ObjectNode shown(RoutingContext context, Role role) {
        ObjectNode json = json(role);
        if (role instanceof Role.Administrator) {
            authentication.editionOf(context).ifPresent(edition -> json.put("edition", edition.value()));
        }
        return json;
    }

    /** Writes a role. */
    private static ObjectNode json(Role role) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("role", role.word());
        switch (role) {
            case Role.Administrator _ -> {
                // of all editions
            }
            case Role.Coordinator coordinator ->
                json.put("edition", coordinator.edition().value());
            case Role.Organizer organizer ->
                json.put("edition", organizer.edition().value())
                        .put("city", organizer.city().value());
        }
        return json;
    }

    private void end(RoutingContext context) {
        authentication
                .speaker(context)
                .compose(speaker -> signOut(context, speaker))
                .onSuccess(_ -> {
                    http.cookie().remove(context);
                    // Copies of what they could read are removed. Not "storage": posts that wait for the network are
                    // kept there.
                    context.response().putHeader("Clear-Site-Data", "\"cache\"");
                    context.response().setStatusCode(204).end();
                })
                .onFailure(context::fail);
    }

    /** Ends all sessions that the browser has here. One that stayed would be its session from then on. */
    private Future<Void> signOut(RoutingContext context, Speaker speaker) {
        Future<Void> signedOut =
                speaker instanceof Speaker.Person person ? signOut(context, person.device()) : Future.succeededFuture();
        for (Secret other : http.cookie().othersOf(context.request())) {
            signedOut = signedOut
                    .compose(_ -> http.access().find(other.value()))
                    .compose(found -> found.isPresent() ? signOut(context, found.get()) : Future.succeededFuture());
        }
        return signedOut;
    }

    private Future<Void> signOut(RoutingContext context, Device device) {
        return http.access().signOut(device).onSuccess(_ -> http.security().signedOut(context.request(), device));
    }
}
