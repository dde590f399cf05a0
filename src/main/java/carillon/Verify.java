package carillon;

import carillon.backup.JournalCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a backup, or all that a server or a database holds, and says which cursor each journal leads to. */
@Command(
        name = "verify",
        description = "Checks a backup; without a file, what a server or a database holds.",
        mixinStandardHelpOptions = true)
final class Verify implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    BackupSource.Options where = new BackupSource.Options();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A backup; none to check a server or a database.")
    @Nullable
    String file;

    @Override
    public Integer call() throws IOException, SQLException {
        JournalCheck check = new JournalCheck();
        String summary;
        try (CountedRows rows = new CountedRows(check, "Checking")) {
            if (file == null) {
                where.find(
                                System.getenv(),
                                Objects.requireNonNull(spec).commandLine().getErr()::println)
                        .feed(rows);
            } else {
                BackupSource.readFile(file, rows);
            }
            summary = rows.summary();
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        check.found().forEach(found -> print(found, out));
        check.faults().forEach(out::println);
        if (check.faults().isEmpty()) {
            out.printf(
                    "%s, written by Carillon %s: no fault%n",
                    summary, check.header().orElseThrow().writtenBy());
        }
        out.flush();
        return check.faults().isEmpty() ? 0 : Carillon.FAILED;
    }

    private static void print(JournalCheck.Found found, PrintWriter out) {
        out.printf(
                "%s: %s entries%s%n",
                found.name(),
                CountedRows.number(found.entries()),
                found.cursor().map(cursor -> ", cursor " + cursor).orElse(""));
        if (found.unknown() > 0) {
            out.printf(
                    "  %s of them are of kinds that this version does not know: a newer one wrote them%n",
                    CountedRows.number(found.unknown()));
        }
    }
}
