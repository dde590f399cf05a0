package carillon.feed;

import carillon.edition.Edition;
import carillon.statement.Entry;
import carillon.timeline.Chronicle;
import carillon.timeline.Timeline;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The timeline now, with the messages that bring a watcher there.
 *
 * <p>A client that holds the document at an earlier cursor is brought here by <em>one</em> message, however long it was
 * away: the merge patch between the document then and the document now. It is computed from the two states, not put
 * together from the patches between them, so it does not mention what came and went in the meantime. A client that
 * holds nothing, or a cursor to which this journal never led, gets the document.
 *
 * <p>Each message is written when it is first needed, once for all event loops of the node, and shared by all who need
 * the same. No message outlives this present: a watcher that lags behind holds a {@link TimelineVersion} and no
 * message.
 */
public final class Present {
    /** The most cursors from which a patch is kept. A patch from one more is written for its reader alone. */
    private static final int MAX_PATCHES = 1_024;

    private final Chronicle chronicle;
    /** The digest of the cursor at each position, the one before the first entry included. */
    private final GrowingLongs digests;

    private final int announcedCharacters;
    private final ConcurrentMap<Cursor, EncodedMessage> patches = new ConcurrentHashMap<>();
    private @Nullable String document;
    private @Nullable EncodedMessage snapshot;

    private Present(Chronicle chronicle, GrowingLongs digests, int announcedCharacters) {
        this.chronicle = chronicle;
        this.digests = digests;
        this.announcedCharacters = announcedCharacters;
    }

    /** Returns the present before the first entry. */
    public static Present of(Edition edition, boolean rehearsal) {
        Timeline announced = Timeline.of(edition, rehearsal);
        return new Present(
                Chronicle.of(announced),
                GrowingLongs.NONE.plus(Cursor.of(edition, rehearsal).number()),
                announced.document().toString().length());
    }

    /** Returns the present after the next entries of the journal. */
    Present after(List<EntryWithCursor> entries) {
        Chronicle next = chronicle;
        GrowingLongs through = digests;
        for (EntryWithCursor entry : entries) {
            next = next.plus(entry.entry());
            through = through.plus(entry.cursor().number());
        }
        return new Present(next, through, announcedCharacters);
    }

    /** Returns the same for entries of this node, which has the chronicle after them already. */
    Present afterOwn(List<Entry> entries, Chronicle next) {
        GrowingLongs through = digests;
        CursorChain chain = new CursorChain(cursor());
        for (Entry entry : entries) {
            through = through.plus(chain.next(entry).number());
        }
        return new Present(next, through, announcedCharacters);
    }

    /** Returns what the next commands are decided on. */
    Chronicle chronicle() {
        return chronicle;
    }

    public Timeline timeline() {
        return chronicle.now();
    }

    public Cursor cursor() {
        return cursorAt(chronicle.now().seq());
    }

    /** Returns the cursor after the entry at a position; 0 is before the first. */
    Cursor cursorAt(long seq) {
        return Cursor.of(seq, digests.get(Math.toIntExact(seq)));
    }

    /**
     * Returns what was seen at an instant: all that had been accepted by then. One that has a {@code next} never
     * changes any more, for nothing is accepted before what was accepted already.
     */
    public Past past(Instant instant) {
        long seq = chronicle.positionAt(instant);
        return new Past(cursorAt(seq), chronicle.nextAfter(seq), () -> documentAt(seq));
    }

    /**
     * A state that the timeline was in.
     *
     * @param next when the next entry was accepted; empty where this is the present
     * @param document writes it as JSON, which may take long
     */
    public record Past(Cursor cursor, Optional<Instant> next, Supplier<String> document) {}

    private String documentAt(long seq) {
        return seq == cursor().seq() ? document() : chronicle.at(seq).document().toString();
    }

    /** Returns what was said after a position and still holds ({@link Chronicle#statements}). */
    public ObjectNode statements(long after, int most) {
        return chronicle.statements(after, most);
    }

    /** Writes the documents that there were from a position on, as many as a part has ({@link HistoryPart#of}); this may take long. */
    public ObjectNode history(long from) {
        return HistoryPart.of(chronicle, this::cursorAt, from);
    }

    /** Writes how many starts came as predicted ({@link Chronicle#scores}), as JSON with the cursor; this may take long. */
    public String scores() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("cursor", cursor().toString());
        answer.setAll(chronicle.scores());
        return answer.toString();
    }

    TimelineVersion version() {
        return new TimelineVersion(timeline(), cursor());
    }

    /** Returns the timeline document as JSON. */
    public synchronized String document() {
        if (document == null) {
            document = timeline().document().toString();
        }
        return document;
    }

    /** Returns the whole document, for a client that holds nothing to go on from. */
    synchronized EncodedMessage snapshot() {
        if (snapshot == null) {
            snapshot = new EncodedMessage(Messages.Kind.SNAPSHOT, cursor(), Messages.snapshot(this));
        }
        return snapshot;
    }

    /** Returns what brings a watcher at an earlier version here: one patch, or the document if that is smaller. */
    EncodedMessage since(TimelineVersion earlier) {
        EncodedMessage known = patches.get(earlier.cursor());
        return known != null ? known : keep(earlier.cursor(), earlier.timeline());
    }

    /** Returns the same for a client that comes back with a cursor; empty where this journal never led to it. */
    Optional<EncodedMessage> since(Cursor earlier) {
        if (earlier.seq() > cursor().seq() || !cursorAt(earlier.seq()).equals(earlier)) {
            return Optional.empty();
        }
        EncodedMessage known = patches.get(earlier);
        return Optional.of(known != null ? known : keep(earlier, chronicle.at(earlier.seq())));
    }

    private EncodedMessage keep(Cursor earlier, Timeline then) {
        return patches.size() < MAX_PATCHES ? patches.computeIfAbsent(earlier, _ -> encode(then)) : encode(then);
    }

    /**
     * Writes the message. Documents hardly shrink, so a patch that is far smaller than the first document is not
     * compared with this one, which would have to be written.
     */
    private EncodedMessage encode(Timeline then) {
        ObjectNode message = Messages.message(Messages.Kind.PATCH);
        message.put("cursor", cursor().toString());
        message.put("at", timeline().lastAt().toString());
        message.set("patch", timeline().patchSince(then).orElseGet(JsonNodeFactory.instance::objectNode));
        String patch = message.toString();
        return patch.length() < announcedCharacters / 2
                        || patch.length() <= snapshot().json().length()
                ? new EncodedMessage(Messages.Kind.PATCH, cursor(), patch)
                : snapshot();
    }
}
