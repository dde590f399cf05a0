/**
 * What the entries of a journal mean.
 *
 * <h2>Pattern</h2>
 *
 * <p>{@link carillon.timeline.Timeline} is a state. {@code decide(command)} judges a command against it and gives a
 * {@link carillon.timeline.Verdict}; {@code fold(entry)} gives the next state. From a state follow the expected times,
 * the slack, the rule that is due next, the timeline document, and the merge patch between two documents.
 *
 * <h2>Concurrency</h2>
 *
 * <p>All of it is immutable, so it may be used on any thread. Two states share what they have in common: keeping a past
 * state costs some kilobytes ({@link carillon.timeline.Chronicle}).
 *
 * <h2>Life</h2>
 *
 * <p>A timeline begins with the edition as announced and takes each entry of the journal in order, whether or not this
 * version would accept it today. Statements that it cannot read are kept and mean nothing, but that no rule is applied
 * to the milestone that they name.
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>Pure: no clock, no thread, no I/O, no Vert.x. The time is a parameter.
 *   <li>Entries about one subject are ordered by when they happened ({@link carillon.timeline.EntryOrder}), never by
 *       when they arrived; an entry taken back leaves no trace. Only the keys of notices tell the order of arrival.
 *   <li>The same entries give the same document on every node; another document for the same entries needs another
 *       {@code DOCUMENT_VERSION}.
 *   <li>A rule's entry takes effect: it stands behind all that it rests on ({@link carillon.timeline.Rules}).
 * </ul>
 *
 * <h2>Dependencies</h2>
 *
 * <p>It may use {@code edition} and {@code statement}.
 */
@NullMarked
package carillon.timeline;

import org.jspecify.annotations.NullMarked;
