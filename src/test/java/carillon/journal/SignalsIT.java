package carillon.journal;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.edition.EditionId;
import carillon.postgres.Database;
import carillon.postgres.DatabaseUnavailable;
import carillon.postgres.LosableDatabase;
import carillon.postgres.TestDatabase;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nodes tell each other past the journal. */
class SignalsIT {
    private final EditionId edition = TestDatabase.edition();
    private LosableDatabase server;
    private Database here;
    private Database there;
    private PgJournal mine;
    private PgJournal theirs;

    @BeforeEach
    void open() {
        server = LosableDatabase.start();
        here = now(Database.external(TestDatabase.vertx(), server.address()));
        there = now(Database.external(TestDatabase.vertx(), server.address()));
        mine = now(new Journals(here).ofEvent(edition));
        theirs = now(new Journals(there).ofEvent(edition));
    }

    @AfterEach
    void close() throws Exception {
        now(mine.close());
        now(theirs.close());
        now(here.close());
        now(there.close());
        server.close();
    }

    private static BlockingQueue<String> hearing(PgJournal journal) throws InterruptedException {
        var heard = new LinkedBlockingQueue<String>();
        journal.onSignal(heard::add);
        Heard.of(journal);
        return heard;
    }

    private static String next(BlockingQueue<String> heard) throws InterruptedException {
        return heard.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void everyNodeHearsThemInOrderTheSenderToo() throws InterruptedException {
        BlockingQueue<String> heardHere = hearing(mine);
        BlockingQueue<String> heardThere = hearing(theirs);
        List<String> said =
                IntStream.range(0, 20).mapToObj(n -> n + " mille cafés").toList();

        now(mine.send(said.subList(0, 10)));
        now(mine.send(said.subList(10, 20)));

        for (String one : said) {
            assertThat(next(heardHere)).isEqualTo(one);
            assertThat(next(heardThere)).isEqualTo(one);
        }
    }

    @Test
    void thoseOfAnotherJournalAreNotHeard() throws InterruptedException {
        BlockingQueue<String> heard = hearing(theirs);

        now(now(new Journals(here).ofEvent(TestDatabase.edition())).send(List.of("ailleurs")));
        now(mine.send(List.of("ici")));

        assertThat(next(heard)).isEqualTo("ici");
    }

    @Test
    void theLongestPasses() throws InterruptedException {
        BlockingQueue<String> heard = hearing(theirs);
        String longest = "é".repeat(SignalChannel.MAX_BYTES / 2);

        now(mine.send(List.of(longest)));

        assertThat(next(heard)).isEqualTo(longest);
        assertThatThrownBy(() -> mine.send(List.of(longest + "e"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theyLeaveNothingInTheJournal() {
        now(mine.send(List.of("rien")));

        assertThat(now(mine.after(0, 10))).isEmpty();
    }

    @Test
    void whatIsSaidWhileTheDatabaseIsAwayIsLostAndWhatIsSaidThenIsHeard() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        theirs.onSignal(heard::add);
        Heard watching = Heard.of(theirs);

        server.stop();

        assertThat(watching.next()).isEqualTo(Heard.LOST);
        assertThatThrownBy(() -> now(mine.send(List.of("pendant")))).isInstanceOf(DatabaseUnavailable.class);

        server.startAgain();

        assertThat(watching.next()).isEqualTo(Heard.BEGINS);
        now(mine.send(List.of("après")));
        assertThat(next(heard)).isEqualTo("après");
    }
}
