package carillon.archive;

import carillon.timeline.MergePatch;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes every document that an edition had, in parts: each begins with a document as it was, followed by the patches from each to
 * the next, up to the beginning of the next part. So a replay reads one part, whatever instant it is asked for.
 */
final class HistoryWriter {
    /** How many patches a part has at most: a reader applies them all for its last document. */
    static final int MAX_PATCHES = 256;

    /** How many characters the patches of a part have at most, but for its last one. */
    private static final int MAX_CHARACTERS = 512 * 1024;

    /** Ahead of everything that was said. */
    static final String BEGINNING = "2000-01-01T00:00Z";

    private final DataFolder data;
    private final IntConsumer progress;
    private final ArrayNode begins = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode patches = JsonNodeFactory.instance.arrayNode();
    private ObjectNode part = JsonNodeFactory.instance.objectNode();
    private int characters;
    private int documents;
    private String next = BEGINNING;
    private @Nullable ObjectNode last;

    /** @param progress is told how many documents were read */
    HistoryWriter(DataFolder data, IntConsumer progress) {
        this.data = data;
        this.progress = progress;
    }

    /**
     * Reads and writes what there is until now, behind what it has written before.
     *
     * @return the cursor of the last document
     */
    String writeUntilNow() throws IOException {
        ObjectNode answer;
        do {
            answer = data.read("/timeline?at=" + next);
            add(answer);
            progress.accept(++documents);
            next = answer.path("next").asText(next);
        } while (answer.has("next"));
        writePart();
        ObjectNode history = JsonNodeFactory.instance.objectNode();
        history.set("now", answer.path("now"));
        history.set("parts", begins);
        data.write("history.json", history);
        return answer.path("cursor").asText();
    }

    private void add(ObjectNode answer) throws IOException {
        ObjectNode timeline = (ObjectNode) answer.path("timeline");
        if (last == null || patches.size() >= MAX_PATCHES || characters > MAX_CHARACTERS) {
            begin(answer, timeline);
        } else {
            Optional<ObjectNode> patch = MergePatch.between(last, timeline);
            if (patch.isPresent()) {
                characters += patch.get().toString().length();
                ObjectNode change = patches.addObject();
                change.set("at", answer.path("at"));
                change.set("cursor", answer.path("cursor"));
                change.set("patch", patch.get());
            }
        }
        last = timeline;
    }

    private void begin(ObjectNode answer, JsonNode timeline) throws IOException {
        if (last != null) {
            writePart();
        }
        begins.add(answer.path("at"));
        patches.removeAll();
        characters = 0;
        part = JsonNodeFactory.instance.objectNode();
        part.set("cursor", answer.path("cursor"));
        part.set("timeline", timeline);
        part.set("patches", patches);
    }

    private void writePart() throws IOException {
        data.write("history-" + (begins.size() - 1) + ".json", part);
    }
}
