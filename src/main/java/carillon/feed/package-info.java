/**
 * Who is <em>told</em>. One {@link carillon.feed.TimelineVerticle} owns the state of the edition: commands come in over the event
 * bus, what the timeline accepts is appended to the journal and then published as a {@link carillon.feed.Frame}. On each event
 * loop {@link carillon.feed.Watchers} pass the frames on to the sockets of that loop. It may use {@code timeline} and the
 * {@code journal} port; nothing reaches a watcher that is not in the journal.
 */
@NullMarked
package carillon.feed;

import org.jspecify.annotations.NullMarked;
