/**
 * What somebody says and sees on a terminal: a statement as it is typed, and the table of a timeline.
 *
 * <h2>What is typed</h2>
 *
 * <p>{@code PostForm} says how each kind of statement is typed, from its record: so a new kind can be posted without a line here.
 *
 * <h2>What is seen</h2>
 *
 * <p>{@code FeedConnection} brings one message after the other, {@code FollowedTimeline} keeps the document by them, and {@code
 * TimelineTable} is a function of it, an instant and a width. What is on follows the timeline's own rule.
 *
 * <h2>Concurrency</h2>
 *
 * <p>The socket's threads put a message into a queue of one place; the command's thread does everything else.
 *
 * <h2>Dependencies</h2>
 *
 * <p>It is a client: it knows the words of the protocol, and neither the journal nor who is allowed to post. The commands around it
 * speak to the server.
 */
@NullMarked
package carillon.terminal;

import org.jspecify.annotations.NullMarked;
