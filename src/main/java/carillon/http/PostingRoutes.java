package carillon.http;

import carillon.access.Speaker;
import carillon.feed.Addresses;
import carillon.feed.Receipt;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.ResponseBody;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Statement;
import carillon.timeline.Command;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes check-ins and decisions (docs/protocol.md, "Posting"). */
final class PostingRoutes {
    private final HttpContext http;
    private final Authentication authentication;
    private final StatementReader<CheckIn> checkIns = new StatementReader<>(CheckIn.class);
    private final StatementReader<Decision> decisions = new StatementReader<>(Decision.class);

    PostingRoutes(HttpContext http, Authentication authentication) {
        this.http = http;
        this.authentication = authentication;
    }

    void mount(Router router) {
        router.put(ApiPaths.EDITION + "/check-ins/:id").handler(context -> post(context, checkIns));
        router.put(ApiPaths.EDITION + "/decisions/:id").handler(context -> post(context, decisions));
    }

    private <S extends Statement> void post(RoutingContext context, StatementReader<S> reader) {
        http.rates()
                .admit(context, authentication::speaker)
                .map(speaker -> command(context, reader, speaker))
                .compose(command -> ServedEdition.of(context)
                        .bus()
                        .ask(Addresses.COMMANDS, command)
                        .compose(receipt -> endSession(command, receipt)))
                .onSuccess(receipt -> answer(context, receipt))
                .onFailure(context::fail);
    }

    /** Reads a body that is too large for all but a change of what is announced. */
    private static JsonBody largeBody(RoutingContext context) {
        Problem.Failure tooLarge = Problem.of(413, "too-large").failure();
        try {
            JsonBody body = JsonBody.read(context);
            if (Statement.Change.TYPES.contains(body.node().path("type").asText())) {
                return body;
            }
        } catch (Problem.Failure unreadable) {
            tooLarge.addSuppressed(unreadable);
        }
        throw tooLarge;
    }

    private <S extends Statement> Command command(RoutingContext context, StatementReader<S> reader, Speaker speaker) {
        JsonBody.require(context);
        UUID id = JsonBody.parseUuid(context.pathParam("id"))
                .orElseThrow(() -> Problem.of(400, "bad-uuid").failure());
        boolean isLarge = context.body().length() > RequestChecks.MAX_BODY_BYTES;
        JsonBody body = isLarge ? largeBody(context) : JsonBody.read(context);
        http.rates().takeForSize(speaker, context.body().length());
        StatementReader.Posted<S> posted = reader.read(body);
        if (posted.statement() instanceof CheckIn checkIn) {
            if (!speaker.speaksFor(checkIn.city())) {
                throw Problem.of(403, "not-your-city").failure(speaker);
            }
            if (ServedEdition.of(context).edition().cities().containsKey(checkIn.city())) {
                http.rates().takeFor(checkIn.city(), speaker);
            }
        }
        if (posted.statement() instanceof Decision && !speaker.coordinates()) {
            throw Problem.of(403, "not-your-role").failure(speaker);
        }
        @Nullable Long seen = posted.seen() == null ? null : posted.seen().seq();
        Author author =
                posted.statement() instanceof CheckIn checkIn ? speaker.authorFor(checkIn.city()) : speaker.author();
        return new Command(id, author, posted.statement(), posted.observedAt(), seen);
    }

    /**
     * Ends a session that is set aside. Where that fails, its author repeats the decision, which ends the session again.
     */
    private Future<Receipt> endSession(Command command, Receipt receipt) {
        return receipt instanceof Receipt.Kept && command.statement() instanceof Decision.SessionSetAside setAside
                ? http.access().signOut(setAside.session()).map(receipt)
                : Future.succeededFuture(receipt);
    }

    private static void answer(RoutingContext context, Receipt receipt) {
        switch (receipt) {
            case Receipt.Kept kept -> {
                var json = JsonNodeFactory.instance.objectNode();
                json.put("id", kept.entry().id().toString());
                json.put("seq", kept.entry().seq());
                json.put("cursor", kept.cursor().toString());
                json.put("at", kept.entry().at().toString());
                context.response().setStatusCode(kept.first() ? 201 : 200);
                ResponseBody.end(context, json);
            }
            case Receipt.Refused refused ->
                context.fail(FaultWords.problem(FaultWords.of(refused.verdict().refusals()))
                        .failure());
            case Receipt.Conflicting _ ->
                context.fail(Problem.of(409, "other-content").failure());
            case Receipt.Outdated _ ->
                context.fail(Problem.of(503, "unavailable").failure());
            case Receipt.Unavailable _ ->
                context.fail(Problem.of(503, "unavailable").failure());
        }
    }
}
