package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import carillon.edition.CityId;
import carillon.edition.SlotId;
import carillon.statement.CheckIn;
import carillon.statement.Entry;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares the server's document with what the pages foresee of it. {@code foreseen.test.ts} runs the same stories.
 *
 * <p>A step of a story posts something ({@code said}). From it the pages foresee a change of the document ({@code
 * foreseen}, a merge patch); {@code follows} is what the server changes besides, and the pages learn from it. Or a step
 * looks at an instant: the state of each milestone by then ({@code states}), and by how many minutes cities are late
 * for the milestone ({@code late}).
 */
class ForeseenTest {
    private static final Stories STORIES = Stories.in("foreseen");
    private static final String MILESTONE = "/milestones/call";

    @Test
    void thePagesBeginWithTheDocumentOfTheEdition() throws IOException {
        STORIES.assertThatThePagesBeginWithTheDocumentOfTheEdition();
    }

    @TestFactory
    Stream<DynamicTest> theServerSaysWhatEachStoryTells() throws IOException {
        List<JsonNode> stories = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(STORIES.folder("stories"))) {
            for (Path file : files) {
                Stories.read(file).forEach(stories::add);
            }
        }
        return stories.stream().map(story -> dynamicTest(story.path("story").asText(), () -> run(story.path("steps"))));
    }

    private static void run(JsonNode steps) throws IOException {
        Timeline timeline = STORIES.begin();
        JsonNode document = compared(timeline);
        for (JsonNode step : steps) {
            for (JsonNode body : step.path("said")) {
                timeline = Stories.said(timeline, body);
            }
            document = patched(patched(document, step.path("foreseen")), step.path("follows"));
            assertThat(compared(timeline)).as("the document after %s", step).isEqualTo(document);
            if (step.has("at")) {
                look(timeline, Instant.parse(step.path("at").asText()), step);
            }
        }
    }

    private static void look(Timeline timeline, Instant at, JsonNode step) {
        for (Map.Entry<String, JsonNode> state : step.path("states").properties()) {
            assertThat(stateAt(timeline, at, state.getKey()))
                    .as("at %s", at)
                    .isEqualTo(state.getValue().asText());
        }
        for (Map.Entry<String, JsonNode> late : step.path("late").properties()) {
            assertThat(minutesLate(timeline, at, late.getKey()))
                    .as("%s at %s", late.getKey(), at)
                    .isEqualTo(late.getValue().asLong());
        }
    }

    /** The state of a milestone once the rules have been applied that are due by an instant. */
    private static String stateAt(Timeline timeline, Instant at, String milestone) {
        Timeline then = timeline;
        for (Optional<Entry> rule = then.entryByRule(at); rule.isPresent(); rule = then.entryByRule(at)) {
            then = then.fold(rule.get());
        }
        return then.document().at("/milestones/" + milestone + "/state").asText();
    }

    /** By how many minutes a city is late for the milestone if each slot that runs over is finished at that instant. */
    private static long minutesLate(Timeline timeline, Instant at, String city) {
        Timeline then = timeline;
        for (Map.Entry<String, JsonNode> slot :
                timeline.document().at("/cities/" + city + "/slots").properties()) {
            JsonNode end = slot.getValue().at("/expected/end");
            if (slot.getValue().path("state").asText().equals("running")
                    && Instant.parse(end.asText()).isBefore(at)) {
                then = Stories.said(then, new CheckIn.SlotFinished(new CityId(city), new SlotId(slot.getKey())), at);
            }
        }
        JsonNode document = then.document();
        JsonNode slack = document.at(MILESTONE + "/cities/" + city + "/slack");
        boolean isClosed = document.at("/cities/" + city + "/state").asText().equals("closed");
        if (isClosed || slack.isMissingNode()) {
            return 0;
        }
        long seconds = Duration.parse(slack.asText()).toSeconds();
        return Math.max(0, Math.ceilDiv(-seconds, 60));
    }

    /** The document without what the pages take from the server alone: the news, and when a city was last heard. */
    private static JsonNode compared(Timeline timeline) throws JsonProcessingException {
        ObjectNode document = Stories.withoutPredictions(timeline.document());
        document.remove("notices");
        document.path("cities").forEach(city -> ((ObjectNode) city).remove("lastHeard"));
        return Stories.asPagesReadIt(document);
    }

    private static JsonNode patched(JsonNode document, JsonNode patch) {
        return patch.isMissingNode() ? document : MergePatch.apply(document, patch);
    }
}
