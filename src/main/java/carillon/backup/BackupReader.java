package carillon.backup;

import carillon.digest.Sha256;
import carillon.postgres.Tables;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a backup line by line, and hands each row on. That the file is whole is known at its end only: a sink that must not keep a part
 * waits for {@link RowSink#end}.
 */
public final class BackupReader {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final String CUT = "is cut: its end is missing. Take another backup; this one cannot be restored";
    private static final String DAMAGED =
            "is damaged: its content is not what was written. Take another backup; this one cannot be restored";

    private final LineInput in;
    private final MessageDigest sha256 = Sha256.begin();
    private final Map<String, Long> rows = new TreeMap<>();

    private BackupReader(LineInput in) {
        this.in = in;
    }

    /**
     * Reads a whole backup.
     *
     * @param name what the file is called in sentences
     * @throws BackupRefused where it is cut, altered, of another program or of a newer version; the sentence begins with the name
     */
    public static void read(InputStream file, String name, RowSink sink) throws IOException, SQLException {
        try (GZIPInputStream unzipped = unzipped(file)) {
            new BackupReader(new LineInput(unzipped, BackupLine.MAX_BYTES)).readAll(sink);
        } catch (EOFException e) {
            throw refused(name, CUT);
        } catch (ZipException e) {
            throw refused(name, DAMAGED);
        } catch (BackupRefused e) {
            throw refused(name, String.valueOf(e.getMessage()));
        }
    }

    private static BackupRefused refused(String name, String what) {
        return new BackupRefused(name + " " + what + ".");
    }

    private static GZIPInputStream unzipped(InputStream file) throws IOException {
        try {
            return new GZIPInputStream(file, BUFFER_BYTES);
        } catch (ZipException | EOFException e) {
            throw BackupHeader.notOurs();
        }
    }

    private void readAll(RowSink sink) throws IOException, SQLException {
        @Nullable String first = nextLine(BackupHeader::notOurs);
        if (first == null) {
            throw BackupHeader.notOurs();
        }
        BackupHeader header = BackupHeader.parse(first);
        if (header.oldest() > Tables.newestVersion()) {
            throw BackupHeader.newer(header.writtenBy());
        }
        sink.begin(header);
        BackupEnd expected = rows(sink);
        if (!in.isAtEnd() || !expected.equals(BackupEnd.of(rows, sha256))) {
            throw new BackupRefused(DAMAGED);
        }
        sink.end();
    }

    private BackupEnd rows(RowSink sink) throws IOException, SQLException {
        while (true) {
            byte[] line = nextBytes(() -> new BackupRefused(DAMAGED));
            if (line.length == 0) {
                throw new EOFException();
            }
            String text = text(line);
            Optional<BackupEnd> end = BackupEnd.parse(text);
            if (end.isPresent()) {
                return end.get();
            }
            BackupLine row = BackupLine.parse(text).orElseThrow(() -> new BackupRefused(DAMAGED));
            sha256.update(line);
            rows.merge(row.table(), 1L, Long::sum);
            sink.row(row.table(), row.json());
        }
    }

    private @Nullable String nextLine(Refusal tooLong) throws IOException {
        byte[] line = nextBytes(tooLong);
        sha256.update(line);
        return line.length == 0 ? null : text(line);
    }

    private static String text(byte[] line) {
        return new String(line, 0, line.length - 1, StandardCharsets.UTF_8);
    }

    /** Says why a line that is too long cannot be. */
    private interface Refusal {
        BackupRefused get();
    }

    /** Reads a line with its break; empty at the end. A last line without a break is one that was cut. */
    private byte[] nextBytes(Refusal tooLong) throws IOException {
        byte[] line = in.next();
        if (line.length > 0 && line[line.length - 1] != '\n') {
            throw tooLong.get();
        }
        return line;
    }
}
