package carillon;

import carillon.backup.BackupFile;
import carillon.backup.BackupFile.Existing;
import carillon.backup.BackupWriter;
import carillon.settings.FileNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes all that a server keeps to one file, while it runs or while none does (docs/backup.md). */
@Command(
        name = "backup",
        description = "Writes all that a server keeps to one file, while it runs or while it does not.",
        mixinStandardHelpOptions = true)
final class Backup implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    BackupSource.Options where = new BackupSource.Options();

    @Option(names = "--replace", description = "Replaces the file where it exists, once the new one is whole.")
    boolean replace;

    @Parameters(paramLabel = "FILE", description = "The file, such as carillon.backup.gz; its owner alone can read it.")
    String file = "";

    @Override
    public Integer call() throws IOException, SQLException {
        Path path = FileNames.path(file);
        BackupFile.requireNone(path, existing());
        BackupSource source = where.find(
                System.getenv(), Objects.requireNonNull(spec).commandLine().getErr()::println);
        AtomicReference<String> summary = new AtomicReference<>("");
        BackupFile.write(path, existing(), out -> {
            try (CountedRows rows = new CountedRows(new BackupWriter(out), "Backing up")) {
                source.feed(rows);
                summary.set(rows.summary());
            }
        });
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.printf("%s: %s, %s bytes%n", file, summary.get(), CountedRows.number(Files.size(path)));
        out.flush();
        return 0;
    }

    private Existing existing() {
        return replace ? Existing.REPLACE : Existing.REFUSE;
    }
}
