package carillon.http;

import carillon.access.Speaker;
import carillon.edition.CityId;
import carillon.edition.Slug;
import carillon.feed.Cursor;
import carillon.feed.Present;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.GetRoute;
import carillon.http.pages.ResponseBody;
import carillon.journal.Drafts;
import carillon.statement.Author;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Keeps what the team of a city has not published yet (docs/protocol.md, "Drafts"). */
final class DraftRoutes {
    private static final String PATH = ApiPaths.EDITION + "/cities/:city/draft";

    private final HttpContext http;
    private final Authentication authentication;

    DraftRoutes(HttpContext http, Authentication authentication) {
        this.http = http;
        this.authentication = authentication;
    }

    void mount(Router router) {
        GetRoute.add(router, PATH)
                .handler(context -> http.rates().charge(context, authentication))
                .handler(this::show);
        router.put(PATH).handler(this::save);
        router.delete(PATH).handler(this::delete);
    }

    /** Whoever may publish the programme of a city, with that city. */
    private record Editor(Speaker speaker, CityId city) {

        Author author() {
            return speaker.authorFor(city);
        }
    }

    private Future<Speaker> speaker(RoutingContext context) {
        return authentication.speaker(context).map(speaker -> {
            if (!speaker.speaksFor(city(context))) {
                throw Problem.of(403, "not-your-city").failure(speaker);
            }
            return speaker;
        });
    }

    private Future<Editor> editor(RoutingContext context) {
        return speaker(context).map(speaker -> new Editor(speaker, city(context)));
    }

    /** Finds who may change the draft, and takes a token of their rate. */
    private Future<Editor> changing(RoutingContext context) {
        return http.rates().admit(context, this::speaker).map(speaker -> new Editor(speaker, city(context)));
    }

    private CityId city(RoutingContext context) {
        String id = context.pathParam("city");
        return Optional.of(id)
                .filter(Slug::accepts)
                .map(CityId::new)
                .filter(ServedEdition.of(context).edition().cities()::containsKey)
                .orElseThrow(() ->
                        Problem.of(404, "unknown-city", Map.of("city", id)).failure());
    }

    private void show(RoutingContext context) {
        editor(context)
                .compose(editor -> ServedEdition.of(context)
                        .drafts()
                        .find(editor.city())
                        .compose(draft -> describe(
                                context,
                                editor,
                                draft.orElseThrow(
                                        () -> Problem.of(404, "no-draft").failure()))))
                .onSuccess(json -> end(context, json))
                .onFailure(context::fail);
    }

    private void save(RoutingContext context) {
        changing(context)
                .compose(editor -> save(context, editor, Wanted.read(context)))
                .onSuccess(json -> end(context, json))
                .onFailure(context::fail);
    }

    private Future<ObjectNode> save(RoutingContext context, Editor editor, Wanted wanted) {
        Author by = editor.author();
        Drafts.Content content = new Drafts.Content(
                wanted.programme(),
                wanted.seen().toString(),
                by,
                ServedEdition.of(context).clock().instant());
        return ServedEdition.of(context)
                .drafts()
                .save(editor.city(), wanted.version(), content)
                .compose(outcome -> switch (outcome) {
                    case Drafts.Outcome.Done done -> describe(context, editor, done.draft());
                    case Drafts.Outcome.Overtaken overtaken ->
                        overtaken
                                .now()
                                .filter(now -> isSame(now.content(), content))
                                .map(now -> describe(context, editor, now))
                                .orElseGet(() -> refuse(context, editor, overtaken.now()));
                });
    }

    /** Whether it is the same draft, sent again by somebody who did not get the answer. */
    private static boolean isSame(Drafts.Content kept, Drafts.Content sent) {
        return kept.programme().equals(sent.programme())
                && kept.seen().equals(sent.seen())
                && kept.by().equals(sent.by());
    }

    private void delete(RoutingContext context) {
        changing(context)
                .compose(editor -> ServedEdition.of(context)
                        .drafts()
                        .delete(editor.city(), version(context))
                        .compose(outcome -> switch (outcome) {
                            case Drafts.Outcome.Done _ -> Future.<Void>succeededFuture();
                            case Drafts.Outcome.Overtaken overtaken ->
                                overtaken.now().isEmpty()
                                        ? Future.failedFuture(
                                                Problem.of(404, "no-draft").failure())
                                        : this.<Void>refuse(context, editor, overtaken.now());
                        }))
                .onSuccess(_ -> context.response().setStatusCode(204).end())
                .onFailure(context::fail);
    }

    private static long version(RoutingContext context) {
        String digits =
                Optional.ofNullable(context.request().getParam("version")).orElse("");
        if (!digits.matches("[0-9]{1,18}")) {
            throw Problem.of(400, "bad-request").failure();
        }
        return Long.parseLong(digits);
    }

    /** Refuses what was done on an older draft; the problem carries the draft as it is, where there still is one. */
    private <T> Future<T> refuse(RoutingContext context, Editor editor, Optional<Drafts.Draft> now) {
        Problem problem = Problem.of(409, "draft-changed");
        return now.map(draft -> describe(context, editor, draft).map(json -> problem.with(Map.of("draft", json))))
                .orElseGet(() -> Future.succeededFuture(problem))
                .compose(told -> Future.failedFuture(told.failure()));
    }

    private Future<ObjectNode> describe(RoutingContext context, Editor editor, Drafts.Draft draft) {
        Drafts.Content content = draft.content();
        return labels(content.by())
                .compose(labels -> upTo(context, content)
                        .map(present -> answer(context)
                                .of(
                                        draft,
                                        editor.city(),
                                        editor.author(),
                                        labels,
                                        present.timeline(),
                                        context.request())));
    }

    private static DraftAnswer answer(RoutingContext context) {
        ServedEdition edition = ServedEdition.of(context);
        return new DraftAnswer(edition.words(), edition.clock());
    }

    private Future<Map<UUID, String>> labels(Author by) {
        return DraftAnswer.sessionOf(by)
                .map(session -> http.access().labels(List.of(session)))
                .orElseGet(() -> Future.succeededFuture(Map.of()));
    }

    /** Returns the present, at least at the cursor that the work began on where the journal has it. */
    private Future<Present> upTo(RoutingContext context, Drafts.Content content) {
        long position = Cursor.parse(content.seen()).map(Cursor::seq).orElse(0L);
        return Future.future(
                promise -> RequestedPosition.answer(context, position, (Consumer<Present>) promise::complete));
    }

    private static void end(RoutingContext context, ObjectNode json) {
        context.response().putHeader("Vary", "Accept-Language");
        ResponseBody.end(context, json);
    }

    /** What somebody wants to be kept. */
    private record Wanted(String programme, Cursor seen, long version) {

        static Wanted read(RoutingContext context) {
            JsonBody body = JsonBody.read(context);
            Set<String> members = Set.of("programme", "seen", "version");
            body.allowOnly(members);
            members.stream()
                    .filter(name -> !body.has(name))
                    .sorted()
                    .forEach(name -> body.addFault(name, 400, "missing-member", Map.of()));
            if (body.hasFaults()) {
                throw body.problem();
            }
            Optional<JsonNode> programme = body.list("programme");
            Optional<Cursor> seen = body.cursor("seen");
            Optional<Integer> version = body.number("version", 0, Integer.MAX_VALUE);
            if (body.hasFaults() || programme.isEmpty() || seen.isEmpty() || version.isEmpty()) {
                throw body.problem();
            }
            String written = programme.get().toString();
            if (written.getBytes(StandardCharsets.UTF_8).length > Drafts.MAX_BYTES) {
                throw Problem.of(413, "too-large").failure();
            }
            return new Wanted(written, seen.get(), version.get());
        }
    }
}
