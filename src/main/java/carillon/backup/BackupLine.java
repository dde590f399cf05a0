package carillon.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A row as a line: <code>{"TABLE":{…}}</code>. It is put together and taken apart as text, so that a row goes through a file exactly as
 * PostgreSQL wrote it, whatever numbers it has.
 *
 * @param json the columns, as a JSON object
 */
record BackupLine(String table, String json) {
    /** The longest line; what is kept in one row is far shorter. */
    static final int MAX_BYTES = 32 * 1024 * 1024;

    /** Writes it, with a line break. */
    byte[] bytes() throws IOException {
        byte[] bytes = ("{\"" + table + "\":" + json + "}\n").getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_BYTES) {
            throw new BackupRefused("A row of the table " + table + " is longer than " + MAX_BYTES
                    + " bytes, so this backup could not be read again.");
        }
        return bytes;
    }

    /** Reads a line without its line break; empty where it is none. */
    static Optional<BackupLine> parse(String line) {
        int colon = line.indexOf("\":");
        boolean isRow = line.startsWith("{\"") && colon > 2 && line.startsWith("{", colon + 2) && line.endsWith("}}");
        return isRow
                ? Optional.of(new BackupLine(line.substring(2, colon), line.substring(colon + 2, line.length() - 1)))
                : Optional.empty();
    }
}
