/**
 * What was <em>announced</em>: an {@link carillon.edition.Edition} with its cities, their programmes and the
 * milestones they share, read from YAML and checked as a whole. It uses no other room of Carillon, and nothing
 * here knows a clock, a thread, a socket or a database.
 */
@NullMarked
package carillon.edition;

import org.jspecify.annotations.NullMarked;
