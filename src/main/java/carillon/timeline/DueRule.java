package carillon.timeline;

import carillon.statement.Decision;
import java.time.Instant;

/**
 * A rule that applies by itself at an instant.
 *
 * @param at when it applies; in the past where no server was up at that instant
 * @param statement the statement that the server then makes by the rule
 */
public record DueRule(Instant at, Decision.OfMilestone statement) {}
