package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Edition;
import carillon.edition.EditionFile;
import carillon.statement.Author;
import carillon.statement.Statement;
import carillon.statement.StatementJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/**
 * A folder of stories that the server and the pages both run: the edition that they happen in, and its document, with which
 * the pages begin.
 */
final class Stories {
    private static final Path FOLDERS = Path.of("src", "test", "resources", "carillon", "timeline");
    private static final ObjectMapper MAPPER = StatementJson.mapper().build();

    private final Path folder;
    private final Edition edition;

    private Stories(Path folder, Edition edition) {
        this.folder = folder;
        this.edition = edition;
    }

    static Stories in(String name) {
        Path folder = FOLDERS.resolve(name);
        return switch (EditionFile.read(folder.resolve("edition.yaml"))) {
            case EditionFile.Reading.Sound sound -> new Stories(folder, sound.edition());
            case EditionFile.Reading.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }

    /** Returns the timeline at the beginning of each story. */
    Timeline begin() {
        return Timeline.of(edition, false);
    }

    Path folder(String name) {
        return folder.resolve(name);
    }

    JsonNode read(String file) throws IOException {
        return read(folder.resolve(file));
    }

    static JsonNode read(Path file) throws IOException {
        return MAPPER.readTree(file.toFile());
    }

    void assertThatThePagesBeginWithTheDocumentOfTheEdition() throws IOException {
        assertThat(read("document.json")).isEqualTo(asPagesReadIt(withoutPredictions(begin().document())));
    }

    /** Returns the document without the predicted starts, which the server alone works out. */
    static ObjectNode withoutPredictions(ObjectNode document) {
        document.path("cities")
                .forEach(city -> city.path("slots").forEach(slot -> {
                    ((ObjectNode) slot).remove("predicted");
                    slot.path("turns").forEach(turn -> ((ObjectNode) turn).remove("predicted"));
                }));
        document.path("milestones")
                .forEach(milestone -> milestone.path("turns").forEach(turn -> ((ObjectNode) turn).remove("predicted")));
        return document;
    }

    /** Returns a document, or a part of it, as who reads its text has it. */
    static JsonNode asPagesReadIt(JsonNode document) throws JsonProcessingException {
        return MAPPER.readTree(document.toString());
    }

    /** Returns the timeline after what a story says was said, which is accepted. */
    static Timeline said(Timeline timeline, JsonNode body) throws JsonProcessingException {
        ObjectNode statement = body.deepCopy();
        Instant observedAt = Instant.parse(statement.remove("observedAt").asText());
        return said(timeline, MAPPER.treeToValue(statement, Statement.class), observedAt);
    }

    static Timeline said(Timeline timeline, Statement statement, Instant observedAt) {
        Command command = new Command(new UUID(0, timeline.seq() + 1), new Author.Program(), statement, observedAt);
        Instant now = observedAt.isAfter(timeline.lastAt()) ? observedAt : timeline.lastAt();
        Verdict verdict = timeline.decide(command, now);
        assertThat(verdict).as("%s", statement).isInstanceOf(Verdict.Accepted.class);
        return timeline.fold(((Verdict.Accepted) verdict).entry());
    }
}
