/**
 * Cities that play their part while the real ones are not there: a {@link carillon.rehearsal.Script} worked out from the edition and
 * a seed, and the {@link carillon.rehearsal.Players} who post it when its time comes, like anybody else. It may use {@code edition},
 * {@code journal}'s statements, {@code timeline}'s commands and the bus of {@code feed}.
 */
@NullMarked
package carillon.rehearsal;

import org.jspecify.annotations.NullMarked;
