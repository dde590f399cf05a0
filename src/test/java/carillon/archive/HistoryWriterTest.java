package carillon.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every document that there was can be made of the parts, each of which is bounded. */
class HistoryWriterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOTICES_KEPT = 5;

    @TempDir
    Path folder;

    private final AtomicInteger read = new AtomicInteger();
    private int said = 600;
    private int textLength = 10;

    @Test
    void everyDocumentIsThatOfAPartWithSomePatches() throws Exception {
        String cursor = writer().writeUntilNow();

        assertThat(cursor).isEqualTo("600-x");
        assertThat(read).hasValue(601);
        assertThat(documents()).isEqualTo(expected());
        assertThat(history().path("parts")).hasSize(3);
        assertThat(history().path("parts").get(1).asText()).isEqualTo(at(HistoryWriter.MAX_PATCHES + 1));
    }

    @Test
    void whatIsSaidMeanwhileStandsBehind() throws Exception {
        HistoryWriter writer = writer();
        writer.writeUntilNow();
        said = 900;

        assertThat(writer.writeUntilNow()).isEqualTo("900-x");

        assertThat(documents()).isEqualTo(expected());
        assertThat(history().path("parts")).hasSize(4);
    }

    @Test
    void aPartWithLongPatchesHasFewerOfThem() throws Exception {
        textLength = 20_000;

        writer().writeUntilNow();

        assertThat(documents()).isEqualTo(expected());
        assertThat(Files.size(folder.resolve("history-0.json"))).isLessThan(1_000_000);
    }

    @Test
    void whereNothingWasSaidThereIsWhatWasAnnounced() throws Exception {
        said = 0;

        writer().writeUntilNow();

        assertThat(documents()).isEqualTo(expected());
    }

    private HistoryWriter writer() {
        return new HistoryWriter(new DataFolder(folder, (path, _) -> answer(path)), read::set);
    }

    /** Answers as the server does, which has the documents from 0 to what was said, a minute apart. */
    private String answer(String path) {
        String asked = path.substring(path.indexOf('=') + 1);
        int number = asked.equals(HistoryWriter.BEGINNING)
                ? 0
                : (int) (Instant.parse(asked).getEpochSecond() / 60);
        ObjectNode answer = JSON.createObjectNode().put("cursor", number + "-x").put("at", at(number));
        answer.put("now", at(1_000));
        answer.set("timeline", document(number));
        if (number < said) {
            answer.put("next", at(number + 1));
        }
        return answer.toString();
    }

    private static String at(int number) {
        return Instant.ofEpochSecond(number * 60L).toString();
    }

    private ObjectNode document(int number) {
        ObjectNode document = JSON.createObjectNode();
        ObjectNode notices = document.putObject("notices");
        for (int seq = Math.max(1, number - NOTICES_KEPT + 1); seq <= number; seq++) {
            notices.putObject(Integer.toString(seq)).put("text", ("said " + seq).repeat(textLength / 6));
        }
        return document;
    }

    private List<JsonNode> expected() {
        List<JsonNode> all = new ArrayList<>();
        for (int number = 0; number <= said; number++) {
            all.add(document(number));
        }
        return all;
    }

    /** Makes all documents of the files. */
    private List<JsonNode> documents() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (int number = 0; number < history().path("parts").size(); number++) {
            JsonNode part =
                    JSON.readTree(folder.resolve("history-" + number + ".json").toFile());
            assertThat(part.path("patches").size()).isLessThanOrEqualTo(HistoryWriter.MAX_PATCHES);
            JsonNode document = part.path("timeline");
            all.add(document);
            for (JsonNode change : part.path("patches")) {
                document = patched(document, change.path("patch"));
                all.add(document);
            }
        }
        return all;
    }

    private JsonNode history() throws IOException {
        return JSON.readTree(folder.resolve("history.json").toFile());
    }

    /** Applies a merge patch (RFC 7396). */
    private static JsonNode patched(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target.isObject() ? target.deepCopy() : JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else {
                result.set(member.getKey(), patched(result.path(member.getKey()), member.getValue()));
            }
        }
        return result;
    }
}
