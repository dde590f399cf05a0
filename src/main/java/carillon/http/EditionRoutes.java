package carillon.http;

import carillon.edition.Edition;
import carillon.edition.EditionId;
import carillon.edition.EditionSummary;
import carillon.edition.ReservedIds;
import carillon.edition.Slug;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.CrossOrigin;
import carillon.http.pages.GetRoute;
import carillon.http.pages.ResponseBody;
import carillon.journal.ClockAnchor;
import carillon.journal.Journals;
import carillon.season.Editions;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists the editions, makes new ones, and chooses the current one (docs/protocol.md, "Editions"). */
final class EditionRoutes {
    private static final String EDITIONS = ApiPaths.ROOT + "/editions";
    private static final String CURRENT = ApiPaths.ROOT + "/current";

    /** The most characters of the id of an edition that is rehearsed beside its event. */
    private static final int MOST_CHARACTERS = Slug.MAX_LENGTH - ReservedIds.REHEARSAL.length();

    private final HttpContext http;
    private final Authentication authentication;

    EditionRoutes(HttpContext http, Authentication authentication) {
        this.http = http;
        this.authentication = authentication;
    }

    void mount(Router router) {
        CrossOrigin.open(router, EDITIONS);
        GetRoute.add(router, EDITIONS).handler(this::list);
        router.post(EDITIONS).handler(this::create);
        router.put(CURRENT).handler(this::choose);
        router.post(ApiPaths.EDITION + "/rehearsals").handler(this::rehearse);
    }

    private void list(RoutingContext context) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("editions");
        http.editions().all().forEach(shown -> list.add(json(shown)));
        ResponseBody.end(context, answer);
    }

    private static ObjectNode json(Editions.Shown shown) {
        ObjectNode json =
                json(shown.summary()).put("state", shown.state().name().toLowerCase(Locale.ROOT));
        if (shown.isCurrent()) {
            json.put("current", true);
        }
        return shown.isRehearsal() ? json.put("rehearsal", true) : json;
    }

    private static ObjectNode json(EditionSummary summary) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", summary.id().value())
                .put("title", summary.title())
                .put("from", summary.from().toString())
                .put("to", summary.to().toString());
    }

    private void create(RoutingContext context) {
        http.rates()
                .admit(context, authentication::administrator)
                .compose(_ -> context.vertx().executeBlocking(() -> wanted(context), false))
                .compose(edition -> http.editions().create(edition).map(created -> created(edition, created)))
                .onSuccess(edition -> {
                    context.response()
                            .setStatusCode(201)
                            .putHeader("Location", http.assets().base().of("/" + edition.id() + "/"));
                    ResponseBody.end(context, shown(EditionSummary.of(edition)));
                })
                .onFailure(context::fail);
    }

    private static Edition wanted(RoutingContext context) {
        Edition edition = EditionBody.read(context);
        if (ReservedIds.has(edition.id())) {
            throw Problem.of(
                            422,
                            "edition-id-reserved",
                            Map.of("name", edition.id().value()))
                    .failure();
        }
        return edition;
    }

    private static Edition created(Edition edition, Journals.Created created) {
        return switch (created) {
            case DONE -> edition;
            case EXISTS ->
                throw Problem.of(
                                409,
                                "edition-taken",
                                Map.of("name", edition.id().value()))
                        .failure();
            case TOO_MANY ->
                throw Problem.of(422, "too-many-editions", Map.of("most", Journals.MOST))
                        .failure();
        };
    }

    private ObjectNode shown(EditionSummary summary) {
        return http.editions().all().stream()
                .filter(shown -> shown.summary().id().equals(summary.id()))
                .findFirst()
                .map(EditionRoutes::json)
                .orElseGet(() -> json(summary));
    }

    private void choose(RoutingContext context) {
        http.rates()
                .admit(context, authentication::administrator)
                .compose(_ -> {
                    EditionId id = wantedId(context);
                    return http.editions().find(id).compose(found -> choose(found.isPresent(), id));
                })
                .onSuccess(_ -> list(context))
                .onFailure(context::fail);
    }

    private Future<Void> choose(boolean isThere, EditionId id) {
        return isThere
                ? http.editions().choose(id)
                : Future.failedFuture(Problem.of(422, "unknown-edition").failure());
    }

    private void rehearse(RoutingContext context) {
        http.rates()
                .admit(context, authentication::coordinator)
                .compose(_ -> {
                    Edition edition = rehearsable(ServedEdition.of(context).edition());
                    WantedRehearsal wanted = WantedRehearsal.read(context, edition);
                    return http.editions().rehearse(edition, wanted.clock(), wanted.speed(), wanted.isSimulated());
                })
                .compose(id -> http.editions().find(id))
                .onSuccess(rehearsal -> {
                    context.response().setStatusCode(201);
                    ResponseBody.end(
                            context,
                            rehearsal
                                    .map(open -> shown(open.summary()))
                                    .orElseGet(JsonNodeFactory.instance::objectNode));
                })
                .onFailure(context::fail);
    }

    /** Returns an edition whose rehearsal has an id that is left to it. */
    private static Edition rehearsable(Edition edition) {
        Map<String, Object> facts = Map.of("name", edition.id().value(), "most", MOST_CHARACTERS);
        if (ReservedIds.has(edition.id())) {
            throw Problem.of(422, "edition-id-reserved", facts).failure();
        }
        if (edition.id().value().length() > MOST_CHARACTERS) {
            throw Problem.of(422, "edition-id-long", facts).failure();
        }
        return edition;
    }

    private record WantedRehearsal(Instant clock, double speed, boolean isSimulated) {
        static WantedRehearsal read(RoutingContext context, Edition edition) {
            JsonBody body = JsonBody.read(context);
            body.allowOnly(Set.of("clock", "speed", "simulate"));
            if (!body.has("clock")) {
                body.addFault("clock", 400, "missing-member", Map.of());
            }
            Optional<Instant> clock = body.has("clock") ? body.instant("clock") : Optional.empty();
            clock.filter(then -> !edition.lastsAt(then))
                    .ifPresent(_ -> body.addFault(
                            "clock",
                            422,
                            "outside-edition",
                            Map.of("earliest", edition.begin(), "latest", edition.end())));
            int speed = body.has("speed")
                    ? body.number("speed", 1, ClockAnchor.MAX_SPEED).orElse(1)
                    : 1;
            boolean isSimulated = !body.has("simulate") || body.flag("simulate").orElse(false);
            if (body.hasFaults() || clock.isEmpty()) {
                throw body.problem(Set.of("outside-edition"));
            }
            return new WantedRehearsal(clock.get(), speed, isSimulated);
        }
    }

    private static EditionId wantedId(RoutingContext context) {
        JsonBody body = JsonBody.read(context);
        body.allowOnly(Set.of("edition"));
        Optional<String> id = body.slug("edition");
        if (body.hasFaults() || id.filter(Slug::accepts).isEmpty()) {
            throw body.problem(Set.of());
        }
        return new EditionId(id.get());
    }
}
