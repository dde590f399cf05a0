package carillon.feed;

import carillon.edition.Edition;
import carillon.timeline.Timeline;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the feed that a client can come back to: a position, and a digest of all that the document at that position is made of.
 *
 * <p>The digest is a chain: it begins with the edition as announced and the version of the document, and the whole of each entry is
 * worked into the one before. So a cursor that another database gave, or one from before a backup was restored and went another way, before
 * the edition's file was changed, or from a version that makes another document of the same entries, is told apart from a good one, and
 * answered with a snapshot. The last entry alone would not do: rules, and cities that play, say the same under the same id in every journal.
 *
 * @param seq the position, 0 before the first entry
 * @param digest 16 hexadecimal digits
 */
public record Cursor(long seq, String digest) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})-([0-9a-f]{16})");
    private static final int DIGEST_BYTES = 8;

    /** The cursor before anything is said. */
    static Cursor of(Edition edition, boolean rehearsal) {
        return new Cursor(0, hash(Timeline.DOCUMENT_VERSION + "\n" + edition + (rehearsal ? "\nrehearsal" : "")));
    }

    /** Reads what a client sent; nothing where it cannot be a cursor. */
    public static Optional<Cursor> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Cursor(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    /** The cursor at a position of which the digest was kept as a number. */
    static Cursor of(long seq, long digest) {
        return new Cursor(seq, HexFormat.of().toHexDigits(digest));
    }

    /** The digest as a number, which takes an eighth of the memory. */
    long number() {
        return HexFormat.fromHexDigitsToLong(digest);
    }

    @Override
    public String toString() {
        return seq + "-" + digest;
    }

    private static String hash(String content) {
        return digest(sha256().digest(content.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The digest of a cursor, of a whole SHA-256. */
    static String digest(byte[] hash) {
        return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
    }
}
