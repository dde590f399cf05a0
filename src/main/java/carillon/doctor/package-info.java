/**
 * Checks whether a server can work where it is: the machine, the database, and the way from the public address.
 *
 * <h2>Pattern</h2>
 *
 * <p>A check looks at the real thing and returns a {@link carillon.doctor.Finding}; it never throws. Everything can be checked while the
 * server runs, and before it was ever started.
 */
@NullMarked
package carillon.doctor;

import org.jspecify.annotations.NullMarked;
