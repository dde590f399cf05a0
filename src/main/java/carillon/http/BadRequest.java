package carillon.http;

import carillon.wire.FramingException;
import java.util.List;
import java.util.Map;

/** Refuses a request over HTTP/1 that two programs could read in two ways (RFC 9112, section 11). */
final class BadRequest extends FramingException {
    private static final long serialVersionUID = 1L;

    /**
     * Refuses a request.
     *
     * @param part what is wrong with it: the name of a header, or of a rule of RFC 9112
     */
    BadRequest(String part) {
        super(part);
    }

    Problem problem() {
        return problem(String.valueOf(getMessage()));
    }

    static Problem problem(String part) {
        return new Problem(400, "bad-framing", Map.of("part", part), List.of());
    }
}
