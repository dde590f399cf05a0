package carillon.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;

/** Writes the server's messages other than patches (docs/protocol.md, "Feed messages, server to client"). */
final class Messages {
    /** How often, in seconds, a connection without news shows that it lives. */
    static final int HEARTBEAT_SECONDS = 20;

    private Messages() {}

    /** The kinds of messages. */
    enum Kind {
        HELLO,
        SNAPSHOT,
        PATCH,
        PRESENCE,
        STALE,
        TIME,
        BYE;

        /** Whether it is written for one reader only. */
        boolean isForOne() {
            return this == HELLO || this == TIME || this == BYE;
        }

        /** Returns the word in the protocol. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static String hello(Cursor cursor, Clock clock, Staleness staleness) {
        ObjectNode hello = message(Kind.HELLO)
                .put("cursor", cursor.toString())
                .put("now", clock.instant().toString())
                .put("heartbeat", HEARTBEAT_SECONDS);
        if (clock.anchor().speed() != 1) {
            hello.put("speed", clock.anchor().speed());
        }
        staleness.since().ifPresent(since -> hello.put("stale", since.toString()));
        return hello.toString();
    }

    /** Writes a snapshot. The document is spliced in as text: it may be large, and many ask for it at once. */
    static String snapshot(Present present) {
        String message = message(Kind.SNAPSHOT)
                .put("cursor", present.cursor().toString())
                .toString();
        return message.substring(0, message.length() - 1) + ",\"timeline\":" + present.document() + "}";
    }

    static String presence(Presence presence) {
        ObjectNode message = message(Kind.PRESENCE).put("total", presence.total());
        ObjectNode cities = message.putObject("cities");
        presence.cities().forEach((city, count) -> cities.put(city.value(), count));
        return message.toString();
    }

    static String stale(Staleness staleness) {
        ObjectNode message = message(Kind.STALE);
        staleness.since().ifPresent(since -> message.put("since", since.toString()));
        return message.toString();
    }

    static String time(JsonNode t0, Instant now) {
        return message(Kind.TIME).put("now", now.toString()).set("t0", t0).toString();
    }

    static String bye(CloseReason leave, long retryAfterMillis) {
        return message(Kind.BYE)
                .put("reason", leave.word())
                .put("retryAfter", retryAfterMillis)
                .toString();
    }

    static ObjectNode message(Kind kind) {
        return JsonNodeFactory.instance.objectNode().put("type", kind.word());
    }
}
