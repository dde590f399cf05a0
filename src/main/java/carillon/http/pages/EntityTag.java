package carillon.http.pages;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tag of one form of an answer (RFC 9110, section 8.8.3).
 *
 * @param weak whether answers with this tag mean the same without being the same bytes
 * @param opaque the text between the quotation marks
 */
public record EntityTag(boolean weak, String opaque) {
    /** A tag of a list, and the comma behind it. */
    private static final Pattern LISTED = Pattern.compile("\\s*+(?:W/)?\"([^\"]*+)\"\\s*+(?:,\\s*+)*+");

    /** A tag that stands for bytes. */
    public static EntityTag strong(String opaque) {
        return new EntityTag(false, opaque);
    }

    /** A tag that stands for a meaning. */
    public static EntityTag weak(String opaque) {
        return new EntityTag(true, opaque);
    }

    /** The tag as a header has it. */
    @Override
    public String toString() {
        return (weak ? "W/\"" : "\"") + opaque + "\"";
    }

    /**
     * Whether the client has this already, by the weak comparison (RFC 9110, section 13.1.2). The rest of a value is
     * passed over from where it cannot be read, so that in doubt the whole is sent.
     *
     * @param ifNoneMatch the values of the header of that name; none where it is absent
     */
    public boolean isAmong(List<String> ifNoneMatch) {
        return ifNoneMatch.stream().anyMatch(value -> value.strip().equals("*") || isListed(value));
    }

    private boolean isListed(String tags) {
        Matcher tag = LISTED.matcher(tags);
        while (tag.lookingAt()) {
            if (tag.group(1).equals(opaque)) {
                return true;
            }
            tag.region(tag.end(), tags.length());
        }
        return false;
    }
}
