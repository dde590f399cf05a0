package carillon.http;

import carillon.edition.Language;
import carillon.http.pages.Catalogue;
import carillon.http.pages.ProblemPage;
import carillon.http.pages.ResponseBody;
import carillon.http.pages.SecurityHeaders;
import carillon.journal.FailureCause;
import carillon.log.RateLimitedLog;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns every failure into an answer: {@code application/problem+json} in the language asked for, or a page with the
 * same sentence where a person has opened an address outside the API.
 */
final class Problems {
    private static final System.Logger LOG = System.getLogger(Problems.class.getName());
    private static final RateLimitedLog LOST = new RateLimitedLog(LOG);
    private static final RateLimitedLog BUGS = new RateLimitedLog(LOG);
    private static final int RETRY_AFTER_SECONDS = 3;

    /** The addresses of the API, which answer in JSON alone. */
    private static final String API = "/api/";

    private static final Map<Integer, String> CODES = Map.of(
            400, "bad-request",
            401, "not-signed-in",
            404, "not-found",
            405, "method-not-allowed",
            406, "not-acceptable",
            413, "too-large",
            415, "unsupported-media-type");

    private final Supplier<Optional<ServedEdition>> current;
    private final InstantSource world;
    private final SecurityEvents security;
    private final DateHeader date;
    private final Measurements measurements;
    private final ProblemPage page;

    /**
     * Makes the answers to failures.
     *
     * @param current finds the edition whose names and language are used where a request is about none
     */
    Problems(HttpContext http, Supplier<Optional<ServedEdition>> current) {
        this.current = current;
        this.world = http.world();
        this.measurements = http.measurements();
        this.page = new ProblemPage(http.assets());
        this.security = http.security();
        this.date = new DateHeader(http.world());
    }

    /** Returns the words for a request that is about that edition, or about none. */
    private FaultWords words(Optional<ServedEdition> edition) {
        return edition.map(ServedEdition::words).orElseGet(() -> new FaultWords(new Catalogue(Optional::empty), world));
    }

    private Optional<ServedEdition> about(RoutingContext context) {
        return ServedEdition.in(context).or(current);
    }

    void answer(RoutingContext context) {
        answer(context, context.statusCode());
    }

    /** Answers with a status that the context itself was not told. */
    void answer(RoutingContext context, int status) {
        HttpServerResponse response = context.response();
        // Ahead of all else: a client that hangs up before the answer has tried, too.
        if (context.failure() instanceof Problem.Failure refused) {
            security.refused(context.request(), refused.problem(), refused.speaker());
        }
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            context.request().connection().close();
            return;
        }
        if (isGone(context)) {
            return;
        }
        Problem problem = problem(context, status);
        measurements.count(problem);
        if (problem.status() == 503 || problem.status() == 429) {
            @Nullable Object seconds = problem.facts().get(Problem.RETRY_AFTER);
            response.putHeader("Retry-After", String.valueOf(seconds == null ? RETRY_AFTER_SECONDS : seconds));
        }
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        if (problem.code().equals("unsupported-content-coding")) {
            response.putHeader("Accept-Encoding", "identity");
        }
        response.setStatusCode(problem.status()).putHeader("Cache-Control", "no-store");
        // As it was written: an address that cannot be decoded has no other form.
        @Nullable String path = context.request().path();
        boolean isOfApi = path != null && path.startsWith(API);
        FaultWords words = words(about(context));
        if (!isOfApi && AcceptHeader.prefersHtml(context.request().headers().getAll("Accept"))) {
            Language language = AcceptLanguage.ofPage(context.request(), words.fallback());
            SecurityHeaders.setForProblemPage(context);
            end(
                    context,
                    "text/html;charset=utf-8",
                    language,
                    "Accept, Accept-Language",
                    html(problem, language, words));
        } else {
            Language language = words.languageOf(context.request());
            String vary = isOfApi ? "Accept-Language" : "Accept, Accept-Language";
            end(
                    context,
                    "application/problem+json",
                    language,
                    vary,
                    json(problem, language, words).toString());
        }
    }

    /** Answers a request over HTTP/1 whose head is malformed, and which no route sees; the connection ends with it. */
    void refuse(HttpServerRequest request) {
        date.set(request);
        if (!(request.decoderResult().cause() instanceof BadRequest bad)) {
            HttpServerRequest.DEFAULT_INVALID_REQUEST_HANDLER.handle(request);
            return;
        }
        Problem problem = bad.problem();
        FaultWords words = words(current.get());
        Language language = words.languageOf(request);
        SecurityHeaders.setForData(request);
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Content-Language", language.tag())
                .putHeader("Vary", "Accept-Language")
                .putHeader("Connection", "close")
                .end(json(problem, language, words).toString())
                .onComplete(sent -> request.connection().close());
    }

    private static void end(RoutingContext context, String type, Language language, String vary, String body) {
        context.response()
                .putHeader("Content-Type", type)
                .putHeader("Content-Language", language.tag())
                .putHeader("Vary", vary);
        ResponseBody.end(context, Buffer.buffer(body));
    }

    private String html(Problem problem, Language language, FaultWords words) {
        return page.html(
                language,
                words.sentence(language, "title-" + problem.status(), Map.of()),
                words.sentence(language, problem.code(), problem.facts()),
                words.sentence(language, "page-timeline", Map.of()));
    }

    private Problem problem(RoutingContext context, int status) {
        @Nullable Throwable failure = context.failure();
        if (failure instanceof Problem.Failure refused) {
            return refused.problem();
        }
        if (failure instanceof BadRequest bad && !context.request().isEnded()) {
            return bad.problem();
        }
        if (CODES.containsKey(status)) {
            return Problem.of(status, CODES.getOrDefault(status, "bad-request"));
        }
        if ((status >= 400 && status < 500) || isUnreadable(context.request(), failure)) {
            return Problem.of(400, "bad-request");
        }
        // What is left came out of the database or the bus, or is a bug: nothing was accepted, and to try again is
        // safe.
        logCause(context.request(), failure == null ? new IllegalStateException("status " + status) : failure);
        return Problem.of(503, "unavailable");
    }

    private void logCause(HttpServerRequest request, Throwable failure) {
        FailureCause cause = FailureCause.of(failure);
        measurements.feed().failed(cause);
        switch (cause) {
            case LOST_DATABASE -> LOST.warn("a request failed: " + failure.getMessage());
            case BUG ->
                BUGS.error("a request failed, which is a bug: " + request.method() + " " + request.path(), failure);
        }
    }

    /** Whether the client has left in the middle of its request: no answer can be read, and nothing is wrong here. */
    private static boolean isGone(RoutingContext context) {
        @Nullable Throwable failure = context.failure();
        return (failure instanceof IOException
                        || failure instanceof HttpClosedException
                        || failure instanceof StreamResetException)
                && !context.request().isEnded();
    }

    /** Whether the body of a request is malformed, such as chunks whose size is no number. */
    private static boolean isUnreadable(HttpServerRequest request, @Nullable Throwable failure) {
        return failure instanceof IllegalArgumentException && !request.isEnded();
    }

    private static ObjectNode json(Problem problem, Language language, FaultWords words) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "/problems#" + problem.code());
        json.put("title", words.sentence(language, "title-" + problem.status(), Map.of()));
        json.put("status", problem.status());
        json.put("detail", words.sentence(language, problem.code(), problem.facts()));
        json.put("code", problem.code());
        if (!problem.errors().isEmpty()) {
            words.write(problem.errors(), language, json.putArray("errors"));
        }
        problem.more().forEach(json::set);
        return json;
    }
}
