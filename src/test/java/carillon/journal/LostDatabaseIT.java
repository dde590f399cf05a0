package carillon.journal;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.edition.EditionId;
import carillon.postgres.Database;
import carillon.postgres.DatabaseAddress;
import carillon.postgres.DatabaseRefused;
import carillon.postgres.DatabaseUnavailable;
import carillon.postgres.LosableDatabase;
import carillon.postgres.Relay;
import carillon.postgres.TestDatabase;
import carillon.statement.Entry;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that goes away, and comes back, under a Carillon that stays. */
class LostDatabaseIT {
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
        EditionId edition = TestDatabase.edition();
        mine = now(new Journals(here).ofEvent(edition));
        theirs = now(new Journals(there).ofEvent(edition));
    }

    @AfterEach
    void close() throws Exception {
        now(Future.join(here.close(), there.close()));
        server.close();
    }

    @Test
    void whileItIsAwayNothingIsAcknowledgedAndWhenItIsBackEverythingGoesOn() throws Exception {
        Heard heard = Heard.of(theirs);
        Journal.Last first = Journal.Last.of(PgJournalIT.appended(mine, Journal.Last.NONE));
        assertThat(heard.next()).isEqualTo(1);

        server.stop();

        assertThat(heard.next()).isEqualTo(Heard.LOST);
        assertThatThrownBy(() -> now(mine.append(first, List.of(PgJournalIT.entry(2)))))
                .isInstanceOf(DatabaseUnavailable.class);
        assertThatThrownBy(() -> now(mine.tryToWrite())).isInstanceOf(DatabaseUnavailable.class);
        assertThatThrownBy(() -> now(mine.end(first))).isInstanceOf(DatabaseUnavailable.class);
        assertThatThrownBy(() -> now(mine.after(0, 10))).isInstanceOf(DatabaseUnavailable.class);

        server.startAgain();

        Journal.Last second = Journal.Last.of(PgJournalIT.appended(mine, first));
        assertThat(now(mine.after(0, 10))).hasSize(2);
        assertThat(heard.next()).as("woken for what may have been missed").isEqualTo(Heard.BEGINS);
        PgJournalIT.appended(mine, second);
        for (long head = heard.next(); head != 3; head = heard.next()) {
            assertThat(head).as("heard again before the second was appended").isEqualTo(2);
        }
    }

    @Test
    void aDatabaseThatFreezesKeepsNobodyWaiting() throws Exception {
        Heard heard = Heard.of(mine);
        Journal.Last first = Journal.Last.of(PgJournalIT.appended(mine, Journal.Last.NONE));

        server.freeze();
        // More of them than there are connections, old and new ones.
        List<Future<Boolean>> waiting = IntStream.range(0, 12)
                .mapToObj(n -> mine.append(first, List.of(PgJournalIT.entry(2))))
                .toList();
        for (Future<Boolean> append : waiting) {
            assertThatThrownBy(() -> now(append)).isInstanceOf(DatabaseUnavailable.class);
        }
        server.thaw();

        // Some of what nobody acknowledged may have been kept; reading tells.
        List<Entry> kept = eventually();
        assertThat(kept).hasSizeBetween(1, 2);
        long next = PgJournalIT.appended(mine, Journal.Last.of(kept.getLast())).seq();
        long head = heard.next();
        while (head < next) {
            head = heard.next();
        }
    }

    @Test
    void aConnectionThatNeverAnswersAgainIsReplaced() throws Exception {
        try (Relay relay = new Relay(server.address().port())) {
            Database far = now(Database.external(TestDatabase.vertx(), at(relay.port())));
            PgJournal journal = now(new Journals(far).ofEvent(TestDatabase.edition()));
            Heard heard = Heard.of(journal);
            // As many as there may be, all used.
            now(Future.join(
                    IntStream.range(0, 12).mapToObj(n -> journal.after(0, 10)).toList()));

            relay.swallow();
            for (Future<List<Entry>> answer :
                    IntStream.range(0, 6).mapToObj(n -> journal.after(0, 10)).toList()) {
                assertThatThrownBy(() -> now(answer)).isInstanceOf(DatabaseUnavailable.class);
            }

            PgJournalIT.appended(journal, Journal.Last.NONE);
            assertThat(heard.next()).isEqualTo(Heard.LOST);
            assertThat(heard.next()).as("listening anew").isEqualTo(Heard.BEGINS);
            now(far.close());
        }
    }

    private DatabaseAddress at(int port) {
        var right = server.address();
        return new DatabaseAddress(
                right.host(), port, right.database(), right.user(), right.password(), right.encryption());
    }

    /** What is kept, once the database answers. */
    private List<Entry> eventually() {
        for (int tries = 1; ; tries++) {
            try {
                return now(mine.after(0, 10));
            } catch (DatabaseUnavailable e) {
                assertThat(tries).isLessThan(20);
            }
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsRefusedInOneSentence() throws IOException {
        int port = freePort();
        var address = DatabaseAddress.parse("postgresql://anna:secret@127.0.0.1:" + port + "/carillon");
        assertRefused(address, "The database at 127.0.0.1:" + port + "/carillon cannot be used");
    }

    private static int freePort() throws IOException {
        try (ServerSocket nobody = new ServerSocket(0)) {
            return nobody.getLocalPort();
        }
    }

    @Test
    void aDatabaseThatNeverAnswersIsRefusedInSeconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            var address =
                    DatabaseAddress.parse("postgresql://anna:secret@127.0.0.1:" + silent.getLocalPort() + "/carillon");
            assertRefused(address, "cannot be used");
        }
    }

    @Test
    void aWrongPasswordIsRefusedWithoutShowingIt() {
        var right = server.address();
        var wrong = new DatabaseAddress(
                right.host(), right.port(), right.database(), right.user(), "secret", right.encryption());
        assertRefused(wrong, "password authentication failed");
    }

    private static void assertRefused(DatabaseAddress address, String because) {
        assertThatThrownBy(() -> now(Database.external(TestDatabase.vertx(), address)))
                .isInstanceOf(DatabaseRefused.class)
                .message()
                .contains(because)
                .doesNotContain("secret")
                .doesNotContain("\n");
    }
}
