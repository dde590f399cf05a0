/**
 * What somebody says and sees on a terminal: a statement as it is typed, and the table of a timeline.
 *
 * <h2>What is typed</h2>
 *
 * <p>{@code PostForm} says how each kind of statement is typed, from its record: so a new kind can be posted without a line here.
 *
 * <h2>Dependencies</h2>
 *
 * <p>It is a client: it knows the words of the protocol, and neither the journal nor who is allowed to post. The commands around it
 * speak to the server.
 */
@NullMarked
package carillon.terminal;

import org.jspecify.annotations.NullMarked;
