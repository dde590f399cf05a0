package carillon.http;

import carillon.access.Speaker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request is refused with (RFC 9457), before it is put into words.
 *
 * @param status the HTTP status
 * @param code names it for programs, and its sentence in the catalogues
 * @param facts what the sentence names, by placeholder
 * @param errors the members that are wrong, where there are such
 */
record Problem(int status, String code, Map<String, Object> facts, List<Fault> errors) {
    /** The fact that says in how many seconds to come again. */
    static final String RETRY_AFTER = "seconds";

    Problem {
        facts = Map.copyOf(facts);
        errors = List.copyOf(errors);
    }

    static Problem of(int status, String code) {
        return new Problem(status, code, Map.of(), List.of());
    }

    /** One whose sentence names something. */
    static Problem of(int status, String code, Map<String, Object> facts) {
        return new Problem(status, code, facts, List.of());
    }

    /** One that says when to come again: in whole seconds, and never too early. */
    static Problem tooMany(Duration wait) {
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        return new Problem(429, "too-many", Map.of(RETRY_AFTER, seconds), List.of());
    }

    Failure failure() {
        return new Failure(this, Optional.empty());
    }

    /** Where it is known who is refused. */
    Failure failure(Speaker speaker) {
        return new Failure(this, Optional.of(speaker));
    }

    /**
     * One member that is wrong.
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

        /** Who is refused, where they had shown who they are. */
        Optional<Speaker> speaker() {
            return speaker;
        }
    }
}
