package carillon.access;

/**
 * How many sessions and invitations are valid.
 *
 * @param sessions that have not expired
 * @param invitations that have neither expired nor been used up
 */
public record AccessCounts(long sessions, long invitations) {}
