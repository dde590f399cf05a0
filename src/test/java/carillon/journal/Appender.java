package carillon.journal;

import carillon.edition.EditionId;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;

/** A Carillon's journal in a JVM of its own, to be killed: says each position that was acknowledged, until then. */
final class Appender {
    static final EditionId EDITION = new EditionId("killed");

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
        long seq = TestDatabase.now(journal.after(0, 1_000_000)).size();
        while (true) {
            seq++;
            if (TestDatabase.now(journal.append(List.of(PgJournalIT.entry(seq))))) {
                System.out.println(seq);
            }
        }
    }
}
