package carillon.journal;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.postgres.TestDatabase;
import carillon.statement.Entry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PageReaderTest {
    private static final int LAST = 30_000;

    private static Future<List<Entry>> pageOf(long seq, int limit) {
        List<Entry> page = new ArrayList<>();
        for (long next = seq + 1; next <= LAST && page.size() < limit; next++) {
            page.add(PgJournalIT.entry(next));
        }
        return Future.succeededFuture(page);
    }

    /** As from a database: answered later, on the event loop that asked. */
    private static Future<List<Entry>> laterPageOf(long seq, int limit) {
        Promise<List<Entry>> later = Promise.promise();
        TestDatabase.vertx()
                .getOrCreateContext()
                .runOnContext(_ -> pageOf(seq, limit).onComplete(later));
        return later.future();
    }

    private static long read(PageReader.Source<Entry> source, int size) {
        var last = new AtomicLong();
        Promise<Void> read = Promise.promise();
        TestDatabase.vertx()
                .getOrCreateContext()
                .runOnContext(_ -> PageReader.forEachPage(source, 0, size, page -> {
                            page.forEach(entry -> assertThat(entry.seq()).isEqualTo(last.incrementAndGet()));
                            return Future.succeededFuture(true);
                        })
                        .onComplete(read));
        now(read.future());
        return last.get();
    }

    @Test
    void aJournalOfManyThousandPagesIsReadToItsEnd() {
        assertThat(read(PageReaderTest::laterPageOf, 1)).isEqualTo(LAST);
        assertThat(read(PageReaderTest::pageOf, 1)).as("answered at once").isEqualTo(LAST);
        assertThat(read(PageReaderTest::laterPageOf, 7_000)).isEqualTo(LAST);
    }

    @Test
    void noMoreIsAskedForThanIsWanted() {
        var asked = new AtomicLong();

        now(PageReader.forEachPage(
                (seq, limit) -> {
                    asked.incrementAndGet();
                    return pageOf(seq, limit);
                },
                0,
                10,
                page -> Future.succeededFuture(page.getLast().seq() < 30)));

        assertThat(asked).hasValue(3);
    }

    @Test
    void whateverFailsOrIsThrownFailsTheWhole() {
        assertThatThrownBy(() -> now(PageReader.forEachPage(
                        (seq, limit) -> {
                            throw new IllegalStateException("no page");
                        },
                        0,
                        10,
                        _ -> Future.succeededFuture(true))))
                .hasMessage("no page");
        assertThatThrownBy(() -> now(PageReader.forEachPage(PageReaderTest::pageOf, 0, 10, _ -> {
                    throw new IllegalStateException("not taken");
                })))
                .hasMessage("not taken");
    }
}
