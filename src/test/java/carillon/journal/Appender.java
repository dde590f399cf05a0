package carillon.journal;

import carillon.edition.EditionId;
import carillon.postgres.Database;
import carillon.postgres.TestDatabase;
import carillon.statement.Entry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;

/** A Carillon's journal in a JVM of its own, to be killed: says each position that was acknowledged, until then. */
public final class Appender {
    public static final EditionId EDITION = new EditionId("killed");

    private Appender() {}

    public static void main(String[] arguments) {
        try {
            append(arguments[0]);
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void append(String data) {
        Database database = TestDatabase.now(Database.embedded(Vertx.vertx(), Path.of(data)));
        PgJournal journal = TestDatabase.now(new Journals(database).ofEvent(EDITION));
        List<Entry> kept = TestDatabase.now(journal.after(0, 1_000_000));
        Journal.Last last = kept.isEmpty() ? Journal.Last.NONE : Journal.Last.of(kept.getLast());
        while (true) {
            Entry next = PgJournalIT.entry(last.seq() + 1);
            if (TestDatabase.now(journal.append(last, List.of(next)))) {
                last = Journal.Last.of(next);
                System.out.println(next.seq());
            }
        }
    }
}
