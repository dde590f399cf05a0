/**
 * What was said, <em>kept</em>: the {@link carillon.journal.Journal} with gapless positions in commit order, and the PostgreSQL
 * tables behind it.
 */
@NullMarked
package carillon.journal;

import org.jspecify.annotations.NullMarked;
