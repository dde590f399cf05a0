package carillon.floods;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests in HTTP/1.1, as text. */
final class Requests {
    static final int CREATED = 201;
    static final int TOO_MANY = 429;

    /** An address that only examples have: whoever attacks through a proxy comes from there. */
    private static final String ATTACKER = "203.0.113.7";

    /** Where whoever was let in has signed in, so that guesses from the other address do not keep them out. */
    private static final String HOME = "203.0.113.8";

    private static final Pattern COOKIE = Pattern.compile("carillon_[0-9a-f]{8}=[^;]+");
    private static final Pattern INVITE = Pattern.compile("\"invite\"\\s*:\\s*\"([^\"]+)\"");

    private Requests() {}

    static String get(Target target, String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost:" + target.port() + "\r\nX-Forwarded-For: " + ATTACKER
                + "\r\n" + headers + "\r\n";
    }

    static String withBody(Target target, String method, String path, String headers, String body) {
        return from(ATTACKER, target, method, path, headers, body);
    }

    private static String from(String address, Target target, String method, String path, String headers, String body) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost:" + target.port() + "\r\nX-Forwarded-For: "
                + address + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n" + headers + "\r\n" + body;
    }

    /** A note with that text in that city. */
    static String note(Target target, UUID id, String headers, String city, String text) {
        return withBody(
                target,
                "PUT",
                target.inEdition("/check-ins/" + id),
                headers,
                "{\"type\":\"note\",\"city\":\"" + city + "\",\"text\":\"" + text + "\"}");
    }

    /** The header of who has the server's own token. */
    static String byToken(Target target) {
        return "Authorization: Bearer " + target.token() + "\r\n";
    }

    /**
     * Lets somebody in, and signs them in.
     *
     * @param who role, and city where it has one, as members of an invitation
     * @return their headers
     */
    static String signedIn(Target target, Wire wire, String who) throws IOException {
        wire.send(from(HOME, target, "POST", target.inEdition("/invitations"), byToken(target), "{" + who + "}"));
        String invite = found(INVITE, wire.answer().body()).group(1);
        String origin = "Origin: http://localhost:" + target.port() + "\r\n";
        wire.send(from(HOME, target, "POST", "/api/v1/session", origin, "{\"invite\":\"" + invite + "\"}"));
        return origin + "Cookie: "
                + found(COOKIE, wire.answer().header("set-cookie").orElse("none"))
                        .group()
                + "\r\n";
    }

    private static Matcher found(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("no " + pattern + " in " + text);
        }
        return matcher;
    }
}
