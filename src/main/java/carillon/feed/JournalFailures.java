package carillon.feed;

import carillon.journal.FailureCause;
import carillon.journal.Journal;
import carillon.log.RateLimitedLog;

/** Logs and counts what goes wrong between this node and its journal, and logs when it is over. */
final class JournalFailures {
    private static final System.Logger LOG = System.getLogger(TimelineVerticle.class.getName());

    private final FeedMeasures measures;
    private final RateLimitedLog reading = new RateLimitedLog(LOG);
    private final RateLimitedLog writing = new RateLimitedLog(LOG);
    private final RateLimitedLog damage = new RateLimitedLog(LOG);
    private final RateLimitedLog bugs = new RateLimitedLog(LOG);

    JournalFailures(FeedMeasures measures) {
        this.measures = measures;
    }

    void readFailed(Throwable failure) {
        log(reading, "cannot read the journal", failure);
    }

    void readWorks() {
        reading.over("the journal is read again");
    }

    void appendFailed(Throwable failure) {
        log(writing, "cannot append", failure);
    }

    void trialFailed(Throwable failure) {
        log(writing, "cannot write", failure);
    }

    void writeWorks() {
        writing.over("the journal is written again");
    }

    void damageFound(Journal.End.HeadLost lost) {
        damage.warn("the journal in the database is damaged: its head is " + lost.head() + ", but its last entry is "
                + lost.lastEntry() + ". Nothing is accepted until that is mended.");
    }

    void damageMended() {
        damage.over("the journal is whole again");
    }

    void cannotDecide(RuntimeException bug) {
        measures.failed(FailureCause.BUG);
        bugs.error("what waits or is due cannot be decided, which is a bug", bug);
    }

    private void log(RateLimitedLog log, String what, Throwable failure) {
        FailureCause cause = FailureCause.of(failure);
        measures.failed(cause);
        switch (cause) {
            case LOST_DATABASE -> log.warn(what + ": " + failure.getMessage());
            case BUG -> bugs.error(what + ", which is a bug", failure);
        }
    }
}
