/**
 * Statements: entries, their authors, check-ins and decisions, and their JSON.
 *
 * <h2>Pattern</h2>
 *
 * <p>A {@link carillon.statement.Statement} is a record of a sealed type, whose components are the members of its JSON. An
 * {@link carillon.statement.Entry} is a statement that was accepted, with its position, author and instants.
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>Everything is an immutable value; constructors refuse what must not exist.
 *   <li>Equal statements have equal JSON, since posts are compared with earlier ones of the same id.
 *   <li>What a newer version wrote is kept as {@code Unknown}, with its JSON unchanged.
 * </ul>
 *
 * <h2>Dependencies</h2>
 *
 * <p>It may use {@code edition} and nothing else: no clock, thread or I/O.
 */
@NullMarked
package carillon.statement;

import org.jspecify.annotations.NullMarked;
