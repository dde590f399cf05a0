package carillon.timeline;

import carillon.journal.Entry;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * The timeline now, and every state it has been in.
 *
 * <p>A state that has passed is folded again from the journal's entries when somebody asks for it. So that this never takes more than
 * {@value #STRIDE} steps, the state at every {@value #STRIDE}th position is kept. States share what they have in common, so these
 * checkpoints cost little more than what changed between them.
 *
 * <p>Immutable: whoever holds one can ask it on any thread, whatever is said meanwhile.
 */
public final class Chronicle {
    static final int STRIDE = 256;

    private final Timeline now;
    private final TreePVector<Entry> entries;
    private final TreePMap<Long, Timeline> checkpoints;

    private Chronicle(Timeline now, TreePVector<Entry> entries, TreePMap<Long, Timeline> checkpoints) {
        this.now = now;
        this.entries = entries;
        this.checkpoints = checkpoints;
    }

    /** The chronicle of a timeline of which nothing was said yet. */
    public static Chronicle of(Timeline start) {
        return new Chronicle(start, TreePVector.empty(), TreePMap.singleton(0L, start));
    }

    /** The chronicle after an entry, which must be the next one of the journal. */
    public Chronicle plus(Entry entry) {
        Timeline next = now.fold(entry);
        return new Chronicle(
                next, entries.plus(entry), next.seq() % STRIDE == 0 ? checkpoints.plus(next.seq(), next) : checkpoints);
    }

    /** The timeline after all that was said. */
    public Timeline now() {
        return now;
    }

    /**
     * The timeline as it was at a position.
     *
     * @param seq from 0, before anything was said, to {@code now().seq()}
     */
    public Timeline at(long seq) {
        if (seq == now.seq()) {
            return now;
        }
        Timeline timeline = checkpoints.floorEntry(seq).getValue();
        while (timeline.seq() < seq) {
            timeline = timeline.fold(entries.get(Math.toIntExact(timeline.seq())));
        }
        return timeline;
    }
}
