package carillon.feed;

import carillon.digest.Sha256;
import carillon.edition.Edition;
import carillon.statement.Author;
import carillon.statement.Entry;
import carillon.statement.StatementJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/**
 * Computes the cursor after each entry from the one before: its digest is that of the digest before and the whole of
 * the entry. Made for one run of entries and thrown away, so it may remember how their authors are written: few authors
 * say much.
 */
public final class CursorChain {
    private static final byte[] NEW_LINE = {'\n'};

    private final MessageDigest sha256 = Sha256.begin();
    private final Map<Author, byte[]> authors = new HashMap<>();
    private Cursor last;

    CursorChain(Cursor from) {
        this.last = from;
    }

    /** Makes the chain of a journal from its beginning. */
    public static CursorChain of(Edition edition, boolean rehearsal) {
        return new CursorChain(Cursor.of(edition, rehearsal));
    }

    /** Returns the cursor after the last entry so far. */
    public Cursor last() {
        return last;
    }

    /** Returns the cursor after the next entry. */
    public Cursor next(Entry next) {
        String at = Long.toString(next.at().toEpochMilli());
        line(last.digest());
        line(next.id().toString());
        line(at);
        line(next.claimed() == null ? at : Long.toString(next.claimed().toEpochMilli()));
        line(authors.computeIfAbsent(next.by(), by -> bytes(StatementJson.write(by))));
        sha256.update(bytes(StatementJson.write(next.statement())));
        last = new Cursor(next.seq(), Cursor.digest(sha256.digest()));
        return last;
    }

    private void line(String text) {
        line(bytes(text));
    }

    private void line(byte[] text) {
        sha256.update(text);
        sha256.update(NEW_LINE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
