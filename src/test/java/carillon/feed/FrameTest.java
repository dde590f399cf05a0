package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.timeline.MergePatch;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Course course = new Course();

    private static JsonNode read(String json) throws JsonProcessingException {
        return JSON.readTree(json);
    }

    @Test
    void itTurnsTheDocumentBeforeItIntoTheOneAfter() throws Exception {
        course.says(5);
        Present before = course.present();

        Frame frame = course.says(3);

        assertThat(frame.before()).isEqualTo(before.cursor());
        JsonNode patch = read(frame.message()).path("patch");
        assertThat(MergePatch.apply(read(before.document()), patch))
                .isEqualTo(read(frame.after().document()));
    }

    @Test
    void itSaysWhereItLeadsAndWhenTheLastOfItWasSaid() throws Exception {
        Frame frame = course.says(3);

        JsonNode message = read(frame.message());

        assertThat(message.path("type").asText()).isEqualTo("patch");
        assertThat(message.path("cursor").asText())
                .isEqualTo(frame.after().cursor().toString());
        assertThat(message.path("at").asText()).isEqualTo("2017-03-04T12:00:03Z");
        assertThat(message.properties()).hasSize(4);
    }

    @Test
    void whatLeavesTheDocumentAsItIsMovesTheCursorAllTheSame() throws Exception {
        Present before = course.present();
        Cursor cursor = before.cursor().after(Course.note(1, UUID.randomUUID()));

        Frame frame = Frame.between(before, before.timeline(), cursor);

        assertThat(frame.after().cursor()).isEqualTo(cursor);
        assertThat(read(frame.message()).path("patch")).isEqualTo(JSON.createObjectNode());
    }
}
