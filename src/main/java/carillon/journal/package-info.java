/**
 * The journal: the accepted statements in PostgreSQL, and signals between the nodes on it.
 *
 * <h2>Pattern</h2>
 *
 * <p>{@link carillon.journal.Journal} is the port, {@link carillon.journal.PgJournal} its implementation. An append is optimistic: it
 * names the entry that it follows, and does nothing where the journal does not end there. Notifications only wake readers, which
 * read the table.
 *
 * <h2>Concurrency</h2>
 *
 * <p>The row of a journal is the only lock; it orders the appends of all nodes. The listening connection of a journal is confined to
 * the context that created it, and calls each listener on the context that added it. Pages of many lines are decoded by workers.
 *
 * <h2>Life</h2>
 *
 * <p>{@link carillon.journal.Journals} opens a journal. Its connection for notifications opens with the first listener, reconnects by
 * itself, and ends with {@link carillon.journal.PgJournal#close}. Its states are drawn in {@code NotificationListener}.
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>Positions start at 1, have no gaps, and are in commit order.
 *   <li>An id occurs once in a journal.
 *   <li>Each time listening begins, every listener is woken, so no append is missed. Signals may be missed.
 *   <li>Every line can be read; what this version does not know becomes {@code Unknown}.
 * </ul>
 *
 * <h2>Dependencies</h2>
 *
 * <p>It may use {@code edition}, {@code statement}, {@code postgres} and {@code log}.
 */
@NullMarked
package carillon.journal;

import org.jspecify.annotations.NullMarked;
