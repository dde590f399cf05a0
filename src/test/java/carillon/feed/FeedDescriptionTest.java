package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document names every message of the feed, and no other. */
class FeedDescriptionTest {
    private static final JsonNode ASYNC_API = parsed();

    private static JsonNode parsed() {
        try (InputStream in = FeedDescriptionTest.class.getResourceAsStream("/web/asyncapi.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatTheServerSaysIsDescribedAndNothingElse() {
        assertThat(types("tell"))
                .isEqualTo(Stream.of(Messages.Kind.values())
                        .map(Messages.Kind::word)
                        .collect(Collectors.toSet()));
    }

    @Test
    void whatAWatcherMaySayIsDescribedAndNothingElse() {
        assertThat(types("hear"))
                .isEqualTo(Stream.of(ClientMessage.class.getPermittedSubclasses())
                        .filter(kind -> kind != ClientMessage.Bad.class)
                        .map(kind -> kind.getSimpleName().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    /** Follows an operation to its messages, and these to their types. */
    private static Set<String> types(String operation) {
        return ASYNC_API.at("/operations/" + operation + "/messages").findValuesAsText("$ref").stream()
                .map(inChannel ->
                        ASYNC_API.at(inChannel.substring(1)).path("$ref").asText())
                .map(message -> ASYNC_API
                        .at(message.substring(1))
                        .at("/payload/properties/type/const")
                        .asText())
                .collect(Collectors.toSet());
    }
}
