/**
 * What it <em>means</em>: {@code decide(state, command)} gives an entry or a refusal, {@code fold(state, entry)} the next
 * state, and from the state come expected times, slack, the rules that are due, the timeline document and the merge
 * patches between two of them. Pure: no clock, no thread, no I/O, no Vert.x. It may use {@code edition} and
 * {@code journal}'s entries.
 */
@NullMarked
package carillon.timeline;

import org.jspecify.annotations.NullMarked;
