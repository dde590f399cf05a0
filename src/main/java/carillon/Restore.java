package carillon;

import carillon.backup.BackupHeader;
import carillon.backup.RestoreTarget;
import carillon.backup.RowSink;
import carillon.postgres.Database;
import carillon.postgres.DatabaseAddress;
import carillon.postgres.OfflineDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fills a database with what a backup holds, wholly or not at all (docs/backup.md). */
@Command(
        name = "restore",
        description = "Fills a database, on which no server runs, with what a backup holds.",
        mixinStandardHelpOptions = true)
final class Restore implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    DatabaseOptions into = new DatabaseOptions();

    @Option(names = "--over-data", description = "Replaces all that is in the database, which is lost then.")
    boolean overData;

    @Parameters(paramLabel = "FILE", description = "A file that “carillon backup” or a server wrote.")
    String file = "";

    @Override
    public Integer call() throws IOException, SQLException {
        // Nothing is touched before the file is known to be whole.
        read(new Nowhere(), "Checking");
        Optional<DatabaseAddress> address = into.address(System.getenv());
        Path directory = into.directory(System.getenv());
        if (address.isEmpty()) {
            into.requireOwnDatabase(
                    directory, Objects.requireNonNull(spec).commandLine().getErr()::println);
        }
        String where = address.map(DatabaseAddress::toString).orElse(directory.toString());
        String restored;
        try (OfflineDatabase database =
                        address.map(OfflineDatabase::external).orElseGet(() -> DatabaseOptions.embedded(directory));
                Connection connection = database.connect()) {
            RestoreTarget target = new RestoreTarget(connection, where, overData);
            restored = target.fill(load -> read(load, "Restoring"));
        } finally {
            Database.stopEmbedded();
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.printf("%s: restored into %s. Start the server, and look at its timeline.%n", restored, where);
        out.flush();
        return 0;
    }

    private String read(RowSink sink, String what) throws IOException, SQLException {
        try (CountedRows rows = new CountedRows(sink, what)) {
            BackupSource.readFile(file, rows);
            return rows.summary();
        }
    }

    /** Takes rows only to find out whether all of them can be read. */
    private record Nowhere() implements RowSink {
        @Override
        public void begin(BackupHeader header) throws IOException {
            header.requireOwnTables();
        }

        @Override
        public void row(String table, String json) {}

        @Override
        public void end() {}
    }
}
