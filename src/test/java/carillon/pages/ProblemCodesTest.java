package carillon.pages;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.timeline.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages know of each problem of the server what it says about a post that waits on a phone. */
class ProblemCodesTest {
    private static final String GROUPS = read("src/main/web/http/problem-codes.ts");

    @Test
    void everyCodeOfTheServerIsInExactlyOneGroup() throws IOException {
        JsonNode described = new YAMLMapper()
                .readTree(read("src/main/resources/web/openapi.yaml"))
                .at("/components/schemas/Problem");
        List<String> codes = StreamSupport.stream(
                        described.at("/properties/code/enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();

        assertThat(codes).hasSizeGreaterThan(40);
        assertThat(strings(GROUPS)).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void whatTheDomainRefusesIsRefusedForGood() {
        List<String> reasons = Arrays.stream(Refusal.Reason.values())
                .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .filter(reason -> strings(GROUPS).contains(reason))
                .toList();

        assertThat(reasons).isNotEmpty();
        assertThat(group("FINAL_CODES")).containsAll(reasons);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foreign-origin",
                "unknown-edition",
                "not-found",
                "unsupported-media-type",
                "too-many",
                "unavailable",
                "busy"
            })
    void whatSaysNothingOfThePostLeavesItWaiting(String code) {
        assertThat(group("OPEN_CODES")).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-signed-in", "invite-spent"})
    void whoIsSignedOutMayJoinAgain(String code) {
        assertThat(group("SPEAKER_CODES")).contains(code);
    }

    private static List<String> group(String name) {
        int begin = GROUPS.indexOf("const " + name);
        return strings(GROUPS.substring(begin, GROUPS.indexOf("]", begin)));
    }

    private static List<String> strings(String code) {
        return Pattern.compile("\"([a-z0-9-]+)\"")
                .matcher(code)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }
}
