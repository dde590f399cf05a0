package carillon.feed;

import carillon.digest.Sha256;
import carillon.edition.Edition;
import carillon.timeline.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the feed to which a client can come back: a position, and a digest of all that the document at that
 * position is made of.
 *
 * <p>The digest is a chain: it begins with the edition as announced and the version of the document, and the whole of
 * each entry is worked into the digest before. So a good cursor is told apart from one that another database gave, one
 * of before a backup was restored and the journal went another way, one of before the edition's file was changed, and
 * one of a version that makes another document of the same entries: these are answered with a snapshot. The last entry
 * alone would not do, since rules, and cities in a rehearsal, say the same under the same id in every journal.
 *
 * @param seq the position, 0 before the first entry
 * @param digest 16 hexadecimal digits
 */
public record Cursor(long seq, String digest) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})-([0-9a-f]{16})");
    private static final int DIGEST_BYTES = 8;

    /** Returns the cursor before the first entry. */
    static Cursor of(Edition edition, boolean rehearsal) {
        return new Cursor(0, hash(Timeline.DOCUMENT_VERSION + "\n" + edition + (rehearsal ? "\nrehearsal" : "")));
    }

    /** Parses what a client sent; empty where it cannot be a cursor. */
    public static Optional<Cursor> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Cursor(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    /** Returns the cursor at a position whose digest was kept as a number. */
    static Cursor of(long seq, long digest) {
        return new Cursor(seq, HexFormat.of().toHexDigits(digest));
    }

    /** Returns the digest as a number, which takes an eighth of the memory. */
    long number() {
        return HexFormat.fromHexDigitsToLong(digest);
    }

    @Override
    public String toString() {
        return seq + "-" + digest;
    }

    private static String hash(String content) {
        return digest(Sha256.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the digest of a cursor, which is the beginning of a SHA-256. */
    static String digest(byte[] hash) {
        return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
    }
}
