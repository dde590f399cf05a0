package carillon.feed;

import carillon.timeline.Chronicle;
import carillon.timeline.Timeline;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.LongFunction;

/**
 * A part of all documents that there were: one of them, and the merge patches from each to the next, as a watcher got them who was told
 * of each instant. Where several entries were accepted at one instant, there is one document after all of them.
 */
final class HistoryPart {
    /** How many positions of the journal a part covers, or a few more where they came at one instant. */
    static final int POSITIONS = 256;

    /** How many characters its patches have, but for the last one. */
    private static final int CHARACTERS = 512 * 1024;

    private final Chronicle chronicle;
    private final LongFunction<Cursor> cursors;
    private final ArrayNode patches = JsonNodeFactory.instance.arrayNode();
    private Timeline last;
    private int characters;

    private HistoryPart(Chronicle chronicle, LongFunction<Cursor> cursors, Timeline first) {
        this.chronicle = chronicle;
        this.cursors = cursors;
        this.last = first;
    }

    /**
     * Writes a part. It folds each entry once, after those up to its beginning.
     *
     * @param cursors gives the cursor at a position
     * @param from the position of its first document; one that is ahead of the journal's end is that
     * @return the members of a part (docs/protocol.md, "Looking back"): the present's cursor, where it begins, the patches, and where the
     *     next part begins, absent in the last
     */
    static ObjectNode of(Chronicle chronicle, LongFunction<Cursor> cursors, long from) {
        long head = chronicle.now().seq();
        Timeline first = chronicle.at(Math.min(from, head));
        HistoryPart part = new HistoryPart(chronicle, cursors, first);
        part.addPatches(Math.min(head, first.seq() + POSITIONS));
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("cursor", cursors.apply(head).toString());
        ObjectNode begins = answer.putObject("begins");
        begins.put("cursor", cursors.apply(first.seq()).toString());
        if (first.seq() > 0) {
            begins.put("at", first.lastAt().toString());
        }
        begins.set("timeline", first.document());
        answer.set("patches", part.patches);
        if (part.last.seq() < head) {
            answer.put("next", part.last.seq());
        }
        return answer;
    }

    private void addPatches(long until) {
        while (last.seq() < until && characters <= CHARACTERS) {
            Instant at = chronicle.nextAfter(last.seq()).orElseThrow();
            Timeline next = chronicle.after(last, chronicle.positionAt(at));
            ObjectNode patch = next.patchSince(last).orElseGet(JsonNodeFactory.instance::objectNode);
            ObjectNode change = patches.addObject()
                    .put("at", at.toString())
                    .put("cursor", cursors.apply(next.seq()).toString());
            change.set("patch", patch);
            characters += patch.toString().length();
            last = next;
        }
    }
}
