package carillon.pages;

import com.microsoft.playwright.Route;
import java.util.List;

/**
 * What something on the way, or the server itself, may answer to a post.
 *
 * @param code of the problem, where it is one
 */
record OddAnswer(int status, String mediaType, String code, String body) {
    private static final String PROBLEM = "application/problem+json";

    /** Answers after which the post has to wait: what follows them may be a receipt. */
    static final List<OddAnswer> THAT_SAY_NOTHING = List.of(
            problem(403, "foreign-origin"),
            problem(404, "unknown-edition"),
            problem(404, "not-found"),
            problem(405, "method-not-allowed"),
            problem(415, "unsupported-media-type"),
            problem(400, "bad-request"),
            page(200),
            page(400),
            page(401),
            page(403),
            page(404),
            page(413),
            page(415),
            page(422),
            page(511),
            json(200, "null"),
            json(200, "{\"id\":\"another\",\"seq\":7}"),
            json(401, "{\"code\":\"token-expired\"}"),
            json(403, "{\"code\":\"blocked\",\"detail\":\"Blocked by the firewall\"}"),
            json(422, "{\"code\":\"slot-done\"}"),
            new OddAnswer(
                    403, PROBLEM, "blocked", "{\"type\":\"https://gateway.example/blocked\",\"code\":\"blocked\"}"),
            new OddAnswer(422, PROBLEM, "blocked", "{\"type\":\"about:blank\",\"code\":\"blocked\"}"),
            new OddAnswer(422, PROBLEM, "", "{\"type\":\"about:blank\"}"),
            new OddAnswer(422, PROBLEM, "", "not JSON"));

    /** Answers about the post itself; the last has a code of a newer server. */
    static final List<OddAnswer> THAT_ARE_FINAL = List.of(
            problem(422, "slot-done"),
            problem(403, "not-your-role"),
            problem(409, "other-content"),
            problem(413, "too-large"),
            problem(422, "slot-locked-by-a-newer-server"));

    /** A page of a proxy, a gateway or the Wi-Fi of a hotel. */
    static OddAnswer page(int status) {
        return new OddAnswer(status, "text/html", "", "<!doctype html><title>Sign in</title>");
    }

    private static OddAnswer json(int status, String body) {
        return new OddAnswer(status, "application/json", "", body);
    }

    private static OddAnswer problem(int status, String code) {
        String body =
                "{\"type\":\"/problems#%1$s\",\"title\":\"No\",\"status\":%2$d,\"detail\":\"%1$s\",\"code\":\"%1$s\"}";
        return new OddAnswer(status, PROBLEM, code, body.formatted(code, status));
    }

    void answer(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType(mediaType)
                .setBody(body));
    }
}
