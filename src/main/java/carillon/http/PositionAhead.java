package carillon.http;

import carillon.feed.Addresses;
import carillon.feed.Present;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position that a request names, which another node may have given. Whoever is behind it reads the journal before it
 * answers, so that nobody is shown less than they know.
 */
final class PositionAhead {
    /** A tag begins with a cursor, whatever it is the tag of. */
    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})-[0-9a-f]{16}[^\"]*\"");

    private PositionAhead() {}

    /** Reads the position after which a query asks; 0, ahead of all, where it names none. */
    static long inQuery(HttpServerRequest request) {
        String digits = Objects.requireNonNullElse(request.getParam("after"), "0");
        if (!digits.matches("[0-9]{1,18}")) {
            throw Problem.of(400, "bad-request").failure();
        }
        return Long.parseLong(digits);
    }

    /** The furthest position in the entity tags that the client has; 0 where there is none. */
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

    /** Answers with the present, at least at that position where the journal has it and the database answers. */
    static void answer(RoutingContext context, Door door, Present known, long position, Consumer<Present> answer) {
        if (position <= known.cursor().seq()) {
            answer.accept(known);
            return;
        }
        door.bus()
                .ask(Addresses.UP_TO, position)
                .otherwise(known)
                .compose(present -> {
                    answer.accept(present);
                    return Future.succeededFuture();
                })
                .onFailure(context::fail);
    }
}
