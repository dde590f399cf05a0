package carillon.timeline;

import java.time.Instant;

/**
 * A roll call that is open: the cities are asked whether they are ready for a milestone.
 *
 * @param start when it is expected to start
 * @param asked the position in the journal at which they were asked: that of the last postponement; 0 where there was
 *     none
 */
public record OpenRollCall(Instant start, long asked) {}
