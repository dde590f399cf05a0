/**
 * Who is <em>told</em>. One {@link carillon.feed.TimelineVerticle} owns the state of the edition: commands come in over the event
 * bus, what the timeline accepts is appended to the journal, and the {@link carillon.feed.Present} that comes of it is told on the bus.
 * On each event loop {@link carillon.feed.Watchers} bring their sockets to the present whenever that is due. Nobody who watches has a
 * queue: each stands at a moment, and one message leads from there to the present. It may use {@code timeline} and the {@code journal}
 * port; nothing reaches a watcher that is not in the journal.
 */
@NullMarked
package carillon.feed;

import org.jspecify.annotations.NullMarked;
