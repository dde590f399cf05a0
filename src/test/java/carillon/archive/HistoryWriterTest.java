package carillon.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of the history that a server gives become files, and a list says when each begins. */
class HistoryWriterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PART = 256;

    @TempDir
    Path folder;

    private final AtomicInteger read = new AtomicInteger();
    private final List<String> asked = new ArrayList<>();
    private int said = 600;

    @Test
    void eachPartIsAFileAndTheListSaysWhenItBegins() throws Exception {
        assertThat(writer().writeUntilNow()).isEqualTo("600-x");

        assertThat(asked).containsExactly("/history?after=0", "/history?after=256", "/history?after=512");
        assertThat(read).hasValue(600);
        assertThat(begins()).containsExactly(HistoryWriter.BEGINNING, at(256), at(512));
        assertThat(patchesOf(0)).isEqualTo(256);
        assertThat(patchesOf(2)).isEqualTo(88);
        assertThat(file("history.json").path("now").asText()).isEqualTo(at(1_000));
        assertThat(file("history-1.json").path("cursor").asText()).isEqualTo("256-x");
        assertThat(file("history-1.json").at("/timeline/said").asInt()).isEqualTo(256);
    }

    @Test
    void whatIsSaidMeanwhileIsReadFromTheLastPartOn() throws Exception {
        HistoryWriter writer = writer();
        writer.writeUntilNow();
        asked.clear();
        said = 900;

        assertThat(writer.writeUntilNow()).isEqualTo("900-x");

        assertThat(asked).containsExactly("/history?after=512", "/history?after=768");
        assertThat(read).hasValue(900);
        assertThat(begins()).hasSize(4);
        assertThat(patchesOf(2)).isEqualTo(256);
    }

    @Test
    void whereNothingWasSaidThereIsWhatWasAnnounced() throws Exception {
        said = 0;

        assertThat(writer().writeUntilNow()).isEqualTo("0-x");

        assertThat(begins()).containsExactly(HistoryWriter.BEGINNING);
        assertThat(patchesOf(0)).isZero();
    }

    private HistoryWriter writer() {
        return new HistoryWriter(new DataFolder(folder, (path, _) -> answer(path)), read::set);
    }

    /** Answers as the server does, which has a change each minute. */
    private String answer(String path) {
        asked.add(path);
        int after = Integer.parseInt(path.substring(path.indexOf('=') + 1));
        int until = Math.min(said, after + PART);
        ObjectNode answer = JSON.createObjectNode().put("cursor", said + "-x").put("now", at(1_000));
        ObjectNode begins = answer.putObject("begins").put("cursor", after + "-x");
        begins.putObject("timeline").put("said", after);
        if (after > 0) {
            begins.put("at", at(after));
        }
        var patches = answer.putArray("patches");
        for (int seq = after + 1; seq <= until; seq++) {
            patches.addObject().put("at", at(seq)).put("cursor", seq + "-x").putObject("patch");
        }
        if (until < said) {
            answer.put("next", until);
        }
        return answer.toString();
    }

    private static String at(int number) {
        return Instant.ofEpochSecond(number * 60L).toString();
    }

    private List<String> begins() throws IOException {
        List<String> begins = new ArrayList<>();
        file("history.json").path("parts").forEach(part -> begins.add(part.asText()));
        return begins;
    }

    private int patchesOf(int number) throws IOException {
        return file("history-" + number + ".json").path("patches").size();
    }

    private JsonNode file(String name) throws IOException {
        return JSON.readTree(folder.resolve(name).toFile());
    }
}
