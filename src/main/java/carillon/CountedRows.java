package carillon;

import carillon.backup.BackupHeader;
import carillon.backup.RowSink;
import carillon.log.Progress;
import java.io.IOException;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Passes rows on, counts them, and shows how many there were where that takes long. */
final class CountedRows implements RowSink, AutoCloseable {
    private final RowSink sink;
    private final Progress progress;
    private long entries;
    private @Nullable BackupHeader header;

    /**
     * Counts the rows on their way to a sink.
     *
     * @param what is going on, such as “Backing up”
     */
    CountedRows(RowSink sink, String what) {
        this.sink = sink;
        this.progress = Progress.of(what, "rows", 0);
    }

    @Override
    public void begin(BackupHeader begins) throws IOException, SQLException {
        header = begins;
        sink.begin(begins);
    }

    @Override
    public void row(String table, String json) throws IOException, SQLException {
        sink.row(table, json);
        progress.advance(1);
        if (table.equals("entry")) {
            entries++;
        }
    }

    @Override
    public void end() throws IOException, SQLException {
        sink.end();
        progress.close();
    }

    /** Ends it, also where the rows did not come to their end. */
    @Override
    public void close() {
        progress.fail();
    }

    /** Says what came, once it has ended: “1,234 entries of 2 journals, as of 2026-11-30T10:30:00Z”. */
    String summary() {
        int journals = header == null ? 0 : header.journals().size();
        return "%s %s of %s %s, as of %s"
                .formatted(
                        number(entries),
                        entries == 1 ? "entry" : "entries",
                        number(journals),
                        journals == 1 ? "journal" : "journals",
                        header == null ? "" : header.at().truncatedTo(ChronoUnit.SECONDS));
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
