package carillon.http;

import carillon.access.Speaker;
import carillon.edition.CityId;
import carillon.edition.Fault;
import carillon.edition.Language;
import carillon.feed.Addresses;
import carillon.feed.CommandGroup;
import carillon.feed.Present;
import carillon.feed.Receipt;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.ResponseBody;
import carillon.statement.Author;
import carillon.statement.Decision;
import carillon.timeline.ChangeSet;
import carillon.timeline.ImportPlan;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Announces what a file says, a whole edition or that of another program, or one city of it, by the statements that make the
 * difference: all of them in one append, or none (docs/protocol.md, "Imports").
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

    /** What somebody wants to be announced. */
    private record Wanted(ImportBody.Content content, Speaker speaker, Author author) {}

    private void take(RoutingContext context) {
        http.rates()
                .admit(context, this::speaker)
                .compose(speaker -> context.vertx().executeBlocking(() -> wanted(context, speaker), false))
                .compose(wanted ->
                        isDryRun(context) ? plan(context, wanted).map(this::planned) : post(context, wanted, 1))
                .onSuccess(answer -> ResponseBody.end(
                        context, answer.in(ServedEdition.of(context).words().languageOf(context.request()))))
                .onFailure(context::fail);
    }

    private static Wanted wanted(RoutingContext context, Speaker speaker) {
        Optional<CityId> ownCity = ImportBody.city(context).filter(_ -> !speaker.coordinates());
        return new Wanted(
                ImportBody.of(context), speaker, ownCity.map(speaker::authorFor).orElseGet(speaker::author));
    }

    /** Finds who imports: a coordinator, or for their own city alone somebody of its team. */
    private Future<Speaker> speaker(RoutingContext context) {
        Optional<CityId> city = ImportBody.city(context);
        return authentication.speaker(context).map(speaker -> {
            if (!speaker.coordinates() && !city.filter(speaker::speaksFor).isPresent()) {
                throw Problem.of(403, city.isPresent() ? "not-your-city" : "not-your-role")
                        .failure(speaker);
            }
            return speaker;
        });
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

    /** A plan that can be carried out, with the present for which it was made, and what of the file it passes over. */
    private record Planned(Present present, ImportPlan plan, List<Fault> notes) {}

    /** What is answered, but for the language of the notes. */
    private record Imported(String cursor, ImportPlan plan, List<Fault> notes) {
        ObjectNode in(Language language) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("cursor", cursor);
            answer.set("statements", plan.statements());
            if (!notes.isEmpty()) {
                ArrayNode told = answer.putArray("notes");
                notes.forEach(note -> told.add(note.words().in(language)));
            }
            return answer;
        }
    }

    /** Makes the plan for what is announced now; fails with all that is wrong with it. */
    private Future<Planned> plan(RoutingContext context, Wanted wanted) {
        ServedEdition edition = ServedEdition.of(context);
        return edition.bus()
                .ask(Addresses.NOW, "an import")
                .compose(present -> context.vertx()
                        .executeBlocking(
                                () -> planned(wanted, present, edition.clock().instant()), false));
    }

    private Planned planned(Wanted wanted, Present present, Instant now) {
        ImportBody.Read read = wanted.content().onto(present.timeline().edition());
        ImportPlan plan =
                ImportPlan.of(present.timeline(), read.wanted(), wanted.author(), _ -> UUID.randomUUID(), now);
        boolean decides = plan.commands().stream().anyMatch(command -> command.statement() instanceof Decision);
        if (decides && !wanted.speaker().coordinates()) {
            throw Problem.of(403, "not-your-role").failure(wanted.speaker());
        }
        return new Planned(present, sound(plan), read.notes());
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

    private Imported planned(Planned planned) {
        return new Imported(planned.present().cursor().toString(), planned.plan(), planned.notes());
    }

    private Future<Imported> post(RoutingContext context, Wanted wanted, int attempt) {
        return plan(context, wanted).compose(planned -> {
            ImportPlan plan = planned.plan();
            return plan.commands().isEmpty()
                    ? Future.succeededFuture(planned(planned))
                    : ServedEdition.of(context)
                            .bus()
                            .ask(Addresses.GROUPS, new CommandGroup(plan.onto(), plan.commands()))
                            .compose(receipt -> answer(context, wanted, attempt, planned, receipt));
        });
    }

    private Future<Imported> answer(
            RoutingContext context, Wanted wanted, int attempt, Planned planned, Receipt receipt) {
        return switch (receipt) {
            case Receipt.Kept kept ->
                Future.succeededFuture(new Imported(kept.cursor().toString(), planned.plan(), planned.notes()));
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
}
