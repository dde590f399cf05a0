package carillon.http;

import carillon.access.Speaker;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A reason to refuse a request (RFC 9457), before it is put into words.
 *
 * @param status the HTTP status
 * @param code names the problem for programs, and its sentence in the catalogues
 * @param facts the values in the sentence, by placeholder
 * @param errors the members that are wrong, where there are such
 * @param more members of the answer besides those that every problem has
 */
record Problem(int status, String code, Map<String, Object> facts, List<Fault> errors, Map<String, JsonNode> more) {
    /** The fact that gives the seconds until the client may try again. */
    static final String RETRY_AFTER = "seconds";

    Problem {
        facts = Map.copyOf(facts);
        errors = List.copyOf(errors);
        more = Map.copyOf(more);
    }

    Problem(int status, String code, Map<String, Object> facts, List<Fault> errors) {
        this(status, code, facts, errors, Map.of());
    }

    static Problem of(int status, String code) {
        return new Problem(status, code, Map.of(), List.of());
    }

    /** Makes a problem whose sentence has facts. */
    static Problem of(int status, String code, Map<String, Object> facts) {
        return new Problem(status, code, facts, List.of());
    }

    /** Makes a problem with the time until the client may try again: in whole seconds, and never too early. */
    static Problem tooMany(Duration wait) {
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        return new Problem(429, "too-many", Map.of(RETRY_AFTER, seconds), List.of());
    }

    /** Returns this problem with further members in its answer. */
    Problem with(Map<String, JsonNode> members) {
        return new Problem(status, code, facts, errors, members);
    }

    Failure failure() {
        return new Failure(this, Optional.empty());
    }

    /** Makes a failure where it is known who is refused. */
    Failure failure(Speaker speaker) {
        return new Failure(this, Optional.of(speaker));
    }

    /**
     * A member that is wrong.
     *
     * @param pointer a JSON pointer (RFC 6901)
     */
    record Fault(String pointer, String code, Map<String, Object> facts) {}

    /** Carries a problem to the one handler that answers with it. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial")
        private final Problem problem;

        @SuppressWarnings("serial")
        private final Optional<Speaker> speaker;

        private Failure(Problem problem, Optional<Speaker> speaker) {
            super(problem.code(), null, false, false);
            this.problem = problem;
            this.speaker = speaker;
        }

        Problem problem() {
            return problem;
        }

        /** The speaker who is refused, where their credentials were valid. */
        Optional<Speaker> speaker() {
            return speaker;
        }
    }
}
