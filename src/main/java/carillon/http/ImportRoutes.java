package carillon.http;

import carillon.access.Speaker;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Slug;
import carillon.feed.Addresses;
import carillon.feed.CommandGroup;
import carillon.feed.Present;
import carillon.feed.Receipt;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.ResponseBody;
import carillon.timeline.ChangeSet;
import carillon.timeline.ImportPlan;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Announces what a whole edition says, or one city of it, by the statements that make the difference: all of them in one
 * append, or none (docs/protocol.md, "Imports").
 */
final class ImportRoutes {
    /** How often a plan is made anew because somebody else changed something meanwhile. */
    private static final int TRIES = 3;

    private final HttpContext http;
    private final Authentication authentication;

    ImportRoutes(HttpContext http, Authentication authentication) {
        this.http = http;
        this.authentication = authentication;
    }

    void mount(Router router) {
        router.post(ApiPaths.EDITION + "/imports").handler(this::take);
    }

    /**
     * What somebody wants to be announced.
     *
     * @param city the only city that is wanted; empty for the whole
     */
    private record Wanted(Edition edition, Optional<CityId> city, Speaker speaker) {

        /** Returns what is to be announced in place of what is. */
        Edition inPlaceOf(Edition now) {
            return city.map(id -> now.withCityOf(edition, id)).orElse(edition);
        }
    }

    private void take(RoutingContext context) {
        http.rates().requireNoWait(context.request());
        authentication
                .coordinator(context.request())
                .compose(speaker -> {
                    http.rates().takeFor(speaker, context.request());
                    return context.vertx().executeBlocking(() -> wanted(context, speaker), false);
                })
                .compose(wanted ->
                        isDryRun(context) ? plan(context, wanted).map(this::planned) : post(context, wanted, 1))
                .onSuccess(answer -> ResponseBody.end(context, answer))
                .onFailure(context::fail);
    }

    private static boolean isDryRun(RoutingContext context) {
        @Nullable String dryRun = context.request().getParam("dry-run");
        return switch (dryRun) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.of(400, "bad-request").failure();
        };
    }

    private Wanted wanted(RoutingContext context, Speaker speaker) {
        Edition edition = EditionBody.read(context);
        if (!edition.id().equals(http.edition().id())) {
            Map<String, Object> facts = Map.of("edition", edition.id().value());
            throw new Problem(
                            422, "other-edition", facts, List.of(new Problem.Fault("/edition", "other-edition", facts)))
                    .failure();
        }
        Optional<CityId> city = Optional.ofNullable(context.request().getParam("city"))
                .map(id -> Optional.of(id)
                        .filter(Slug::accepts)
                        .map(CityId::new)
                        .filter(edition.cities()::containsKey)
                        .orElseThrow(() -> Problem.of(422, "unknown-city", Map.of("city", id))
                                .failure()));
        return new Wanted(edition, city, speaker);
    }

    /** A plan that can be carried out, with the present for which it was made. */
    private record Planned(Present present, ImportPlan plan) {}

    /** Makes the plan for what is announced now; fails with all that is wrong with it. */
    private Future<Planned> plan(RoutingContext context, Wanted wanted) {
        return http.bus()
                .ask(Addresses.NOW, "an import")
                .compose(present -> context.vertx()
                        .executeBlocking(() -> new Planned(present, sound(plan(wanted, present))), false));
    }

    private ImportPlan plan(Wanted wanted, Present present) {
        return ImportPlan.of(
                present.timeline(),
                wanted.inPlaceOf(present.timeline().edition()),
                wanted.speaker().author(),
                _ -> UUID.randomUUID(),
                http.clock().instant());
    }

    private static ImportPlan sound(ImportPlan plan) {
        if (!plan.refusals().isEmpty()) {
            throw FaultWords.problem(FaultWords.of(plan.refusals())).failure();
        }
        if (!plan.left().isEmpty()) {
            Map<String, Object> facts = Map.of("most", ChangeSet.MAX_CHANGES);
            List<Problem.Fault> faults = plan.left().stream()
                    .map(pointer -> new Problem.Fault(pointer, "import-impossible", facts))
                    .toList();
            throw new Problem(422, "import-impossible", facts, faults).failure();
        }
        return plan;
    }

    private ObjectNode planned(Planned planned) {
        return answer(planned.present().cursor().toString(), planned.plan());
    }

    private Future<ObjectNode> post(RoutingContext context, Wanted wanted, int attempt) {
        return plan(context, wanted).compose(planned -> {
            ImportPlan plan = planned.plan();
            return plan.commands().isEmpty()
                    ? Future.succeededFuture(planned(planned))
                    : http.bus()
                            .ask(Addresses.GROUPS, new CommandGroup(plan.onto(), plan.commands()))
                            .compose(receipt -> answer(context, wanted, attempt, plan, receipt));
        });
    }

    private Future<ObjectNode> answer(
            RoutingContext context, Wanted wanted, int attempt, ImportPlan plan, Receipt receipt) {
        return switch (receipt) {
            case Receipt.Kept kept ->
                Future.succeededFuture(answer(kept.cursor().toString(), plan));
            case Receipt.Refused refused ->
                Future.failedFuture(
                        FaultWords.problem(FaultWords.of(refused.verdict().refusals()))
                                .failure());
            case Receipt.Outdated _ when attempt < TRIES -> post(context, wanted, attempt + 1);
            case Receipt.Outdated _ ->
                Future.failedFuture(Problem.of(503, "busy").failure());
            case Receipt.Conflicting _ ->
                Future.failedFuture(Problem.of(409, "other-content").failure());
            case Receipt.Unavailable _ ->
                Future.failedFuture(Problem.of(503, "unavailable").failure());
        };
    }

    private static ObjectNode answer(String cursor, ImportPlan plan) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("cursor", cursor);
        return answer.set("statements", plan.statements());
    }
}
