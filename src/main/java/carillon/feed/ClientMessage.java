package carillon.feed;

import carillon.edition.CityId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A message of a client over a WebSocket (docs/protocol.md, "Feed messages, client to server"). */
sealed interface ClientMessage {
    int MAX_BYTES = 4096;

    ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Asks for the server's time; {@code t0} is sent back unchanged. */
    record Time(JsonNode t0) implements ClientMessage {}

    /** Says from which city the client watches. */
    record Here(CityId city) implements ClientMessage {}

    /**
     * Is anything else, which closes the socket.
     *
     * @param code the WebSocket close code (RFC 6455, section 7.4.1)
     */
    record Bad(short code, String reason) implements ClientMessage {}

    static ClientMessage parse(String text, Set<CityId> cities) {
        if (text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return new Bad((short) 1009, "more than " + MAX_BYTES + " bytes");
        }
        try {
            JsonNode message = STRICT.readTree(text);
            return message.isMissingNode() ? new Bad((short) 1007, "not JSON") : of(message, cities);
        } catch (JsonProcessingException e) {
            return new Bad((short) 1007, "not JSON");
        } catch (NumberFormatException e) {
            // It is JSON, but no reader can hold a number with that many digits in its exponent.
            return new Bad((short) 1008, "no such number");
        }
    }

    private static ClientMessage of(JsonNode message, Set<CityId> cities) {
        String type = message.path("type").asText();
        if (type.equals("time") && message.size() == 2 && message.path("t0").isNumber()) {
            return new Time(message.get("t0"));
        }
        if (type.equals("here") && message.size() == 2) {
            String city = message.path("city").asText();
            return cities.stream()
                    .filter(known -> known.value().equals(city))
                    .<ClientMessage>map(Here::new)
                    .findFirst()
                    .orElse(new Bad((short) 1008, "no such city"));
        }
        return new Bad((short) 1008, "neither time nor here");
    }
}
