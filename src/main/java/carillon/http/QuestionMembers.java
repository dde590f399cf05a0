package carillon.http;

import carillon.edition.Milestone;
import carillon.statement.Checks;
import carillon.statement.Options;
import carillon.statement.Text;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Reads what may be answered to a question, and what a city has looked at before it says that it is ready. */
final class QuestionMembers {
    private QuestionMembers() {}

    static Optional<Options> options(JsonBody body, String name) {
        return body.texts(name)
                .filter(texts -> isFew(body, name, texts.size(), 1, Options.MOST))
                .filter(texts -> areSound(body, name, texts))
                .map(Options::new);
    }

    private static boolean areSound(JsonBody body, String name, List<Text> texts) {
        boolean areShort = true;
        for (int i = 0; i < texts.size(); i++) {
            if (Options.isTooLong(texts.get(i))) {
                body.addFaultAt("/" + name + "/" + i, 422, "option-too-long", Map.of("most", Options.MAX_CHARACTERS));
                areShort = false;
            }
        }
        Optional<Integer> repeated = Options.repeated(texts);
        repeated.ifPresent(place -> body.addFaultAt("/" + name + "/" + place, 422, "option-twice", Map.of()));
        return areShort && repeated.isEmpty();
    }

    /** Reads which checks are well. Their texts are judged like others, for a refusal repeats them. */
    static Optional<Checks> checks(JsonBody body, String name) {
        JsonNode checks = body.node().path(name);
        if (!checks.isObject()
                || !StreamSupport.stream(checks.spliterator(), false).allMatch(JsonNode::isBoolean)) {
            return body.wrongType(name, "{\"…\": true, …}");
        }
        return isFew(body, name, checks.size(), 0, Milestone.MAX_CHECKS) && areTexts(body, name, checks)
                ? Optional.of(new Checks(ticked(checks)))
                : Optional.empty();
    }

    private static boolean areTexts(JsonBody body, String name, JsonNode checks) {
        ArrayNode keys = JsonNodeFactory.instance.arrayNode();
        checks.fieldNames().forEachRemaining(keys::add);
        JsonBody inside = new JsonBody(JsonNodeFactory.instance.objectNode().set(name, keys));
        if (inside.texts(name).isEmpty()) {
            body.addFault(name, 422, "text-unprintable", Map.of());
            return false;
        }
        return true;
    }

    private static SortedMap<String, Boolean> ticked(JsonNode checks) {
        SortedMap<String, Boolean> ticked = new TreeMap<>();
        checks.properties()
                .forEach(check -> ticked.put(check.getKey(), check.getValue().booleanValue()));
        return ticked;
    }

    private static boolean isFew(JsonBody body, String name, int size, int least, int most) {
        if (size < least || size > most) {
            body.addFault(name, 422, "wrong-count", Map.of("least", least, "most", most));
            return false;
        }
        return true;
    }
}
