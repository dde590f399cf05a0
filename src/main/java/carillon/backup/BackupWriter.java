package carillon.backup;

import carillon.digest.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Writes a backup as a compressed file, whose last line has the counts of its rows and the SHA-256 of all lines before. */
public final class BackupWriter implements RowSink {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final GZIPOutputStream out;
    private final MessageDigest sha256 = Sha256.begin();
    private final Map<String, Long> rows = new TreeMap<>();

    /**
     * Begins a file.
     *
     * @param out is written in pieces of some size and flushed at the end, but never closed
     */
    public BackupWriter(OutputStream out) throws IOException {
        this.out = new GZIPOutputStream(out, BUFFER_BYTES);
    }

    @Override
    public void begin(BackupHeader header) throws IOException {
        write((header.line() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void row(String table, String json) throws IOException {
        write(new BackupLine(table, json).bytes());
        rows.merge(table, 1L, Long::sum);
    }

    private void write(byte[] line) throws IOException {
        sha256.update(line);
        out.write(line);
    }

    @Override
    public void end() throws IOException {
        out.write((BackupEnd.of(rows, sha256).line() + "\n").getBytes(StandardCharsets.UTF_8));
        out.finish();
        out.flush();
    }
}
