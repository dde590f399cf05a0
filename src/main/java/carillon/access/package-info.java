/**
 * Access: invitations that are redeemed for sessions, the roles of a device, and the security log. It serves all editions.
 *
 * <h2>Pattern</h2>
 *
 * <p>{@link carillon.access.Access} is the entrance. Its outcomes are values of sealed types, such as
 * {@link carillon.access.RedeemResult}; its futures fail only where the database is unavailable.
 *
 * <h2>Concurrency</h2>
 *
 * <p>There is no state in memory except the counts of the security log, which a lock guards: so what one node ends has ended on all.
 * In the database, creating and revoking invitations hold an advisory lock, and redeeming is one transaction that first counts the use.
 *
 * <h2>Life</h2>
 *
 * <p>An invitation ends when it expires, is used up or is revoked. A session is one role of one device; it ends when it expires, the
 * device signs out or gets the same role anew, somebody ends it, or its invitation is revoked. Expired rows are deleted when new ones
 * are created.
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>Secrets are stored only as hashes, and appear in no log.
 *   <li>A use of an invitation is a device: one that comes again spends nothing.
 *   <li>A device has one secret, for all its roles; with another role it gets another one, and the former is no longer taken.
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
