package carillon.access;

/**
 * What was deleted when an invitation was revoked.
 *
 * @param invitations how many, the revoked one included
 * @param sessions how many
 */
public record Revocation(long invitations, long sessions) {}
