package carillon.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes to a disk, and says that it was the disk where that fails. */
final class DiskOutput extends FilterOutputStream {
    DiskOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw new BackupRefused(
                    "The backup cannot be written: " + e.getMessage()
                            + ". Nothing of it was kept; make room, or name a file on another disk.",
                    e);
        }
    }
}
