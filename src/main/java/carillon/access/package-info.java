/**
 * Who may <em>speak</em>: invitations that are exchanged for sessions, and what a session may do. It keeps both in the journal's
 * database, as hashes. Times here are the world's, whatever clock a rehearsal runs on.
 */
@NullMarked
package carillon.access;

import org.jspecify.annotations.NullMarked;
