/**
 * What was <em>said</em>: every {@link carillon.journal.Entry}, the {@link carillon.journal.Journal} that keeps them
 * in gapless positions and commit order, and the PostgreSQL it lives in. It may use what was announced
 * ({@code edition}) and nothing else of Carillon.
 */
@NullMarked
package carillon.journal;

import org.jspecify.annotations.NullMarked;
