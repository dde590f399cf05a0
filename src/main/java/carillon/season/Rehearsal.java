package carillon.season;

import carillon.edition.Edition;
import carillon.feed.Bus;
import carillon.feed.Clock;
import carillon.journal.Journal;
import carillon.journal.PgJournal;
import carillon.rehearsal.Players;
import carillon.rehearsal.Prologue;
import carillon.statement.Entry;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** A rehearsal in which the cities play their parts by themselves. */
public final class Rehearsal {
    /** Always the same, so that a rehearsal can be repeated. */
    private static final long SEED = 2017;

    private Rehearsal() {}

    /**
     * Writes what happened before a rehearsal begins, where its journal is empty. Where another node was quicker, it wrote the same.
     *
     * @param edition with which the journal began
     */
    static Future<Void> begin(PgJournal journal, Edition edition) {
        return begin(journal, edition, journal.anchor().position());
    }

    /**
     * Writes what happened before an instant of the rehearsal, where its journal is empty.
     *
     * @param edition with which the journal began
     */
    public static Future<Void> begin(PgJournal journal, Edition edition, Instant begins) {
        return journal.end(Journal.Last.NONE)
                .map(end -> end instanceof Journal.End.At at && at.head() == 0
                        ? Prologue.of(edition, SEED, begins)
                        : List.<Entry>of())
                .compose(before -> before.isEmpty()
                        ? Future.succeededFuture()
                        : journal.append(Journal.Last.NONE, before).mapEmpty());
    }

    /** Returns what plays the parts of the cities from now on. */
    public static Players players(Edition edition, Bus bus, Clock clock) {
        return new Players(edition, SEED, bus, clock);
    }
}
