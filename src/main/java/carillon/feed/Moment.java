package carillon.feed;

import java.util.List;

/**
 * Where the feed stands.
 *
 * @param present the timeline now
 * @param recent the newest frames, the last of which led to it
 */
public record Moment(Present present, List<Frame> recent) {
    public Moment {
        recent = List.copyOf(recent);
    }
}
