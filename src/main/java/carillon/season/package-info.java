/**
 * The editions of a server: which there are, which one is current, and those that are open.
 *
 * <h2>Pattern</h2>
 *
 * <p>An {@link carillon.season.OpenEdition} has a timeline, a bus, a clock and a journal of its own. {@link
 * carillon.season.Editions} opens one when it is first asked for. Those that are coming or on stay open, for their rules must be
 * applied; of those that are over, the ones asked for last stay open as long as somebody watches or asks.
 *
 * <h2>Concurrency</h2>
 *
 * <p>All state of {@link carillon.season.Editions} is confined to its context; what others read is an immutable copy. Its methods may
 * be called on any thread, and complete on the context of the caller.
 *
 * <h2>Life</h2>
 *
 * <p>Which editions there are and which one was chosen is read from the database every other second, so that nodes follow each other.
 *
 * <h2>Dependencies</h2>
 *
 * <p>It may use {@code edition}, {@code statement}, {@code timeline}, {@code journal}, {@code feed},
 * {@code rehearsal} and {@code log}.
 */
@NullMarked
package carillon.season;

import org.jspecify.annotations.NullMarked;
