package carillon.timeline;

import carillon.statement.Decision;
import carillon.statement.Entry;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * The timeline now, and as it was at every position of the journal.
 *
 * <p>A past state is folded again from the journal's entries when it is asked for. So that this never takes more than
 * {@value #STRIDE} steps, the state at every {@value #STRIDE}th position is kept, and after each step that takes long.
 * States share what they have in common, and the entries are kept only once, beside them: so a checkpoint costs some
 * kilobytes.
 *
 * <p>Immutable: it can be asked on any thread, also while entries are added.
 */
public final class Chronicle {
    static final int STRIDE = 256;

    private final Timeline now;
    /** The states at each {@value #STRIDE}th position, without the entries, which all states share. */
    private final GrowingList<Timeline> checkpoints;
    /** The states after those entries that take long to fold, by their positions, kept in the same way. */
    private final TreePMap<Long, Timeline> afterLongSteps;

    private Chronicle(Timeline now, GrowingList<Timeline> checkpoints, TreePMap<Long, Timeline> afterLongSteps) {
        this.now = now;
        this.checkpoints = checkpoints;
        this.afterLongSteps = afterLongSteps;
    }

    /** Returns the chronicle of a timeline without entries. */
    public static Chronicle of(Timeline start) {
        return new Chronicle(start, GrowingList.<Timeline>empty().plus(start), TreePMap.empty());
    }

    /** Returns the chronicle after an entry, which must be the next one of the journal. */
    public Chronicle plus(Entry entry) {
        Timeline next = now.fold(entry);
        return new Chronicle(
                next,
                next.seq() % STRIDE == 0 ? checkpoints.plus(next.knowing(Entries.NONE)) : checkpoints,
                isLongStep(entry) ? afterLongSteps.plus(next.seq(), next.knowing(Entries.NONE)) : afterLongSteps);
    }

    /** Whether an entry takes back thousands of others, or ends that. */
    private static boolean isLongStep(Entry entry) {
        return entry.statement() instanceof Decision.SessionSetAside
                || entry.statement() instanceof Decision.SessionReinstated;
    }

    /** Returns the timeline after the last entry. */
    public Timeline now() {
        return now;
    }

    /**
     * Returns the timeline as it was at a position.
     *
     * @param seq from 0, before the first entry, to {@code now().seq()}
     */
    public Timeline at(long seq) {
        if (seq == now.seq()) {
            return now;
        }
        return fold(nearestTo(seq).knowing(now.entries()), seq);
    }

    /**
     * Returns the timeline as it was at a position, from a state before it: what goes through the journal in order
     * folds each entry once.
     */
    public Timeline after(Timeline before, long seq) {
        return before.seq() > seq || seq - before.seq() > STRIDE ? at(seq) : fold(before.knowing(now.entries()), seq);
    }

    private Timeline fold(Timeline before, long seq) {
        Timeline timeline = before;
        while (timeline.seq() < seq) {
            timeline = timeline.fold(now.entries().at(timeline.seq() + 1));
        }
        return timeline;
    }

    /** Returns what the document said of each start that holds, 10 and 30 minutes ahead of it. */
    public List<Forecast> forecasts() {
        return Forecasts.of(this);
    }

    /** Writes how many of these starts came as predicted, in all and in each city, and which did not. */
    public ObjectNode scores() {
        return ScoreDocument.of(now, forecasts());
    }

    /** Returns the last state that is kept up to a position. */
    private Timeline nearestTo(long seq) {
        Timeline checkpoint = checkpoints.get(Math.toIntExact(seq / STRIDE));
        Map.@Nullable Entry<Long, Timeline> step = afterLongSteps.floorEntry(seq);
        return step == null || step.getKey() < checkpoint.seq() ? checkpoint : step.getValue();
    }

    /**
     * Returns the position of the last entry that was accepted by an instant. A binary search, which an entry's {@code
     * at} allows, for it is never before that of the entry ahead of it.
     *
     * @return from 0, before the first entry, to {@code now().seq()}
     */
    public long positionAt(Instant instant) {
        int before = 0;
        int after = now.entries().size();
        while (before < after) {
            int middle = (before + after) >>> 1;
            if (now.entries().at(middle + 1).at().isAfter(instant)) {
                after = middle;
            } else {
                before = middle + 1;
            }
        }
        return before;
    }

    /** Returns when the entry after a position was accepted; empty where that position is the last one. */
    public Optional<Instant> nextAfter(long seq) {
        return seq < now.seq() ? Optional.of(now.entries().at(seq + 1).at()) : Optional.empty();
    }

    /**
     * Returns what was said at some positions and still holds, without its authors: by position, in the form of a
     * notice, with its {@code id}.
     *
     * @param after the position ahead of the first
     * @param most at how many positions to look, of which some may give nothing
     */
    public ObjectNode statements(long after, int most) {
        ObjectNode statements = Document.node();
        long last = Math.min(now.seq(), after + most);
        for (long seq = after + 1; seq <= last; seq++) {
            Entry entry = now.entries().at(seq);
            if (Notices.isPublic(entry.statement()) && !now.isRetracted(entry)) {
                statements.set(Long.toString(seq), Notices.statement(entry, now.announced()));
            }
        }
        return statements;
    }
}
