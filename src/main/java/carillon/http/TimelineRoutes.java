package carillon.http;

import carillon.feed.Present;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.ContentCoding;
import carillon.http.pages.CrossOrigin;
import carillon.http.pages.EntityTag;
import carillon.http.pages.GetRoute;
import carillon.http.pages.Negotiation;
import carillon.http.pages.ResponseBody;
import carillon.wire.RequestChannel;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves what is public of an edition: the timeline and its feed (docs/protocol.md, "Reading"). */
final class TimelineRoutes {
    /** The end of the address of a feed. */
    static final String FEED = "/feed";

    private static final String EVENT_STREAM = "text/event-stream";

    private final HttpContext http;
    private final Authentication authentication;

    TimelineRoutes(HttpContext http, Authentication authentication) {
        this.http = http;
        this.authentication = authentication;
    }

    void mount(Router router) {
        String timeline = ApiPaths.EDITION + "/timeline";
        String feed = ApiPaths.EDITION + FEED;
        for (String open : new String[] {timeline, feed}) {
            CrossOrigin.open(router, open);
        }
        GetRoute.add(router, timeline).handler(this::chargeThePast).handler(this::timeline);
        GetRoute.add(router, feed).handler(this::feed);
    }

    /** Charges for the past, which is encoded for each request; the present is encoded once for all. */
    private void chargeThePast(RoutingContext context) {
        if (context.request().getParam("at") == null) {
            context.next();
        } else {
            http.rates().charge(context, authentication);
        }
    }

    private void timeline(RoutingContext context) {
        Optional<Instant> instant = PastTimeline.requested(context);
        RequestedPosition.answer(
                context,
                RequestedPosition.inTags(context.request()),
                present ->
                        instant.ifPresentOrElse(then -> past(context, present, then), () -> present(context, present)));
    }

    private void past(RoutingContext context, Present present, Instant at) {
        Negotiation.coding(context).ifPresent(coding -> {
            ServedEdition edition = ServedEdition.of(context);
            Present.Past past = present.past(at);
            if (!PastTimeline.endIfKnown(context, present, past)) {
                UnreadResponses.requireRoom(context);
                edition.timelines()
                        .past(past, coding)
                        .onSuccess(answer -> write(
                                context,
                                coding,
                                answer,
                                PastTimeline.ending(at, edition.clock().instant(), past)))
                        .onFailure(context::fail);
            }
        });
    }

    /**
     * Answers with the present. The tag is weak, and has only the cursor and the staleness: {@code now} behind the
     * document differs each time.
     */
    private void present(RoutingContext context, Present present) {
        Negotiation.coding(context).ifPresent(coding -> {
            ServedEdition edition = ServedEdition.of(context);
            Optional<Instant> stale = edition.watchers().staleness().since();
            EntityTag tag = EntityTag.weak(present.cursor()
                    + stale.map(since -> "-stale-" + since.toEpochMilli()).orElse(""));
            if (!Negotiation.endIfKnown(context, tag, Negotiation.REVALIDATED)) {
                edition.timelines()
                        .at(present.cursor(), present::document, coding)
                        .onSuccess(answer -> write(
                                context, coding, answer, ending(edition.clock().instant(), stale)))
                        .onFailure(context::fail);
            }
        });
    }

    private static String ending(Instant now, Optional<Instant> stale) {
        return ",\"now\":\"" + now + "\""
                + stale.map(since -> ",\"stale\":\"" + since + "\"").orElse("") + "}";
    }

    private static void write(RoutingContext context, ContentCoding coding, TimelineCache.Answer answer, String last) {
        Negotiation.describe(context, "application/json", coding);
        byte[] ending = answer.ending().apply(last.getBytes(StandardCharsets.UTF_8));
        ResponseBody.end(context, answer.beginning(), Buffer.buffer(ending));
    }

    private void feed(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.method().equals(HttpMethod.HEAD)) {
            answerHead(context);
            return;
        }
        if (!countWatcher(context)) {
            context.fail(Problem.of(503, "busy").failure());
            return;
        }
        ServedEdition edition = ServedEdition.of(context);
        Optional<String> after = Optional.ofNullable(request.getParam("after"));
        if (request.canUpgradeToWebSocket()) {
            edition.watchers()
                    .watchOverWebSocket(request, resumableCursor(request, edition, after))
                    .onFailure(context::fail);
            return;
        }
        if (acceptsEvents(request)) {
            if (!OpenStreams.countAsFeed(request)) {
                context.fail(Problem.of(503, "busy").failure());
                return;
            }
            edition.watchers()
                    .watchOverEventStream(
                            request,
                            resumableCursor(
                                    request,
                                    edition,
                                    Optional.ofNullable(request.getHeader("Last-Event-ID"))
                                            .or(() -> after)));
        } else {
            context.fail(406);
        }
    }

    private static boolean acceptsEvents(HttpServerRequest request) {
        @Nullable String accept = request.getHeader("Accept");
        return accept != null && accept.contains(EVENT_STREAM);
    }

    /** Answers HEAD. It counts no watcher, and a feed has no end to wait for. */
    private static void answerHead(RoutingContext context) {
        if (acceptsEvents(context.request())) {
            context.response()
                    .putHeader("Content-Type", EVENT_STREAM + ";charset=utf-8")
                    .putHeader("Cache-Control", "no-store")
                    .end();
        } else {
            context.fail(406);
        }
    }

    /**
     * Counts a watcher for its address as long as it stays, where its connection does not: behind a proxy, and over
     * HTTP/2, where one connection may have a hundred. Returns false where the address has too many.
     */
    private boolean countWatcher(RoutingContext context) {
        HttpServerRequest request = context.request();
        ConnectionLimits connections = http.connections();
        Optional<ClientAddress> address = request.version() == HttpVersion.HTTP_2
                ? ClientAddress.of(request, connections.proxies())
                : ClientAddress.behindProxy(request, connections.proxies());
        if (address.isEmpty()) {
            return true;
        }
        if (!connections.takeWatcher(address.get())) {
            return false;
        }
        if (request.canUpgradeToWebSocket()) {
            RequestChannel.of(request).closeFuture().addListener(_ -> connections.giveBack(address.get()));
        } else {
            context.addEndHandler(_ -> connections.giveBack(address.get()));
        }
        return true;
    }

    /**
     * The cursor from which a client resumes, unless its address resumes too often: then empty, which is answered with
     * the document. Finding an old state of the timeline costs; telling where it stands does not. No client is refused,
     * for after a restart all the phones of a hall come at once.
     */
    private Optional<String> resumableCursor(HttpServerRequest request, ServedEdition edition, Optional<String> after) {
        return after.filter(cursor -> cursor.equals(edition.present().cursor().toString())
                || authentication.isProgram(request)
                || http.rates().mayResume(request));
    }
}
