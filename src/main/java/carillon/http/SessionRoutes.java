package carillon.http;

import carillon.access.RedeemResult;
import carillon.access.Secret;
import carillon.access.Speaker;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.GetRoute;
import carillon.http.pages.ResponseBody;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/** Signs people in with an invitation, and out (docs/protocol.md, "Identity"). */
final class SessionRoutes {
    private static final String PATH = ApiPaths.ROOT + "/session";

    private final HttpContext http;
    private final Authentication authentication;

    SessionRoutes(HttpContext http, Authentication authentication) {
        this.http = http;
        this.authentication = authentication;
    }

    void mount(Router router) {
        router.post(PATH).handler(this::begin);
        GetRoute.add(router, PATH).handler(this::whoAmI);
        router.delete(PATH).handler(this::end);
    }

    private void begin(RoutingContext context) {
        if (context.request().getHeader("Origin") != null && !Origin.isOwn(context.request())) {
            context.fail(Problem.of(403, "foreign-origin").failure());
            return;
        }
        JsonBody body = JsonBody.read(context);
        body.allowOnly(Set.of("invite"));
        var invite = body.text("invite");
        if (body.hasFaults() || invite.isEmpty()) {
            throw body.problem();
        }
        Optional<Secret> earlier = http.cookie().sessionOf(context.request());
        http.rates()
                .askForUnknown(() -> http.access().redeem(invite.get().value(), earlier.map(Secret::value)))
                .map(result -> begun(context, result))
                .onSuccess(begun -> {
                    http.cookie()
                            .give(
                                    context,
                                    begun.secret(),
                                    earlier.filter(_ -> begun.earlier().isPresent()));
                    context.response().setStatusCode(201);
                    ResponseBody.end(context, json(begun.speaker()));
                })
                .onFailure(context::fail);
    }

    private RedeemResult.SignedIn begun(RoutingContext context, RedeemResult result) {
        return switch (result) {
            case RedeemResult.SignedIn begun -> {
                http.security().signedIn(context.request(), begun);
                yield begun;
            }
            case RedeemResult.Spent spent -> {
                http.security().spent(context.request(), spent.invitation());
                throw Problem.of(401, "invite-spent").failure();
            }
            case RedeemResult.Unknown _ -> {
                http.security().unknown(context.request());
                throw Problem.of(401, "invite-spent").failure();
            }
        };
    }

    private void whoAmI(RoutingContext context) {
        authentication
                .speaker(context.request())
                .onSuccess(speaker -> ResponseBody.end(context, json(speaker)))
                .onFailure(context::fail);
    }

    private ObjectNode json(Speaker speaker) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("role", speaker.coordinates() ? "coordinator" : "organizer");
        json.put("edition", http.edition().id().value());
        if (speaker instanceof Speaker.Person person) {
            person.city().ifPresent(city -> json.put("city", city.value()));
            json.put("expires", person.expires().toString());
        }
        return json;
    }

    private void end(RoutingContext context) {
        authentication
                .speaker(context.request())
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
        Future<Void> signedOut = signOutOne(context, speaker);
        for (Secret other : http.cookie().othersOf(context.request())) {
            signedOut = signedOut
                    .compose(_ -> http.access().find(other.value()))
                    .compose(found -> found.isPresent() ? signOutOne(context, found.get()) : Future.succeededFuture());
        }
        return signedOut;
    }

    private Future<Void> signOutOne(RoutingContext context, Speaker speaker) {
        return speaker instanceof Speaker.Person person
                ? http.access()
                        .signOut(person.session())
                        .onSuccess(_ -> http.security().signedOut(context.request(), person))
                : Future.succeededFuture();
    }
}
