package carillon.terminal;

import carillon.timeline.MergePatch;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The timeline document as a reader of the feed holds it: snapshots and patches, applied in their order. */
public final class FollowedTimeline {
    private JsonNode timeline = MissingNode.getInstance();
    private @Nullable String cursor;
    private Instant serverTime = Instant.EPOCH;
    private double speed = 1;
    private long clockNanos;
    private boolean isStale;
    private long lastNotice;

    /**
     * Takes a message of the feed; one of a type that is not known changes nothing.
     *
     * @param nanos when it came, by {@link System#nanoTime}
     */
    public void take(JsonNode message, long nanos) {
        switch (message.path("type").asText()) {
            case "hello" -> {
                serverTime = Instant.parse(message.path("now").asText());
                speed = message.path("speed").asDouble(1);
                clockNanos = nanos;
                isStale = message.has("stale");
            }
            case "snapshot" -> become(message.path("timeline"), message);
            case "patch" -> become(MergePatch.apply(timeline, message.path("patch")), message);
            case "stale" -> isStale = message.has("since");
            default -> {}
        }
    }

    private void become(JsonNode next, JsonNode message) {
        boolean isFirst = timeline.isMissingNode();
        timeline = next;
        cursor = message.path("cursor").asText();
        if (isFirst) {
            lastNotice = positions().max().orElse(0);
        }
    }

    private LongStream positions() {
        return timeline.path("notices").propertyStream().mapToLong(notice -> Long.parseLong(notice.getKey()));
    }

    /** Returns the notices that came since this was asked last, oldest first; those of the first snapshot are not among them. */
    public List<JsonNode> newNotices() {
        List<JsonNode> fresh = new ArrayList<>();
        positions().filter(position -> position > lastNotice).sorted().forEach(position -> {
            fresh.add(timeline.path("notices").path(Long.toString(position)));
            lastNotice = position;
        });
        return fresh;
    }

    /** The document; absent before the first one came. */
    public Optional<JsonNode> timeline() {
        return timeline.isMissingNode() ? Optional.empty() : Optional.of(timeline);
    }

    /** Where to go on; absent before the first document came. */
    public Optional<String> cursor() {
        return Optional.ofNullable(cursor);
    }

    /** What time it is by the server's clock, which in a rehearsal may run faster. */
    public Instant now(long nanos) {
        return serverTime.plus(Duration.ofNanos((long) ((nanos - clockNanos) * speed)));
    }

    /** Whether the server tells what it knows, and cannot reach its database. */
    public boolean isStale() {
        return isStale;
    }
}
