package carillon.timeline;

import carillon.edition.Edition;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Documents as clients have them, for tests outside of this room. */
public final class TimelineDocuments {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TimelineDocuments() {}

    /** Returns the document after these posts, each with its {@code observedAt}; apostrophes stand for quotation marks. */
    public static JsonNode after(Edition edition, String... posts) {
        try {
            Timeline timeline = Timeline.of(edition, false);
            for (String post : posts) {
                timeline = Stories.said(timeline, JSON.readTree(post.replace('\'', '"')));
            }
            return Stories.asPagesReadIt(timeline.document());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
