package carillon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Applies a JSON merge patch (RFC 7396) as any client does, and leaves what it is applied to as it was. */
final class MergePatch {
    private MergePatch() {}

    /** What does not change is shared between the two. */
    static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (target instanceof ObjectNode before) {
            result.setAll(before);
        }
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                result.set(change.getKey(), apply(result.path(change.getKey()), change.getValue()));
            }
        });
        return result;
    }
}
