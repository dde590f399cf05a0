package carillon.feed;

import carillon.edition.CityId;
import carillon.journal.SignalChannel;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A signal by which one node tells the others how many watch on it. */
sealed interface NodeSignal {
    ObjectMapper JSON = new JsonMapper();

    /** Returns which node; another id each time it starts. */
    UUID node();

    /**
     * Says how many watch on a node. Where there are more cities than fit in one signal, several of the same round say
     * it together.
     *
     * @param round goes up each time this node signals, so that an old signal never undoes a new one
     * @param presence all who watch, and some or all of the cities
     */
    record Here(UUID node, long round, Presence presence) implements NodeSignal {}

    /** Says that a node stops, so that none watch on it any more. */
    record Gone(UUID node) implements NodeSignal {}

    /** Writes how many watch, in as few signals as hold it. */
    static List<String> here(UUID node, long round, Presence presence) {
        List<String> signals = new ArrayList<>();
        ObjectNode signal = begun(node, round, presence);
        int bytes = signal.toString().length();
        for (Map.Entry<CityId, Integer> city : presence.cities().entrySet()) {
            int more = (",\"" + city.getKey() + "\":" + city.getValue()).length();
            if (bytes + more > SignalChannel.MAX_BYTES) {
                signals.add(signal.toString());
                signal = begun(node, round, presence);
                bytes = signal.toString().length();
            }
            signal.withObject("/cities").put(city.getKey().value(), city.getValue());
            bytes += more;
        }
        signals.add(signal.toString());
        return signals;
    }

    private static ObjectNode begun(UUID node, long round, Presence presence) {
        ObjectNode signal = JsonNodeFactory.instance
                .objectNode()
                .put("node", node.toString())
                .put("round", round)
                .put("total", presence.total());
        signal.putObject("cities");
        return signal;
    }

    /** Writes that this node stops. */
    static String gone(UUID node) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("node", node.toString())
                .put("gone", true)
                .toString();
    }

    /**
     * Parses a signal.
     *
     * @return empty where it is none: from a newer Carillon, or from another program that can notify
     */
    static Optional<NodeSignal> parse(String text) {
        try {
            JsonNode signal = JSON.readTree(text);
            UUID node = UUID.fromString(signal.path("node").asText());
            if (signal.path("gone").asBoolean()) {
                return Optional.of(new Gone(node));
            }
            if (!signal.path("round").canConvertToExactIntegral()
                    || !signal.path("total").isInt()) {
                return Optional.empty();
            }
            Map<CityId, Integer> cities = new HashMap<>();
            signal.path("cities")
                    .properties()
                    .forEach(city -> cities.put(
                            new CityId(city.getKey()), city.getValue().intValue()));
            return Optional.of(new Here(
                    node,
                    signal.path("round").longValue(),
                    Presence.of(signal.path("total").intValue(), cities)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
