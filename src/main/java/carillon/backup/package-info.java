/**
 * Backups: all that matters in a database, as lines of JSON in one compressed file (docs/backup.md).
 *
 * <h2>Pattern</h2>
 *
 * <p>Rows flow from a source to a {@link carillon.backup.RowSink}. Sources are {@link carillon.backup.Dump}, which reads a database in
 * one snapshot, and {@link carillon.backup.BackupReader}, which reads a file. Sinks are {@link carillon.backup.BackupWriter}, which
 * writes a file, {@link carillon.backup.Load}, which fills a database, and {@link carillon.backup.JournalCheck}, which checks the
 * journals. So a database can be checked without a file, and a file without a database.
 *
 * <h2>Concurrency</h2>
 *
 * <p>All of it blocks, on the thread that calls. {@link carillon.backup.Backups} runs it in workers of its own for a server.
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>One row is in memory at a time, and a page of them in the driver. No row is longer than
 *       {@link carillon.backup.BackupLine#MAX_BYTES}.
 *   <li>A reader hands on {@code end} only once the file is known to be whole.
 *   <li>A file appears under its name only when it is whole and on the disk.
 *   <li>A database is filled in one transaction.
 * </ul>
 *
 * <h2>Dependencies</h2>
 *
 * <p>It may use {@code digest}, {@code unfinished}, {@code log}, {@code edition}, {@code statement}, {@code timeline}, {@code journal}, {@code feed} and
 * {@code postgres}.
 */
@NullMarked
package carillon.backup;

import org.jspecify.annotations.NullMarked;
