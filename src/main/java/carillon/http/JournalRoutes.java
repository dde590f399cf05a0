package carillon.http;

import carillon.access.Speaker;
import carillon.edition.CityId;
import carillon.edition.Slug;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.GetRoute;
import carillon.journal.Line;
import carillon.journal.PageReader;
import carillon.statement.Decision;
import carillon.statement.Statement;
import carillon.statement.StatementJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Serves coordinators the journal as it is, and the team of a city what was said for that city, with the author of each entry: one
 * JSON object a line. Where the author's invitation has a label, the line has it too: it is looked up when the line is written, for
 * the journal itself names no person.
 */
final class JournalRoutes {
    private static final int PAGE = 500;

    /** What a change can be about, by the name of the member that has its id. */
    private static final Set<String> SUBJECTS = Set.of("city", "milestone", "project");

    private static final Set<String> OF_SESSIONS = Set.of(
            Statement.typeOf(Decision.SessionSetAside.class), Statement.typeOf(Decision.SessionReinstated.class));

    /** Finds the labels of sessions, as {@link carillon.access.Access#labels} does. */
    interface Labels {
        Future<Map<UUID, String>> of(Collection<UUID> sessions);
    }

    private final HttpContext http;
    private final Authentication authentication;

    JournalRoutes(HttpContext http, Authentication authentication) {
        this.http = http;
        this.authentication = authentication;
    }

    void mount(Router router) {
        GetRoute.add(router, ApiPaths.EDITION + "/journal").handler(this::lines);
    }

    private void lines(RoutingContext context) {
        reader(context)
                .map(_ -> RequestedPosition.inQuery(context.request()))
                .compose(after -> context.request().method().equals(HttpMethod.HEAD)
                        ? head(context.response())
                        : write(context.response(), pages(context), http.access()::labels, after, wanted(context)))
                .onFailure(failure -> fail(context, failure));
    }

    /** Finds who reads. What was said for one city is read by its team too. */
    private Future<Speaker> reader(RoutingContext context) {
        Optional<String> city = city(context);
        return city.isEmpty()
                ? authentication.coordinator(context)
                : authentication.speaker(context).map(speaker -> {
                    if (!Slug.accepts(city.get()) || !speaker.speaksFor(new CityId(city.get()))) {
                        throw Problem.of(403, "not-your-city").failure(speaker);
                    }
                    return speaker;
                });
    }

    /** What was said for a city, and of which sessions what they said counts no more, for that may be some of it. */
    private static Predicate<JsonNode> wanted(RoutingContext context) {
        return city(context)
                .<Predicate<JsonNode>>map(
                        city -> line -> line.path("city").asText().equals(city)
                                || OF_SESSIONS.contains(line.path("type").asText()))
                .orElse(_ -> true);
    }

    private static Optional<String> city(RoutingContext context) {
        return Optional.ofNullable(context.request().getParam("city"));
    }

    /** Answers HEAD. The length is only known once the answer is written. */
    private static Future<Void> head(HttpServerResponse response) {
        return describe(response).end();
    }

    private static HttpServerResponse describe(HttpServerResponse response) {
        return response.putHeader("Content-Type", "application/jsonl").putHeader("Cache-Control", "no-store");
    }

    /**
     * Reads pages of the journal. Asks who reads for each page: a session can be revoked meanwhile.
     */
    private PageReader.Source<Line> pages(RoutingContext context) {
        return (after, most) ->
                reader(context).compose(_ -> ServedEdition.of(context).journal().browse(after, most));
    }

    /** Fails a request. Once lines were written, only a reset can tell the client that some are missing. */
    private static void fail(RoutingContext context, Throwable failure) {
        if (context.response().headWritten()) {
            context.response().reset();
        } else {
            context.fail(failure);
        }
    }

    /**
     * Writes all lines that are wanted, as fast as the client reads them, and ends the response.
     *
     * @return succeeds once the response has ended, or the client has gone; then nothing more is read from the journal
     */
    static Future<Void> write(
            HttpServerResponse response,
            PageReader.Source<Line> journal,
            Labels labels,
            long after,
            Predicate<JsonNode> wanted) {
        Promise<Boolean> gone = Promise.promise();
        response.closeHandler(_ -> gone.tryComplete(false));
        response.exceptionHandler(_ -> gone.tryComplete(false));
        return PageReader.forEachPage(journal, after, PAGE, page -> {
                    List<ObjectNode> lines = page.stream()
                            .map(JournalRoutes::json)
                            .filter(wanted)
                            .toList();
                    return labels.of(sessions(lines)).compose(known -> {
                        if (isGone(response)) {
                            return Future.succeededFuture(false);
                        }
                        if (!response.headWritten()) {
                            describe(response).setChunked(true);
                        }
                        if (!lines.isEmpty()) {
                            response.write(text(lines, known));
                        }
                        return response.writeQueueFull() ? drained(response, gone) : Future.succeededFuture(true);
                    });
                })
                .compose(_ -> isGone(response) ? Future.succeededFuture() : response.end());
    }

    /** Lists the sessions of the authors of these lines, each once. */
    private static Set<UUID> sessions(List<ObjectNode> lines) {
        return lines.stream().flatMap(line -> session(line).stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Finds the session of a line's author. Programs and rules have none. */
    private static Optional<UUID> session(ObjectNode line) {
        return JsonBody.parseUuid(line.path("by").path("session").asText());
    }

    /** Writes lines, with the labels of those authors that have one. */
    private static String text(List<ObjectNode> lines, Map<UUID, String> labels) {
        StringBuilder text = new StringBuilder();
        for (ObjectNode line : lines) {
            session(line)
                    .map(labels::get)
                    .ifPresent(label -> line.withObject("by").put("label", label));
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static boolean isGone(HttpServerResponse response) {
        return response.closed() || response.ended();
    }

    /** Waits until the response takes more: true then, false where the client has gone. */
    private static Future<Boolean> drained(HttpServerResponse response, Promise<Boolean> gone) {
        Promise<Boolean> drained = Promise.promise();
        response.drainHandler(_ -> drained.tryComplete(true));
        return Future.any(drained.future(), gone.future())
                .map(_ -> !gone.future().isComplete());
    }

    /** Writes a line. Members that only a newer version knows are shown too; the line's own names win. */
    private static ObjectNode json(Line line) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("seq", line.seq());
        json.put("id", line.id().toString());
        json.put("at", line.at().toString());
        json.put("observedAt", line.observedAt().toString());
        json.set("by", StatementJson.tree(line.by()));
        JsonNode statement = StatementJson.tree(line.statement());
        if (Statement.Change.TYPES.contains(statement.path("type").asText())) {
            writeChange(json, statement);
        } else {
            statement.properties().forEach(member -> json.putIfAbsent(member.getKey(), member.getValue()));
        }
        return json;
    }

    /**
     * Writes a change with its members of the edition file under {@code parts}: one of them may be called as a member of
     * the line is. What it is about stands beside them by its id, also where its whole is among them.
     */
    private static void writeChange(ObjectNode json, JsonNode statement) {
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        statement.properties().forEach(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (name.equals("type") || (SUBJECTS.contains(name) && value.isTextual())) {
                json.set(name, value);
            } else {
                parts.set(name, value);
                if (SUBJECTS.contains(name)) {
                    json.put(name, value.path("id").asText());
                }
            }
        });
        if (!parts.isEmpty()) {
            json.set("parts", parts);
        }
    }
}
