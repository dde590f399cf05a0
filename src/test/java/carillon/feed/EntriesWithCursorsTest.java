package carillon.feed;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.edition.Weekend;
import carillon.journal.PageReader;
import carillon.postgres.TestDatabase;
import carillon.statement.Entry;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntriesWithCursorsTest {
    private static final Cursor START = Cursor.of(Weekend.edition(), false);
    private static final List<Entry> JOURNAL = LongStream.rangeClosed(1, 1_000)
            .mapToObj(seq -> Course.note(seq, new UUID(1, seq)))
            .toList();

    private static Future<List<Entry>> pageOf(long seq, int limit) {
        return Future.succeededFuture(JOURNAL.subList((int) seq, (int) Math.min(JOURNAL.size(), seq + limit)));
    }

    /** Small ones are worked out at once, large ones by workers. */
    @ParameterizedTest
    @ValueSource(ints = {1, 99, 100, 333, 5_000})
    void theCursorsAreTheSameHoweverLongThePages(int limit) {
        List<EntryWithCursor> read = new ArrayList<>();

        now(PageReader.forEachPage(
                new EntriesWithCursors(TestDatabase.vertx(), EntriesWithCursorsTest::pageOf, START), 0, limit, page -> {
                    read.addAll(page);
                    return Future.succeededFuture(true);
                }));

        assertThat(read).isEqualTo(EntryWithCursor.follow(JOURNAL, START));
    }

    @Test
    void thePagesBehindGoOnFromThoseAheadThoughAskedForAtOnce() {
        var steps = new EntriesWithCursors(TestDatabase.vertx(), EntriesWithCursorsTest::pageOf, START);
        Future<List<EntryWithCursor>> first = steps.after(0, 400);
        Future<List<EntryWithCursor>> second = steps.after(400, 400);

        assertThat(now(second)).isEqualTo(EntryWithCursor.follow(JOURNAL, START).subList(400, 800));
        assertThat(now(first)).hasSize(400);
    }

    @Test
    void theEntryThatIsKnownAlreadyComesWithTheCursorThatIsKnown() {
        List<EntryWithCursor> all = EntryWithCursor.follow(JOURNAL, START);
        Cursor known = all.get(499).cursor();
        var steps = new EntriesWithCursors(TestDatabase.vertx(), EntriesWithCursorsTest::pageOf, known);

        assertThat(now(steps.after(499, 10))).isEqualTo(all.subList(499, 509));
    }

    @Test
    void nothingFollowsAPageThatFailed() {
        var steps = new EntriesWithCursors(
                TestDatabase.vertx(),
                (seq, limit) -> seq == 0 ? Future.failedFuture("the database is gone") : pageOf(seq, limit),
                START);
        steps.after(0, 10);

        assertThatThrownBy(() -> now(steps.after(10, 10))).hasMessageContaining("the database is gone");
    }
}
