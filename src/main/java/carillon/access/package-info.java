/**
 * Access: invitations that are redeemed for sessions, the rights of a session, and the security log.
 *
 * <h2>Pattern</h2>
 *
 * <p>{@link carillon.access.Access} is the entrance. Its outcomes are values of sealed types, such as
 * {@link carillon.access.RedeemResult}; its futures fail only where the database is unavailable.
 *
 * <h2>Concurrency</h2>
 *
 * <p>There is no state in memory except the counts of the security log, which a lock guards. In the database, creating and revoking
 * invitations hold an advisory lock of their edition, and redeeming is one statement.
 *
 * <h2>Life</h2>
 *
 * <p>An invitation ends when it expires, is used up or is revoked; a session ends when it expires, signs out, or its invitation is
 * revoked. Expired rows are deleted when new ones are created.
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>Secrets are stored only as hashes, and appear in no log.
 *   <li>A use of an invitation is a device: one that comes again with its session spends nothing.
 *   <li>A revocation reaches all that descends from an invitation.
 *   <li>An edition has at most {@link carillon.access.Invitation#MAX_OF_EDITION} invitations, the server's own not counted.
 *   <li>Times are the world's, also in a rehearsal.
 * </ul>
 *
 * <h2>Dependencies</h2>
 *
 * <p>It may use {@code edition}, {@code statement} and {@code postgres}.
 */
@NullMarked
package carillon.access;

import org.jspecify.annotations.NullMarked;
