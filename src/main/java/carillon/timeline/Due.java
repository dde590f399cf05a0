package carillon.timeline;

import java.time.Instant;

/**
 * A rule that applies by itself at an instant. Its command's id is derived from what it is about, so that several nodes
 * that apply it at once say the same thing once.
 *
 * @param at when it applies; in the past where no server was up at that instant
 * @param command what the server then says, by the rule
 */
public record Due(Instant at, Command command) {}
