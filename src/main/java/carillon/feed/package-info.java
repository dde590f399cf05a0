/**
 * Decides commands, keeps them, and sends every change of the timeline to all who watch.
 *
 * <h2>Pattern</h2>
 *
 * <p>One {@link carillon.feed.TimelineVerticle} owns the timeline of the edition. A command comes to it over the {@link
 * carillon.feed.Bus}; an accepted one is appended to the journal, and the {@link carillon.feed.Present} that follows
 * from it is published on the bus. On each event loop {@link carillon.feed.Watchers} own the sockets of that loop, and
 * a {@link carillon.feed.Broadcast} brings each of them to the present.
 *
 * <p>A {@link carillon.feed.Watcher} has no queue, only the version of the timeline that its client holds; one message,
 * a merge patch, leads from there to the present. So a slow client costs nothing, and misses only states that have
 * passed. How many watch and whether the node hears of its journal are sent beside the timeline: of these only the
 * newest counts ({@link carillon.feed.SideChannelState}).
 *
 * <h2>Concurrency</h2>
 *
 * <p>Each class belongs to one event loop, that of its verticle or of its socket, and has no locks. {@link
 * carillon.feed.Present} and the messages in it are shared by all loops: what they hold is immutable, but for messages
 * that are encoded when they are first needed. The verticle takes one step at a time: it reads, appends, or looks;
 * commands wait meanwhile and are appended together.
 *
 * <h2>Life</h2>
 *
 * <ol>
 *   <li>The verticle reads the whole journal, then answers on the bus; watchers subscribe after that.
 *   <li>A journal that cannot be read or written makes the node stale: it says so, sends what it has, and tries again.
 *   <li>A journal that went another way than this node knows ends the server ({@link carillon.feed.JournalState}).
 *   <li>On shutdown the watchers are drained first, with a time to come back that differs for each; then the verticle
 *       answers all commands that still wait.
 * </ol>
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>Nothing is sent to a watcher that is not in the journal.
 *   <li>Presents are published in the order of their positions, none twice and none left out.
 *   <li>A client is never sent a document older than the one it holds.
 *   <li>An answer to a command is true: it rests on the journal as it was after the command came.
 *   <li>Every queue has a limit.
 * </ul>
 *
 * <h2>Dependencies</h2>
 *
 * <p>It may use {@code timeline}, {@code statement}, {@code edition}, the port of {@code journal}, {@code wire} and
 * {@code log}. It knows no HTTP routes and no database.
 */
@NullMarked
package carillon.feed;

import org.jspecify.annotations.NullMarked;
