package carillon.access;

/**
 * What went with an invitation that was taken back.
 *
 * @param invitations how many, itself included
 * @param sessions how many
 */
public record Revoked(long invitations, long sessions) {}
