package carillon.http;

import carillon.feed.Addresses;
import carillon.feed.Present;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position that a request names, which another node may have given. A node that is behind it reads the journal before
 * it answers, so that no client is shown less than it knows.
 */
final class RequestedPosition {
    /** Each of our tags begins with a cursor. */
    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})-[0-9a-f]{16}[^\"]*\"");

    private RequestedPosition() {}

    /** Reads the position after which a query asks; 0, ahead of all, where it names none. */
    static long inQuery(HttpServerRequest request) {
        String digits = Objects.requireNonNullElse(request.getParam("after"), "0");
        if (!digits.matches("[0-9]{1,18}")) {
            throw Problem.of(400, "bad-request").failure();
        }
        return Long.parseLong(digits);
    }

    /** Reads the furthest position in the entity tags that the client has; 0 where there is none. */
    static long inTags(HttpServerRequest request) {
        long furthest = 0;
        for (String tags : request.headers().getAll("If-None-Match")) {
            Matcher matcher = TAG.matcher(tags);
            while (matcher.find()) {
                furthest = Math.max(furthest, Long.parseLong(matcher.group(1)));
            }
        }
        return furthest;
    }

    /** Answers with what comes after the position that a query names, on a node that has got as far as the client. */
    static void answerAfter(RoutingContext context, ObjLongConsumer<Present> answer) {
        long after = inQuery(context.request());
        answer(context, Math.max(after, inTags(context.request())), present -> answer.accept(present, after));
    }

    /** Answers with the present, at that position at least where the journal has it and the database answers. */
    static void answer(RoutingContext context, long position, Consumer<Present> answer) {
        ServedEdition edition = ServedEdition.of(context);
        Present known = edition.present();
        if (position <= known.cursor().seq()) {
            answer.accept(known);
            return;
        }
        edition.bus()
                .ask(Addresses.UP_TO, position)
                .otherwise(known)
                .compose(present -> {
                    answer.accept(present);
                    return Future.succeededFuture();
                })
                .onFailure(context::fail);
    }
}
