package carillon.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Writes to a file, and names it where that fails: whoever reads the content from elsewhere can tell both failures apart. */
final class DiskOutput extends FilterOutputStream {
    private final Path file;

    DiskOutput(Path file, OutputStream out) {
        super(out);
        this.file = file;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    static FileSystemException failed(Path file, IOException cause) {
        FileSystemException failed = new FileSystemException(file.toString(), null, cause.getMessage());
        failed.initCause(cause);
        return failed;
    }
}
