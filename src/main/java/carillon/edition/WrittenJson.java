package carillon.edition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings members of an edition that came as JSON into the form that {@link WrittenObject} reads, which is that of YAML: a number is
 * the text that it was written as.
 */
public final class WrittenJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private WrittenJson() {}

    /** Returns the same with numbers and truth values as texts; nulls stay. */
    static JsonNode withTexts(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode copy = NODES.objectNode();
                object.properties().forEach(member -> copy.set(member.getKey(), withTexts(member.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = NODES.arrayNode();
                array.forEach(element -> copy.add(withTexts(element)));
                yield copy;
            }
            default -> value.isNull() || value.isTextual() ? value : NODES.textNode(text(value));
        };
    }

    /** Returns the same with the members of objects in the order of their names, which is all that a database keeps of it. */
    public static JsonNode canonical(JsonNode value) {
        return sorted(withTexts(value));
    }

    private static JsonNode sorted(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                Map<String, JsonNode> members = new TreeMap<>();
                object.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
                ObjectNode copy = NODES.objectNode();
                members.forEach(copy::set);
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = NODES.arrayNode();
                array.forEach(element -> copy.add(sorted(element)));
                yield copy;
            }
            default -> value;
        };
    }

    private static String text(JsonNode scalar) {
        BigDecimal number = scalar.isNumber() ? scalar.decimalValue() : BigDecimal.ZERO;
        // A number of a thousand digits is none that anybody means, and may be written with three.
        boolean isShort = Math.abs(number.scale()) < 32;
        return scalar.isNumber() && isShort ? number.toPlainString() : scalar.asText();
    }
}
