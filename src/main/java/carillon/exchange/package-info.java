/**
 * Other people's formats: spreadsheets as CSV, the {@code schedule.json} of conferences, and calendars, read into an
 * edition and, where somebody can use it, written from one.
 *
 * <h2>Pattern</h2>
 *
 * <p>A {@link carillon.exchange.Format} reads a file onto the edition that is announced, and gives another edition or
 * all faults at once ({@link carillon.exchange.Imported}). Each reader brings what it finds into
 * {@link carillon.exchange.IncomingSlot}s; {@link carillon.exchange.ProgrammeMerge} finds for each the slot that it is, and
 * {@link carillon.edition.EditionChange} judges the result as it judges every change.
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>What a format cannot hold stays as it is announced; so what was written here and is read again changes nothing.
 *   <li>A slot keeps its id when the same file is read again.
 *   <li>A city that a file does not name stays as it is.
 * </ul>
 *
 * <h2>Dependencies</h2>
 *
 * <p>It uses {@code edition} alone, and no clock, thread, socket or database. CSV and iCalendar are read here and by no
 * library: a fault needs the line of its cell or property, and what is needed of either is a few pages.
 */
@NullMarked
package carillon.exchange;

import org.jspecify.annotations.NullMarked;
