package carillon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The document at a cursor, once for all watchers that have it. It remembers what each message made of it, so that a patch which
 * thousands apply to the same picture is applied once. A picture knows those after it and none before, so what nobody has is forgotten.
 */
final class Picture {
    private final String cursor;
    private final JsonNode document;
    private final Map<Message, Picture> next = new HashMap<>();

    Picture(String cursor, JsonNode document) {
        this.cursor = cursor;
        this.document = document;
    }

    String cursor() {
        return cursor;
    }

    JsonNode document() {
        return document;
    }

    /** What a message makes of this; {@code made} is asked when it is heard for the first time. */
    Picture after(Message message, Supplier<Picture> made) {
        Picture known = next.get(message);
        if (known == null) {
            known = made.get();
            next.put(message, known);
        }
        return known;
    }
}
