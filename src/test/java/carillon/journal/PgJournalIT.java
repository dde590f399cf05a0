package carillon.journal;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.EditionId;
import carillon.edition.Language;
import carillon.edition.MilestoneId;
import carillon.edition.Weekend;
import carillon.postgres.Database;
import carillon.postgres.DatabaseAddress;
import carillon.postgres.TestDatabase;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vertx.core.Future;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    @Test
    void aJournalKeepsTheEditionThatItBeganWithAndKnowsTheFilesThatItTookIn() {
        Edition weekend = Weekend.edition();
        Edition edited = Weekend.in(List.of(Language.FR), Map.of(Language.FR, "Rendez-vous"));
        PgJournal mine = journal(here, TestDatabase.edition());

        assertThat(now(mine.begin(weekend, "first"))).isEqualTo(new PgJournal.Beginning(weekend, true, false));
        assertThat(now(mine.begin(edited, "second"))).isEqualTo(new PgJournal.Beginning(weekend, false, false));
        now(mine.takeIn("second"));
        assertThat(now(mine.begin(edited, "second"))).isEqualTo(new PgJournal.Beginning(weekend, true, false));
        assertThat(now(mine.begin(weekend, "first"))).isEqualTo(new PgJournal.Beginning(weekend, true, false));
    }

    @Test
    void aJournalTellsWhetherAnybodyButAFileChangedWhatWasAnnounced() {
        PgJournal mine = journal(here, TestDatabase.edition());
        now(mine.begin(Weekend.edition(), "first"));
        Entry byFile = change(1, new Author.File("second"));
        assertThat(now(mine.append(Journal.Last.NONE, List.of(byFile)))).isTrue();
        assertThat(now(mine.begin(Weekend.edition(), "third")).isChanged()).isFalse();

        assertThat(now(mine.append(Journal.Last.of(byFile), List.of(change(2, BY)))))
                .isTrue();

        assertThat(now(mine.begin(Weekend.edition(), "third")).isChanged()).isTrue();
    }

    private static Entry change(long seq, Author by) {
        return new Entry(
                seq,
                UUID.randomUUID(),
                NOON,
                by,
                new Decision.MilestoneChanged(
                        new MilestoneId("meetup-video"),
                        null,
                        null,
                        TextNode.valueOf("PT20M"),
                        null,
                        null,
                        null,
                        null,
                        null),
                null);
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

    /** One more, kept behind the last one. */
    static Entry appended(Journal journal, Journal.Last last) {
        Entry entry = entry(last.seq() + 1);
        assertThat(now(journal.append(last, List.of(entry)))).isTrue();
        return entry;
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

        assertThat(now(journal.append(Journal.Last.NONE, said))).isTrue();

        assertThat(now(journal.after(0, 3))).isEqualTo(said.subList(0, 3));
        assertThat(now(journal.after(3, 3))).isEqualTo(said.subList(3, 5));
        assertThat(now(journal.after(5, 3))).isEmpty();
    }

    @Test
    void journalsOfTwoEditionsDoNotMix() {
        PgJournal one = journal(here, TestDatabase.edition());
        PgJournal other = journal(here, TestDatabase.edition());
        UUID id = UUID.randomUUID();

        assertThat(now(one.append(Journal.Last.NONE, List.of(entry(1, id))))).isTrue();
        assertThat(now(other.append(Journal.Last.NONE, List.of(entry(1, id))))).isTrue();

        assertThat(now(other.after(0, 10))).hasSize(1);
    }

    @Test
    void aStaleHeadAppendsNothing() {
        EditionId edition = TestDatabase.edition();
        PgJournal mine = journal(here, edition);
        PgJournal theirs = journal(there, edition);
        assertThat(now(theirs.append(Journal.Last.NONE, List.of(entry(1), entry(2)))))
                .isTrue();

        assertThat(now(mine.append(Journal.Last.NONE, List.of(entry(1))))).isFalse();
        assertThat(now(mine.append(Journal.Last.of(entry(3)), List.of(entry(4)))))
                .isFalse();

        assertThat(now(mine.after(0, 10))).extracting(Entry::seq).containsExactly(1L, 2L);
    }

    @Test
    void theSameIdFromTwoNodesIsKeptOnce() {
        EditionId edition = TestDatabase.edition();
        UUID id = UUID.randomUUID();
        Entry first = entry(1, id);
        assertThat(now(journal(here, edition).append(Journal.Last.NONE, List.of(first))))
                .isTrue();

        PgJournal theirs = journal(there, edition);
        assertThat(now(theirs.append(Journal.Last.of(first), List.of(entry(2), entry(3, id)))))
                .isFalse();

        assertThat(now(theirs.after(0, 10))).hasSize(1);
        appended(theirs, Journal.Last.of(first));
    }

    @Test
    void whatIsNotInSequenceIsABug() {
        PgJournal journal = journal(here, TestDatabase.edition());
        UUID id = UUID.randomUUID();

        assertThatThrownBy(() -> journal.append(Journal.Last.NONE, List.of(entry(1), entry(3))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> journal.append(Journal.Last.NONE, List.of(entry(1, id), entry(2, id))))
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

    private static Journal.Last lastOf(List<Entry> kept) {
        return kept.isEmpty() ? Journal.Last.NONE : Journal.Last.of(kept.getLast());
    }

    /** Tries again behind whatever came, until it is in. */
    private static Future<Long> persistently(PgJournal journal, UUID id) {
        return journal.after(0, 1_000).compose(kept -> {
            long next = kept.size() + 1L;
            return journal.append(lastOf(kept), List.of(entry(next, id)))
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

        appended(journal(here, TestDatabase.edition()), Journal.Last.NONE);
        now(mine.append(Journal.Last.NONE, List.of(entry(1), entry(2))));

        assertThat(heard.next()).isEqualTo(2);
        assertThat(heard.nothingMore()).isTrue();
        now(theirs.close());
    }

    @Test
    void whoeverBeginsToWatchLaterIsWokenTooForWhatWasSaidBefore() throws InterruptedException {
        PgJournal journal = journal(here, TestDatabase.edition());
        Heard first = Heard.of(journal);

        Heard second = Heard.of(journal);

        appended(journal, Journal.Last.NONE);
        assertThat(first.next()).isEqualTo(1);
        assertThat(second.next()).isEqualTo(1);
        now(journal.close());
    }

    @Test
    void whatWouldFollowAnotherEntryUnderTheSamePositionIsNotAppended() {
        EditionId edition = TestDatabase.edition();
        PgJournal mine = journal(here, edition);
        Entry last = appended(mine, Journal.Last.NONE);
        // What a rule says has the same id in every journal.
        Entry sameAtAnotherTime = new Entry(1, last.id(), NOON.plusMillis(1), BY, last.statement(), null);

        assertThat(now(mine.append(Journal.Last.of(entry(1)), List.of(entry(2)))))
                .isFalse();
        assertThat(now(mine.append(Journal.Last.of(sameAtAnotherTime), List.of(entry(2)))))
                .isFalse();

        appended(mine, Journal.Last.of(last));
    }

    @Test
    void aJournalThatIsPutBackWhileAnAppendWaitsForItTakesNothingThatFollowsWhatWasThere() throws Exception {
        DatabaseAddress address = TestDatabase.empty();
        Database database = now(Database.external(TestDatabase.vertx(), address));
        PgJournal journal = journal(database, TestDatabase.edition());
        Entry last = appended(journal, Journal.Last.NONE);
        Future<Boolean> append;
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update entry set id = gen_random_uuid()");
            statement.execute("update journal set head = head");
            append = journal.append(Journal.Last.of(last), List.of(entry(2)));
            while (TestDatabase.ask(address, "select count(*) from pg_locks where not granted")
                    .equals("0")) {
                Thread.onSpinWait();
            }
            connection.commit();
        }

        assertThat(now(append)).isFalse();
        now(database.close());
    }

    @Test
    void whereItEndsIsToldFromWhereItWasDamagedAndFromWhereItWentAnotherWay() {
        DatabaseAddress address = TestDatabase.empty();
        Database database = now(Database.external(TestDatabase.vertx(), address));
        PgJournal journal = journal(database, TestDatabase.edition());
        assertThat(now(journal.end(Journal.Last.NONE))).isEqualTo(new Journal.End.At(0));
        Journal.Last first = Journal.Last.of(appended(journal, Journal.Last.NONE));
        Journal.Last second = Journal.Last.of(appended(journal, first));

        assertThat(now(journal.end(second))).isEqualTo(new Journal.End.At(2));
        assertThat(now(journal.end(first))).as("behind").isEqualTo(new Journal.End.At(2));
        assertThat(now(journal.end(Journal.Last.of(entry(2))))).isEqualTo(new Journal.End.AnotherHistory());

        TestDatabase.execute(address, "update journal set head = 1");
        assertThat(now(journal.end(second))).isEqualTo(new Journal.End.HeadLost(1, 2));

        TestDatabase.execute(address, "delete from entry where seq = 2");
        assertThat(now(journal.end(second))).isEqualTo(new Journal.End.AnotherHistory());
        assertThat(now(journal.end(first))).isEqualTo(new Journal.End.At(1));

        TestDatabase.execute(address, "delete from entry; delete from journal");
        assertThat(now(journal.end(Journal.Last.NONE))).isEqualTo(new Journal.End.AnotherHistory());
        now(database.close());
    }

    @Test
    void aTrialLeavesNothingBehind() {
        DatabaseAddress address = TestDatabase.empty();
        Database database = now(Database.external(TestDatabase.vertx(), address));
        PgJournal journal = journal(database, TestDatabase.edition());

        now(journal.tryToWrite());
        String size = TestDatabase.ask(address, "select pg_total_relation_size('write_trial')");
        now(Future.all(journal.tryToWrite(), journal.tryToWrite(), journal.tryToWrite()));

        assertThat(TestDatabase.ask(address, "select count(*) from write_trial"))
                .isEqualTo("0");
        assertThat(TestDatabase.ask(address, "select pg_total_relation_size('write_trial')"))
                .isEqualTo(size);
        now(database.close());
    }
}
