package carillon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody who watches a journal, and remembers what they were told. */
final class Heard implements Journal.Listener {
    /** Told when watching begins. */
    static final long BEGINS = Long.MAX_VALUE;

    /** Told when the journal is lost. */
    static final long LOST = -1;

    private static final long PATIENCE_SECONDS = 25;

    private final BlockingQueue<Long> told = new LinkedBlockingQueue<>();

    /** One who watches already. */
    static Heard of(Journal journal) throws InterruptedException {
        Heard heard = new Heard();
        journal.watch(heard);
        assertThat(heard.next()).as("watching begins").isEqualTo(BEGINS);
        return heard;
    }

    @Override
    public void appended(long head) {
        told.add(head);
    }

    @Override
    public void lost() {
        told.add(LOST);
    }

    /** What was told next; waits for it. */
    long next() throws InterruptedException {
        Long next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("nothing was told").isNotNull();
        return next;
    }

    boolean nothingMore() {
        return told.isEmpty();
    }
}
