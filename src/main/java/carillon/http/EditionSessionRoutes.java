package carillon.http;

import carillon.access.HeldRole;
import carillon.access.Role;
import carillon.access.Session;
import carillon.access.Speaker;
import carillon.edition.CityId;
import carillon.edition.EditionId;
import carillon.edition.Slug;
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
import java.util.UUID;

/**
 * Lists the sessions of an edition, and ends them one by one or all at once: coordinators all, organizers those of their city
 * (docs/protocol.md, "Identity").
 */
final class EditionSessionRoutes {
    static final String PATH = ApiPaths.EDITION + "/sessions";

    private final HttpContext http;
    private final Authentication authentication;

    EditionSessionRoutes(HttpContext http, Authentication authentication) {
        this.http = http;
        this.authentication = authentication;
    }

    void mount(Router router) {
        GetRoute.add(router, PATH).handler(this::list);
        router.delete(PATH).handler(this::endOthers);
        router.delete(PATH + "/:id").handler(this::end);
    }

    /** Lists the cities of the request's edition of which a speaker is an organizer; fails where there are none. */
    static List<CityId> citiesOf(Speaker speaker) {
        List<CityId> cities = speaker instanceof Speaker.Person person
                ? person.edition().map(person.device()::cities).orElse(List.of())
                : List.of();
        if (cities.isEmpty()) {
            throw Problem.of(403, "not-your-role").failure(speaker);
        }
        return cities;
    }

    private void list(RoutingContext context) {
        authentication
                .speaker(context)
                .compose(speaker -> http.access()
                        .sessions(
                                ServedEdition.of(context).id(),
                                speaker.coordinates() ? Optional.empty() : Optional.of(citiesOf(speaker)))
                        .map(sessions -> json(speaker, sessions)))
                .onSuccess(answer -> ResponseBody.end(context, answer))
                .onFailure(context::fail);
    }

    private static ObjectNode json(Speaker speaker, List<Session> sessions) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("sessions");
        sessions.forEach(session -> list.add(json(speaker, session)));
        return answer;
    }

    private static ObjectNode json(Speaker speaker, Session session) {
        HeldRole held = session.held();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", held.session().toString());
        json.put("role", held.role().word());
        if (held.role() instanceof Role.Organizer organizer) {
            json.put("city", organizer.city().value());
        }
        session.label().ifPresent(label -> json.put("label", label));
        json.put("invitation", held.invitation().toString());
        session.began().ifPresent(began -> json.put("began", began.toString()));
        session.seen().ifPresent(seen -> json.put("seen", seen.toString()));
        json.put("expires", held.expires().toString());
        if (isOwn(speaker, session)) {
            json.put("mine", true);
        }
        return json;
    }

    private static boolean isOwn(Speaker speaker, Session session) {
        return speaker instanceof Speaker.Person person && person.device().id().equals(session.device());
    }

    private void end(RoutingContext context) {
        authentication
                .speaker(context)
                .compose(speaker -> session(context).compose(session -> {
                    requireMayEnd(speaker, session);
                    return http.access()
                            .signOut(session.held().session())
                            .onSuccess(_ -> http.security().ended(context.request(), speaker, session));
                }))
                .onSuccess(_ -> context.response().setStatusCode(204).end())
                .onFailure(context::fail);
    }

    private Future<Session> session(RoutingContext context) {
        UUID id = JsonBody.parseUuid(context.pathParam("id"))
                .orElseThrow(() -> Problem.of(404, "not-found").failure());
        return http.access()
                .session(ServedEdition.of(context).id(), id)
                .map(found ->
                        found.orElseThrow(() -> Problem.of(404, "not-found").failure()));
    }

    /** Fails unless the session is of the speaker's own device, or of somebody for whom the speaker answers. */
    private static void requireMayEnd(Speaker speaker, Session session) {
        boolean may = isOwn(speaker, session)
                || switch (session.held().role()) {
                    case Role.Administrator _ -> speaker.administers();
                    case Role.Coordinator _ -> speaker.coordinates();
                    case Role.Organizer organizer -> speaker.speaksFor(organizer.city());
                };
        if (!may) {
            throw Problem.of(403, speaker.coordinates() ? "not-your-role" : "not-your-city")
                    .failure(speaker);
        }
    }

    private void endOthers(RoutingContext context) {
        EditionId edition = ServedEdition.of(context).id();
        authentication
                .speaker(context)
                .compose(speaker -> {
                    Optional<CityId> city = city(context, speaker);
                    return http.access()
                            .signOutOthers(speaker, edition, city)
                            .onSuccess(count ->
                                    http.security().endedOthers(context.request(), speaker, edition, city, count));
                })
                .onSuccess(count -> ResponseBody.end(
                        context, JsonNodeFactory.instance.objectNode().put("ended", count)))
                .onFailure(context::fail);
    }

    /** Reads whose sessions are to end: those of one city, or, for a coordinator, all. */
    private static Optional<CityId> city(RoutingContext context, Speaker speaker) {
        Optional<String> wanted = Optional.ofNullable(context.request().getParam("city"));
        if (wanted.isEmpty() && !speaker.coordinates()) {
            throw Problem.of(403, "not-your-role").failure(speaker);
        }
        return wanted.map(id -> {
            if (!Slug.accepts(id) || !speaker.speaksFor(new CityId(id))) {
                throw Problem.of(403, "not-your-city").failure(speaker);
            }
            return new CityId(id);
        });
    }
}
