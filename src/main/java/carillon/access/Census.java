package carillon.access;

/**
 * How many may come in.
 *
 * @param sessions that are not over
 * @param invitations that still serve somebody
 */
public record Census(long sessions, long invitations) {}
