package carillon.journal;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.statement.Positioned;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private static final int LIMIT = 10;

    private record At(long seq) implements Positioned {}

    /** What was asked for and not answered yet, by the position ahead of it. */
    private final Map<Long, Promise<List<At>>> asked = new LinkedHashMap<>();

    private final ReadAhead<At> reading = new ReadAhead<>((seq, limit) -> {
        Promise<List<At>> page = Promise.promise();
        asked.put(seq, page);
        return page.future();
    });

    private void answer(long after, long last) {
        asked.get(after).complete(pageTo(after, last));
    }

    private static List<At> pageTo(long after, long last) {
        return LongStream.rangeClosed(after + 1, last).mapToObj(At::new).toList();
    }

    private void assertIsAskedForAndRead(long after, long last) {
        Future<List<At>> page = reading.after(after, LIMIT);
        answer(after, last);

        assertThat(now(page)).isEqualTo(pageTo(after, last));
    }

    @Test
    void nothingIsAskedForAheadUntilOnePageWasFull() {
        Future<List<At>> page = reading.after(0, LIMIT);
        assertThat(asked).containsOnlyKeys(0L);

        answer(0, 9);

        assertThat(now(page)).hasSize(9);
        assertThat(asked).containsOnlyKeys(0L);
    }

    @Test
    void behindAFullPageThreeMoreAreAskedForAndAreTakenInOrderThoughTheyComeOutOfIt() {
        Future<List<At>> first = reading.after(0, LIMIT);
        answer(0, 10);
        assertThat(asked.keySet()).containsExactly(0L, 10L, 20L, 30L);
        answer(30, 33);
        answer(20, 30);
        answer(10, 20);

        assertThat(now(first)).isEqualTo(pageTo(0, 10));
        assertThat(now(reading.after(10, LIMIT))).isEqualTo(pageTo(10, 20));
        assertThat(now(reading.after(20, LIMIT))).isEqualTo(pageTo(20, 30));
        assertThat(now(reading.after(30, LIMIT))).isEqualTo(pageTo(30, 33));
        assertThat(asked.keySet()).as("never more than three ahead").containsExactly(0L, 10L, 20L, 30L, 40L, 50L, 60L);
    }

    /** It may have been read before the entries that would have filled the page ahead of it. */
    @Test
    void whatWasAskedForAheadIsNotUsedBehindAPageThatWasNotFull() {
        reading.after(0, LIMIT);
        answer(0, 10);
        reading.after(10, LIMIT);
        answer(10, 15);
        asked.clear();

        assertIsAskedForAndRead(20, 22);
    }

    @Test
    void aJournalWithAGapIsReadFromTheLastEntryThatIsThere() {
        reading.after(0, LIMIT);
        asked.get(0L)
                .complete(LongStream.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 99)
                        .mapToObj(At::new)
                        .toList());
        assertThat(asked).containsOnlyKeys(0L);

        assertIsAskedForAndRead(99, 100);
    }

    @Test
    void aPageAheadThatFailsFailsWhoeverTakesIt() {
        reading.after(0, LIMIT);
        answer(0, 10);
        asked.get(10L).fail("the database is gone");

        assertThatThrownBy(() -> now(reading.after(10, LIMIT))).hasMessageContaining("the database is gone");
    }

    @Test
    void aJournalOfExactlyFullPagesIsReadToItsEnd() {
        List<At> read = new ArrayList<>();

        now(PageReader.forEachPage(
                new ReadAhead<At>(
                        (seq, limit) -> Future.succeededFuture(pageTo(seq, Math.min(seq + limit, 5 * LIMIT)))),
                0,
                LIMIT,
                page -> {
                    read.addAll(page);
                    return Future.succeededFuture(true);
                }));

        assertThat(read).isEqualTo(pageTo(0, 5 * LIMIT));
    }
}
