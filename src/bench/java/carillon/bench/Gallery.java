package carillon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that watchers of one thread have seen of late. Two who come to the same cursor on different ways, one with many patches
 * and one with few, must have the same document; whether they do is looked at here.
 */
final class Gallery {
    private static final int KEPT = 256;

    private final Map<String, Picture> latest = new LinkedHashMap<>();
    private final Map<Message, Picture> snapshots = new HashMap<>();
    private int contradictions;

    /** The picture after a message, from the one before it, which is absent for who has seen none yet. */
    @Nullable
    Picture after(@Nullable Picture before, Message message) {
        if (message.beginsWith("{\"type\":\"snapshot\"")) {
            if (snapshots.size() > KEPT) {
                snapshots.clear();
            }
            return snapshots.computeIfAbsent(
                    message, heard -> hung(heard.json(), heard.json().path("timeline")));
        }
        if (before == null || !message.beginsWith("{\"type\":\"patch\"")) {
            return before;
        }
        return before.after(
                message,
                () -> hung(
                        message.json(),
                        MergePatch.apply(before.document(), message.json().path("patch"))));
    }

    private Picture hung(JsonNode message, JsonNode document) {
        String cursor = message.path("cursor").asText();
        @Nullable Picture same = latest.get(cursor);
        if (same != null && same.document().equals(document)) {
            return same;
        }
        if (same != null) {
            contradictions++;
        }
        Picture picture = new Picture(cursor, document);
        latest.put(cursor, picture);
        if (latest.size() > KEPT) {
            latest.remove(latest.keySet().iterator().next());
        }
        return picture;
    }

    /** How often two came to different documents at the same cursor. */
    int contradictions() {
        return contradictions;
    }
}
