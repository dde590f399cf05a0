package carillon.edition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Brings members of an edition that came as JSON into the form that {@link WrittenObject} reads, which is that of YAML: a number is
 * the text that it was written as.
 */
public final class WrittenJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private WrittenJson() {}

    /** Returns the same with numbers and truth values as texts; nulls stay. */
    static JsonNode withTexts(JsonNode value) {
        return written(value, LinkedHashMap::new);
    }

    /** Returns the same with the members of objects in the order of their names, which is all that a database keeps of it. */
    public static JsonNode canonical(JsonNode value) {
        return written(value, TreeMap::new);
    }

    /** @param members makes the map that puts the members of an object in their order */
    private static JsonNode written(JsonNode value, Supplier<Map<String, JsonNode>> members) {
        return switch (value) {
            case ObjectNode object -> {
                Map<String, JsonNode> inOrder = members.get();
                object.properties()
                        .forEach(member -> inOrder.put(member.getKey(), written(member.getValue(), members)));
                yield NODES.objectNode().setAll(inOrder);
            }
            case ArrayNode array -> {
                ArrayNode copy = NODES.arrayNode();
                array.forEach(element -> copy.add(written(element, members)));
                yield copy;
            }
            default -> value.isNull() || value.isTextual() ? value : NODES.textNode(text(value));
        };
    }

    private static String text(JsonNode scalar) {
        BigDecimal number = scalar.isNumber() ? scalar.decimalValue() : BigDecimal.ZERO;
        // A number of a thousand digits is none that anybody means, and may be written with three.
        boolean isShort = Math.abs(number.scale()) < 32;
        return scalar.isNumber() && isShort ? number.toPlainString() : scalar.asText();
    }
}
