package carillon.http;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tag of one form of what is answered (RFC 9110, section 8.8.3).
 *
 * @param weak whether answers with this tag mean the same without being the same bytes
 * @param opaque what stands between the quotation marks
 */
record EntityTag(boolean weak, String opaque) {
    /** One tag of a list, and the comma behind it. */
    private static final Pattern LISTED = Pattern.compile("\\s*+(?:W/)?\"([^\"]*+)\"\\s*+(?:,\\s*+)*+");

    static EntityTag strong(String opaque) {
        return new EntityTag(false, opaque);
    }

    static EntityTag weak(String opaque) {
        return new EntityTag(true, opaque);
    }

    /** As it stands in a header. */
    @Override
    public String toString() {
        return (weak ? "W/\"" : "\"") + opaque + "\"";
    }

    /**
     * Whether whoever asks has this already, by the weak comparison (RFC 9110, section 13.1.2). What follows something that
     * cannot be read is passed over, so that in doubt the whole is sent.
     *
     * @param ifNoneMatch the values of the header of that name; none where it is absent
     */
    boolean isAmong(List<String> ifNoneMatch) {
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
