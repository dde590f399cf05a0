package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import carillon.edition.City;
import carillon.edition.CityId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What is on, by the stories that {@code what-is-on.test.ts} runs on the pages' side.
 *
 * <p>In a story a city posts something ({@code said}), which changes its part of the document ({@code change}, a merge
 * patch, all that the pages know of it). Then it is looked at instants: what each slot {@code is}, and which of them
 * pages call {@code now}.
 */
class WhatIsOnTest {
    private static final Stories STORIES = Stories.in("what-is-on");

    @Test
    void thePagesBeginWithTheDocumentOfTheEdition() throws IOException {
        STORIES.assertThatThePagesBeginWithTheDocumentOfTheEdition();
    }

    @TestFactory
    Stream<DynamicTest> whatIsOnIsWhatTheStoriesTell() throws IOException {
        return STORIES.read("stories.json")
                .valueStream()
                .map(story -> dynamicTest(story.path("story").asText(), () -> run(story)));
    }

    private static void run(JsonNode story) throws JsonProcessingException {
        Timeline timeline = STORIES.begin();
        City city = timeline.city(new CityId(story.path("city").asText())).city();
        JsonNode before = documentOf(timeline, city);
        for (JsonNode body : story.path("said")) {
            timeline = Stories.said(timeline, body);
        }
        assertThat(documentOf(timeline, city))
                .as("what the pages know of it")
                .isEqualTo(MergePatch.apply(before, story.path("change")));
        for (JsonNode look : story.path("looks")) {
            look(timeline, city, look);
        }
    }

    private static void look(Timeline timeline, City city, JsonNode look) {
        Instant at = Instant.parse(look.path("at").asText());
        Map<String, String> told = new TreeMap<>();
        look.path("is")
                .properties()
                .forEach(slot -> told.put(slot.getKey(), slot.getValue().asText()));
        Map<String, String> is = new TreeMap<>();
        city.slots()
                .forEach(slot -> WhatIsOn.of(timeline, city.id(), slot, at)
                        .ifPresent(now -> is.put(slot.id().value(), word(now))));

        assertThat(is).as("at %s", at).isEqualTo(told);
        assertThat(WhatIsOn.in(timeline, city.id(), at))
                .as("now, at %s", at)
                .extracting(current -> current.slot().id().value())
                .containsExactlyElementsOf(
                        look.path("now").valueStream().map(JsonNode::asText).toList());
    }

    private static String word(WhatIsOn.SlotNow now) {
        return now.name().toLowerCase(Locale.ROOT);
    }

    /** A city's part of the document, without when it was last heard. */
    private static JsonNode documentOf(Timeline timeline, City city) throws JsonProcessingException {
        ObjectNode document = Stories.withoutPredictions(timeline.document());
        ObjectNode part = (ObjectNode) document.path("cities").path(city.id().value());
        part.remove("lastHeard");
        return Stories.asPagesReadIt(part);
    }
}
