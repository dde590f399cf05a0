package carillon.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * JSON merge patches (RFC 7396). A patch has a member with its new value, or with null where the member goes; so a
 * document that is to be patched holds no null itself. Arrays are replaced whole.
 */
public final class MergePatch {
    private MergePatch() {}

    /**
     * Returns the smallest patch that turns one object into another.
     *
     * @return empty where they are equal
     */
    public static Optional<ObjectNode> between(ObjectNode from, ObjectNode to) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : from.properties()) {
            if (!to.has(member.getKey())) {
                patch.putNull(member.getKey());
            }
        }
        for (Map.Entry<String, JsonNode> member : to.properties()) {
            JsonNode before = from.get(member.getKey());
            JsonNode after = member.getValue();
            if (before instanceof ObjectNode beforeObject && after instanceof ObjectNode afterObject) {
                between(beforeObject, afterObject).ifPresent(inner -> patch.set(member.getKey(), inner));
            } else if (!after.equals(before)) {
                patch.set(member.getKey(), after);
            }
        }
        return patch.isEmpty() ? Optional.empty() : Optional.of(patch);
    }

    /** Applies a patch as RFC 7396, section 2, says; neither argument is changed. */
    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (target instanceof ObjectNode object) {
            result.setAll(object);
        }
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                result.set(change.getKey(), apply(result.path(change.getKey()), change.getValue()));
            }
        }
        return result;
    }
}
