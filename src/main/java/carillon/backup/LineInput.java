package carillon.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads lines, as bytes, through a buffer of its own. */
final class LineInput {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final int mostBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int from;
    private int until;

    /** @param mostBytes how many bytes of a line are read at most, but for the rest of a buffer */
    LineInput(InputStream in, int mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
    }

    /** Reads a line with its break; without one where the input ends in it, or it is too long; empty at the end. */
    byte[] next() throws IOException {
        ByteArrayOutputStream begun = new ByteArrayOutputStream(0);
        while (begun.size() < mostBytes && !isAtEnd()) {
            int begin = from;
            from = endOfLine();
            if (buffer[from - 1] == '\n' && begun.size() == 0) {
                return Arrays.copyOfRange(buffer, begin, from);
            }
            begun.write(buffer, begin, from - begin);
            if (buffer[from - 1] == '\n') {
                break;
            }
        }
        return begun.toByteArray();
    }

    /** Returns the position behind the next break, or the end of the buffer. */
    private int endOfLine() {
        int at = from;
        while (at < until) {
            at++;
            if (buffer[at - 1] == '\n') {
                break;
            }
        }
        return at;
    }

    /** Whether there is nothing more; reads where the buffer is empty. */
    boolean isAtEnd() throws IOException {
        if (from == until) {
            from = 0;
            until = Math.max(0, in.read(buffer));
        }
        return from == until;
    }
}
