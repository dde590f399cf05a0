package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.EditionFile;
import carillon.timeline.MergePatch;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PresentTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Course course = new Course();

    private static JsonNode read(String json) throws JsonProcessingException {
        return JSON.readTree(json);
    }

    private static JsonNode patched(Present before, EncodedMessage patch) throws JsonProcessingException {
        assertThat(patch.kind()).isEqualTo(Messages.Kind.PATCH);
        return MergePatch.apply(read(before.document()), read(patch.json()).path("patch"));
    }

    @Test
    void onePatchTurnsAnyEarlierDocumentIntoThePresentOne() throws Exception {
        List<Present> before = new ArrayList<>(List.of(course.present()));
        before.addAll(course.saysOneByOne(20));
        Present present = course.says(5);

        for (Present earlier : before) {
            assertThat(patched(earlier, present.since(earlier.version()))).isEqualTo(read(present.document()));
        }
    }

    @Property(tries = 20)
    void whoComesBackWithACursorIsToldWhatWhoStayedIsTold(
            @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 60) Integer> appended) {
        List<Present> before = new ArrayList<>(List.of(course.present()));
        appended.forEach(notes -> before.add(course.says(notes)));
        Present present = course.says(1);
        Present elsewhere = course.says(1);

        for (Present earlier : before) {
            EncodedMessage stayed = present.since(earlier.version());
            assertThat(present.since(earlier.cursor()).orElseThrow()).isSameAs(stayed);
            assertThat(elsewhere.since(earlier.cursor()).orElseThrow().json())
                    .isEqualTo(elsewhere.since(earlier.version()).json());
        }
    }

    @Test
    void everyPositionIsAPlaceToGoOnFromAlsoInsideAnAppend() throws Exception {
        Present before = course.says(3);
        Present present = course.says(300);
        Cursor inside = present.cursorAt(before.cursor().seq() + 100);

        EncodedMessage told = present.since(inside).orElseThrow();

        assertThat(told.at()).isEqualTo(present.cursor());
        assertThat(read(told.json()).at("/patch/notices").size()).isEqualTo(40 + 40);
    }

    @Test
    void aPositionAloneIsNotACursor() {
        Present before = course.says(3);
        Present present = course.says(3);
        Cursor cursor = before.cursor();

        assertThat(present.since(new Cursor(cursor.seq(), "0123456789abcdef"))).isEmpty();
        assertThat(present.since(new Cursor(cursor.seq() + 1, cursor.digest()))).isEmpty();
        assertThat(present.since(new Cursor(1_000_000, cursor.digest()))).isEmpty();
    }

    @Test
    void aPatchSaysWhereItLeadsAndWhenTheLastOfItWasSaid() throws Exception {
        Present before = course.present();
        Present present = course.says(3);

        JsonNode message = read(present.since(before.version()).json());

        assertThat(message.path("type").asText()).isEqualTo("patch");
        assertThat(message.path("cursor").asText()).isEqualTo(present.cursor().toString());
        assertThat(message.path("at").asText()).isEqualTo("2017-03-04T12:00:03Z");
        assertThat(message.properties()).hasSize(4);
    }

    @Test
    void whatLeavesTheDocumentAsItIsMovesTheCursorAllTheSame() throws Exception {
        Present before = course.present();
        Present present =
                before.after(EntryWithCursor.follow(List.of(Course.note(1, UUID.randomUUID())), before.cursor()));
        TimelineVersion sameDocument = new TimelineVersion(present.timeline(), before.cursor());

        JsonNode message = read(present.since(sameDocument).json());

        assertThat(message.path("patch")).isEqualTo(JsonNodeFactory.instance.objectNode());
        assertThat(message.path("cursor").asText()).isEqualTo(present.cursor().toString());
    }

    @Test
    void aPatchThatWouldBeLargerThanTheDocumentIsTheDocument() {
        Path small = Path.of("src/test/resources/carillon/edition/essai.yaml");
        if (!(EditionFile.read(small) instanceof EditionFile.Reading.Sound sound)) {
            throw new AssertionError(small);
        }
        Course inSmall = new Course(sound.edition());
        Present full = inSmall.says(200);
        Present replaced = inSmall.says(200);

        assertThat(replaced.since(full.version())).isSameAs(replaced.snapshot());
        assertThat(replaced.since(full.cursor()).orElseThrow()).isSameAs(replaced.snapshot());
        assertThat(inSmall.says(1).since(replaced.version()).kind()).isEqualTo(Messages.Kind.PATCH);
    }

    @Test
    void whatManyNeedIsWrittenOnce() {
        Present before = course.present();
        Present present = course.says(3);

        assertThat(present.document()).isEqualTo(present.timeline().document().toString());
        assertThat(present.document()).isSameAs(present.document());
        assertThat(present.snapshot()).isSameAs(present.snapshot());
        assertThat(present.since(before.version())).isSameAs(present.since(before.version()));
    }
}
