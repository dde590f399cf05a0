package carillon.journal;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.EditionId;
import carillon.postgres.Database;
import carillon.postgres.TestDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RehearsalIT {
    private static final Instant SATURDAY = Instant.parse("2017-03-04T17:40:00Z");
    private static final Instant ENDS = Instant.parse("2017-03-05T23:00:00Z");
    private static final Instant TODAY = Instant.parse("2026-11-23T08:00:00.250Z");

    private static Database database;

    private final EditionId edition = TestDatabase.edition();

    @BeforeAll
    static void open() {
        database = TestDatabase.open();
    }

    @AfterAll
    static void close() {
        now(database.close());
    }

    private PgJournal rehearsal(Instant begins, double speed, Instant wall) {
        return now(new Journals(database).ofRehearsal(edition, begins, speed, ENDS, wall));
    }

    private static PgJournal said(PgJournal journal) {
        assertThat(now(journal.append(Journal.Last.NONE, List.of(PgJournalIT.entry(1)))))
                .isTrue();
        return journal;
    }

    private static boolean isNew(PgJournal journal) {
        return now(journal.after(0, 1)).isEmpty();
    }

    @Test
    void itsClockBeginsNow() {
        assertThat(rehearsal(SATURDAY, 10, TODAY).anchor()).isEqualTo(new ClockAnchor(SATURDAY, TODAY, 10));
    }

    @Test
    void startedAgainItGoesOnAsIfItsClockHadNeverStopped() {
        ClockAnchor first = said(rehearsal(SATURDAY, 10, TODAY)).anchor();

        PgJournal again = rehearsal(SATURDAY, 10, TODAY.plusSeconds(100));

        assertThat(isNew(again)).isFalse();
        assertThat(again.anchor()).isEqualTo(first);
    }

    @Test
    void atAnotherSpeedItGoesOnFromWhereItsClockIs() {
        said(rehearsal(SATURDAY, 10, TODAY));

        PgJournal faster = rehearsal(SATURDAY, 60, TODAY.plusSeconds(100));

        assertThat(isNew(faster)).isFalse();
        assertThat(faster.anchor()).isEqualTo(new ClockAnchor(SATURDAY.plusSeconds(1_000), TODAY.plusSeconds(100), 60));
        assertThat(rehearsal(SATURDAY, 60, TODAY.plusSeconds(200)).anchor()).isEqualTo(faster.anchor());
    }

    @Test
    void anotherClockIsAnotherRehearsal() {
        said(rehearsal(SATURDAY, 10, TODAY));

        assertThat(isNew(rehearsal(SATURDAY.plusSeconds(1), 10, TODAY))).isTrue();
        assertThat(isNew(rehearsal(SATURDAY, 10, TODAY))).isFalse();
    }

    @Test
    void theEventItselfHasAJournalOfItsOwn() {
        said(rehearsal(SATURDAY, 10, TODAY));

        PgJournal event = now(new Journals(database).ofEvent(edition));

        assertThat(isNew(event)).isTrue();
        assertThat(event.anchor().at(TODAY)).isEqualTo(TODAY);
    }

    @Test
    void whenItIsOverItBeginsAnewAndTheOldOneIsKept() {
        said(rehearsal(SATURDAY, 3_600, TODAY));
        Instant tomorrow = TODAY.plusSeconds(86_400);

        PgJournal anew = rehearsal(SATURDAY, 3_600, tomorrow);

        assertThat(isNew(anew)).isTrue();
        assertThat(anew.anchor()).isEqualTo(new ClockAnchor(SATURDAY, tomorrow, 3_600));
        var runs = database.ask(c -> c.preparedQuery("select head from journal where edition = $1 order by run")
                .execute(Tuple.of(edition.value())));
        assertThat(now(runs)).extracting(row -> row.getLong("head")).containsExactly(1L, 0L);
    }

    @Test
    void nodesThatBeginItAnewAtOnceShareOneClock() {
        said(rehearsal(SATURDAY, 3_600, TODAY));
        Instant tomorrow = TODAY.plusSeconds(86_400);
        Journals journals = new Journals(database);
        List<Future<PgJournal>> nodes = List.of(
                journals.ofRehearsal(edition, SATURDAY, 3_600, ENDS, tomorrow),
                journals.ofRehearsal(edition, SATURDAY, 3_600, ENDS, tomorrow.plusMillis(5)),
                journals.ofRehearsal(edition, SATURDAY, 3_600, ENDS, tomorrow.plusMillis(9)));
        now(Future.join(nodes));

        assertThat(nodes.stream().map(Future::result).map(PgJournal::anchor).distinct())
                .hasSize(1);
        said(nodes.getFirst().result());
        assertThat(isNew(nodes.getLast().result())).isFalse();
    }
}
