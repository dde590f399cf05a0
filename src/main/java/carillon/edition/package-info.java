/**
 * Editions: the announced event with its cities, their programmes and the milestones that they share, read from YAML.
 *
 * <h2>Pattern</h2>
 *
 * <p>{@link carillon.edition.EditionFile} reads a file into an {@link carillon.edition.Edition}, or into all of its faults, each with
 * line and advice. Parsers of single values throw {@link carillon.edition.MalformedValue} with the advice.
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>An edition is an immutable value that was checked as a whole.
 *   <li>Maps keep the order of the announcement.
 *   <li>A fault in a file never ends the reading, so one reading finds all.
 * </ul>
 *
 * <h2>Dependencies</h2>
 *
 * <p>It uses no other room, and no clock, thread, socket or database.
 */
@NullMarked
package carillon.edition;

import org.jspecify.annotations.NullMarked;
