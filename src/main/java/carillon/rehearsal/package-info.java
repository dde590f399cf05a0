/**
 * Cities that play their part while the real ones are not there.
 *
 * <h2>Pattern</h2>
 *
 * <p>A {@link carillon.rehearsal.Script} is computed from the edition and a seed; the {@link
 * carillon.rehearsal.Players} post its lines when their time comes, over the bus, like any client. A rehearsal
 * that begins in the midst of the weekend has a {@link carillon.rehearsal.Prologue}: the entries that would be in its
 * journal by then.
 *
 * <h2>Concurrency and life</h2>
 *
 * <p>The script is a value. The players are a verticle that posts one line at a time, and after a restart all lines
 * again, which changes nothing.
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>The same edition and seed give the same lines with the same ids, on every node.
 *   <li>A person's statement stands: a line that is refused because of it is left out.
 * </ul>
 *
 * <h2>Dependencies</h2>
 *
 * <p>It may use {@code edition}, {@code statement}, {@code timeline} and the bus of {@code feed}.
 */
@NullMarked
package carillon.rehearsal;

import org.jspecify.annotations.NullMarked;
