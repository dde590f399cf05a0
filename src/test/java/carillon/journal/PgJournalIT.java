package carillon.journal;

import static carillon.journal.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.edition.CityId;
import carillon.edition.EditionId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PgJournalIT {
    private static final Instant NOON = Instant.parse("2017-03-04T12:00:00.123Z");
    private static final Author BY = new Author.Program();

    // Two nodes on one database.
    private static Database here;
    private static Database there;

    @BeforeAll
    static void openTwice() {
        DatabaseAddress address = TestDatabase.empty();
        // Both at once, on an empty database: the tables are made exactly once.
        Future<Database> first = Database.external(TestDatabase.vertx(), address);
        Future<Database> second = Database.external(TestDatabase.vertx(), address);
        here = now(first);
        there = now(second);
    }

    @AfterAll
    static void close() {
        now(Future.join(here.close(), there.close()));
    }

    private static PgJournal journal(Database database, EditionId edition) {
        return now(new Journals(database).ofEvent(edition));
    }

    static Entry entry(long seq) {
        return entry(seq, UUID.randomUUID());
    }

    static Entry entry(long seq, UUID id) {
        return new Entry(seq, id, NOON, BY, new CheckIn.CityOpened(new CityId("lyon")), null);
    }

    @Test
    void aNewJournalIsEmpty() {
        assertThat(now(journal(here, TestDatabase.edition()).after(0, 10))).isEmpty();
    }

    @Test
    void whatWasAppendedIsReadInPages() {
        PgJournal journal = journal(here, TestDatabase.edition());
        List<Entry> said =
                LongStream.rangeClosed(1, 5).mapToObj(PgJournalIT::entry).toList();

        assertThat(now(journal.append(said))).isTrue();

        assertThat(now(journal.after(0, 3))).isEqualTo(said.subList(0, 3));
        assertThat(now(journal.after(3, 3))).isEqualTo(said.subList(3, 5));
        assertThat(now(journal.after(5, 3))).isEmpty();
    }

    @Test
    void journalsOfTwoEditionsDoNotMix() {
        PgJournal one = journal(here, TestDatabase.edition());
        PgJournal other = journal(here, TestDatabase.edition());
        UUID id = UUID.randomUUID();

        assertThat(now(one.append(List.of(entry(1, id))))).isTrue();
        assertThat(now(other.append(List.of(entry(1, id))))).isTrue();

        assertThat(now(other.after(0, 10))).hasSize(1);
    }

    @Test
    void aStaleHeadAppendsNothing() {
        EditionId edition = TestDatabase.edition();
        PgJournal mine = journal(here, edition);
        PgJournal theirs = journal(there, edition);
        assertThat(now(theirs.append(List.of(entry(1), entry(2))))).isTrue();

        assertThat(now(mine.append(List.of(entry(1))))).isFalse();
        assertThat(now(mine.append(List.of(entry(4))))).isFalse();

        assertThat(now(mine.after(0, 10))).extracting(Entry::seq).containsExactly(1L, 2L);
    }

    @Test
    void theSameIdFromTwoNodesIsKeptOnce() {
        EditionId edition = TestDatabase.edition();
        UUID id = UUID.randomUUID();
        assertThat(now(journal(here, edition).append(List.of(entry(1, id))))).isTrue();

        PgJournal theirs = journal(there, edition);
        assertThat(now(theirs.append(List.of(entry(2), entry(3, id))))).isFalse();

        assertThat(now(theirs.after(0, 10))).hasSize(1);
        assertThat(now(theirs.append(List.of(entry(2))))).isTrue();
    }

    @Test
    void whatIsNotInSequenceIsABug() {
        PgJournal journal = journal(here, TestDatabase.edition());
        UUID id = UUID.randomUUID();

        assertThatThrownBy(() -> journal.append(List.of(entry(1), entry(3))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> journal.append(List.of(entry(1, id), entry(2, id))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void positionsAreGaplessHoweverManyAppendAtOnce() {
        EditionId edition = TestDatabase.edition();
        List<PgJournal> nodes = List.of(journal(here, edition), journal(there, edition));
        List<UUID> said =
                IntStream.range(0, 120).mapToObj(n -> UUID.randomUUID()).toList();

        now(Future.join(IntStream.range(0, said.size())
                .mapToObj(n -> persistently(nodes.get(n % 2), said.get(n)))
                .toList()));

        List<Entry> kept = now(nodes.getFirst().after(0, 1_000));
        assertThat(kept)
                .extracting(Entry::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 120).boxed().toList());
        assertThat(kept).extracting(Entry::id).containsExactlyInAnyOrderElementsOf(said);
    }

    /** Tries again behind whatever came, until it is in. */
    private static Future<Long> persistently(PgJournal journal, UUID id) {
        return journal.after(0, 1_000).compose(kept -> {
            long next = kept.size() + 1L;
            return journal.append(List.of(entry(next, id)))
                    .compose(in -> in ? Future.succeededFuture(next) : persistently(journal, id));
        });
    }

    @Test
    void aReaderWhoFollowsNeverFindsAPositionItMissed() {
        EditionId edition = TestDatabase.edition();
        PgJournal writer = journal(here, edition);
        PgJournal reader = journal(there, edition);
        Future<?> writing = Future.join(IntStream.range(0, 60)
                .mapToObj(n -> persistently(writer, UUID.randomUUID()))
                .toList());

        List<Entry> seen = new ArrayList<>();
        while (seen.size() < 60) {
            seen.addAll(now(reader.after(seen.isEmpty() ? 0 : seen.getLast().seq(), 7)));
        }

        now(writing);
        assertThat(new HashSet<>(seen)).hasSize(60);
    }

    @Test
    void anAppendWakesTheOtherNode() throws InterruptedException {
        EditionId edition = TestDatabase.edition();
        PgJournal mine = journal(here, edition);
        PgJournal theirs = journal(there, edition);
        Heard heard = Heard.of(theirs);

        now(journal(here, TestDatabase.edition()).append(List.of(entry(1))));
        now(mine.append(List.of(entry(1), entry(2))));

        assertThat(heard.next()).isEqualTo(2);
        assertThat(heard.nothingMore()).isTrue();
        now(theirs.close());
    }

    @Test
    void whoeverBeginsToWatchLaterIsWokenTooForWhatWasSaidBefore() throws InterruptedException {
        PgJournal journal = journal(here, TestDatabase.edition());
        Heard first = Heard.of(journal);

        Heard second = Heard.of(journal);

        now(journal.append(List.of(entry(1))));
        assertThat(first.next()).isEqualTo(1);
        assertThat(second.next()).isEqualTo(1);
        now(journal.close());
    }
}
