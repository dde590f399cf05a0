package carillon.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.IntConsumer;

/**
 * Writes every document that an edition had, in the parts that the server gives: each begins with a document as it was, followed by
 * the patches from each to the next. So a replay reads one part, whatever instant it is asked for.
 */
final class HistoryWriter {
    /** Ahead of everything that was said. */
    static final String BEGINNING = "2000-01-01T00:00Z";

    private final DataFolder data;
    private final IntConsumer progress;
    private final ArrayNode begins = JsonNodeFactory.instance.arrayNode();
    private long after;
    private int number;
    private int changes;

    /** @param progress is told how many changes were read */
    HistoryWriter(DataFolder data, IntConsumer progress) {
        this.data = data;
        this.progress = progress;
    }

    /**
     * Reads and writes what there is until now. Asked once more, it goes on with the part that was the last one, which may have become
     * longer.
     *
     * @return the cursor of the last document
     */
    String writeUntilNow() throws IOException {
        ObjectNode answer = part();
        while (answer.has("next")) {
            changes += answer.path("patches").size();
            after = answer.path("next").asLong();
            number++;
            answer = part();
        }
        ObjectNode history = JsonNodeFactory.instance.objectNode();
        history.set("now", answer.path("now"));
        history.set("parts", begins);
        data.write("history.json", history);
        return answer.path("cursor").asText();
    }

    private ObjectNode part() throws IOException {
        ObjectNode answer = data.read("/history?after=" + after);
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        part.set("cursor", answer.at("/begins/cursor"));
        part.set("timeline", answer.at("/begins/timeline"));
        part.set("patches", answer.path("patches"));
        data.write("history-" + number + ".json", part);
        if (begins.size() == number) {
            begins.add(answer.at("/begins/at").asText(BEGINNING));
        }
        progress.accept(changes + answer.path("patches").size());
        return answer;
    }
}
