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
 * Where the feed stands: the timeline now, and what brings everybody there.
 *
 * <p>Whoever holds the document at an earlier cursor is brought here by <em>one</em> message, however long they were away: the merge
 * patch between the document then and the document now. It is worked out from the two states, not put together from the patches
 * between them, so what came and went in the meantime is not even mentioned. Whoever holds nothing, or something that this journal
 * never led to, gets the document.
 *
 * <p>Each message is written out when somebody first needs it, once for all event loops of the node, and shared by all who need the
 * same. Nothing of it outlives this present: those who lag behind hold a {@link TimelineVersion} and no message.
 */
public final class Present {
    /** So many starts are written out once only. More are possible, but then each of these is one reader's own. */
    private static final int MAX_STARTS = 1_024;

    private final Chronicle chronicle;
    /** The digest of the cursor at each position, the one before the first entry included. */
    private final GrowingLongs digests;

    private final int announcedCharacters;
    private final ConcurrentMap<Cursor, EncodedMessage> steps = new ConcurrentHashMap<>();
    private @Nullable String document;
    private @Nullable EncodedMessage snapshot;

    private Present(Chronicle chronicle, GrowingLongs digests, int announcedCharacters) {
        this.chronicle = chronicle;
        this.digests = digests;
        this.announcedCharacters = announcedCharacters;
    }

    /** Before anything was said. */
    public static Present of(Edition edition, boolean rehearsal) {
        Timeline announced = Timeline.of(edition, rehearsal);
        return new Present(
                Chronicle.of(announced),
                GrowingLongs.NONE.plus(Cursor.of(edition, rehearsal).number()),
                announced.document().toString().length());
    }

    /** After the next entries of the journal. */
    Present after(List<EntryWithCursor> steps) {
        Chronicle next = chronicle;
        GrowingLongs through = digests;
        for (EntryWithCursor step : steps) {
            next = next.plus(step.entry());
            through = through.plus(step.cursor().number());
        }
        return new Present(next, through, announcedCharacters);
    }

    /** The same for entries of this node, which has the chronicle after them already. */
    Present afterOwn(List<Entry> entries, Chronicle next) {
        GrowingLongs through = digests;
        CursorChain chain = new CursorChain(cursor());
        for (Entry entry : entries) {
            through = through.plus(chain.next(entry).number());
        }
        return new Present(next, through, announcedCharacters);
    }

    /** What it stands on, for deciding what comes next. */
    Chronicle chronicle() {
        return chronicle;
    }

    public Timeline timeline() {
        return chronicle.now();
    }

    public Cursor cursor() {
        return cursorAt(chronicle.now().seq());
    }

    /** The cursor after the entry at a position; 0 is before the first. */
    Cursor cursorAt(long seq) {
        return Cursor.of(seq, digests.get(Math.toIntExact(seq)));
    }

    /**
     * What was seen at an instant: all that had been accepted by then. Where it names a {@code next} it will never be anything else,
     * for nothing is accepted before what was accepted already.
     */
    public Past past(Instant instant) {
        long seq = chronicle.positionAt(instant);
        return new Past(cursorAt(seq), chronicle.nextAfter(seq), () -> documentAt(seq));
    }

    /**
     * A state that the timeline was in.
     *
     * @param next when something was said next; nothing where this is the present
     * @param document writes it out as JSON, which may take long
     */
    public record Past(Cursor cursor, Optional<Instant> next, Supplier<String> document) {}

    private String documentAt(long seq) {
        return seq == cursor().seq() ? document() : chronicle.at(seq).document().toString();
    }

    /** What was said after a position and still holds ({@link Chronicle#statements}). */
    public ObjectNode statements(long after, int most) {
        return chronicle.statements(after, most);
    }

    TimelineVersion version() {
        return new TimelineVersion(timeline(), cursor());
    }

    /** The timeline document as JSON. */
    public synchronized String document() {
        if (document == null) {
            document = timeline().document().toString();
        }
        return document;
    }

    /** The whole document, for whoever holds nothing to go on from. */
    synchronized EncodedMessage snapshot() {
        if (snapshot == null) {
            snapshot = new EncodedMessage(Messages.Kind.SNAPSHOT, cursor(), Messages.snapshot(this));
        }
        return snapshot;
    }

    /** What brings those who stand at an earlier moment here: one patch, or the document if that is smaller. */
    EncodedMessage since(TimelineVersion earlier) {
        EncodedMessage known = steps.get(earlier.cursor());
        return known != null ? known : kept(earlier.cursor(), earlier.timeline());
    }

    /** The same for whoever comes back with a cursor; nothing where this journal never led to it. */
    Optional<EncodedMessage> since(Cursor earlier) {
        if (earlier.seq() > cursor().seq() || !cursorAt(earlier.seq()).equals(earlier)) {
            return Optional.empty();
        }
        EncodedMessage known = steps.get(earlier);
        return Optional.of(known != null ? known : kept(earlier, chronicle.at(earlier.seq())));
    }

    private EncodedMessage kept(Cursor earlier, Timeline then) {
        return steps.size() < MAX_STARTS ? steps.computeIfAbsent(earlier, unused -> step(then)) : step(then);
    }

    /** Documents hardly shrink. So a patch that is far smaller than the first one is compared with none, which would have to be written. */
    private EncodedMessage step(Timeline then) {
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
