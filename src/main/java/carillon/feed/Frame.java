package carillon.feed;

import carillon.timeline.Timeline;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One step of the feed: what turns the document at one cursor into the document at the next. Its message is written once and
 * shared by every socket.
 *
 * @param before the cursor it can be applied at
 * @param after what is then
 * @param message the {@code patch} message of docs/protocol.md
 */
public record Frame(Cursor before, Present after, String message) {

    static Frame between(Present before, Timeline timeline, Cursor cursor) {
        ObjectNode message = Messages.message(Messages.Kind.PATCH);
        message.put("cursor", cursor.toString());
        message.put("at", timeline.lastAt().toString());
        message.set("patch", timeline.patchSince(before.timeline()).orElseGet(JsonNodeFactory.instance::objectNode));
        return new Frame(before.cursor(), new Present(timeline, cursor), message.toString());
    }
}
