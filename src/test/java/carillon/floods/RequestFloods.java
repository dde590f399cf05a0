package carillon.floods;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Floods by whole requests, several at once on each connection, each as fast as the server answers. */
final class RequestFloods {
    private static final int AT_ONCE = 20;
    private static final int RECENT_MILLIS = 20_000;
    private static final int POSITIONS = 1_000;
    private static final String LONG_TEXT = "x".repeat(500);
    private static final Pattern CURSOR = Pattern.compile("\"cursor\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern NOW = Pattern.compile("\"now\"\\s*:\\s*\"([^\"]+)\"");

    private RequestFloods() {}

    static void longPosts(Assault assault, int number) throws IOException {
        Target target = assault.target();
        try (Wire wire = assault.connect()) {
            while (assault.goesOn()) {
                post(assault, wire, Requests.byToken(target), target.floodingCity(), LONG_TEXT);
            }
        }
    }

    static void postsOfASession(Assault assault, int number) throws IOException {
        Target target = assault.target();
        String city = target.floodingCity();
        try (Wire wire = assault.connect()) {
            String organizer = assault.signedIn(wire, "\"role\":\"organizer\",\"city\":\"" + city + "\",\"uses\":1");
            while (assault.goesOn()) {
                post(assault, wire, organizer, city, "encore");
            }
        }
    }

    private static void post(Assault assault, Wire wire, String headers, String city, String text) throws IOException {
        StringBuilder requests = new StringBuilder();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            UUID id = UUID.randomUUID();
            ids.add(id);
            requests.append(Requests.note(assault.target(), id, headers, city, text));
        }
        wire.send(requests.toString());
        for (UUID id : ids) {
            Answer answer = wire.answer();
            assault.count(answer);
            if (answer.status() == Requests.CREATED) {
                assault.acknowledged(id);
            }
        }
    }

    static void guesses(Assault assault, int number) throws IOException {
        Target target = assault.target();
        String origin = "Origin: http://localhost:" + target.port() + "\r\n";
        again(assault, () -> {
            String guess = "{\"invite\":\"" + UUID.randomUUID() + "\"}";
            return Requests.withBody(target, "POST", "/api/v1/session", origin, guess);
        });
    }

    static void looksBack(Assault assault, int number) throws IOException {
        Target target = assault.target();
        Instant now = Instant.parse(found(NOW, assault));
        again(assault, () -> {
            Instant at = now.plusMillis(ThreadLocalRandom.current().nextInt(-RECENT_MILLIS, RECENT_MILLIS));
            return Requests.get(target, target.inEdition("/timeline?at=" + at), "");
        });
    }

    static void statements(Assault assault, int number) throws IOException {
        Target target = assault.target();
        again(assault, () -> {
            return Requests.get(
                    target,
                    target.inEdition(
                            "/statements?after=" + ThreadLocalRandom.current().nextInt(POSITIONS)),
                    "");
        });
    }

    static void invitations(Assault assault, int number) throws IOException {
        Target target = assault.target();
        String invitation = "{\"role\":\"organizer\",\"city\":\"" + target.floodingCity() + "\"}";
        try (Wire wire = assault.connect()) {
            String coordinator = assault.signedIn(wire, "\"role\":\"coordinator\",\"uses\":1");
            again(
                    assault,
                    wire,
                    () -> Requests.withBody(target, "POST", target.inEdition("/invitations"), coordinator, invitation));
        }
    }

    private static void again(Assault assault, Supplier<String> request) throws IOException {
        try (Wire wire = assault.connect()) {
            again(assault, wire, request);
        }
    }

    private static void again(Assault assault, Wire wire, Supplier<String> request) throws IOException {
        while (assault.goesOn()) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < AT_ONCE; i++) {
                requests.append(request.get());
            }
            wire.send(requests.toString());
            for (int i = 0; i < AT_ONCE; i++) {
                assault.count(wire.answer());
            }
        }
    }

    /** As the phones of a hall after a restart: each says where it was, and leaves once it was answered. */
    static void oldCursors(Assault assault, int number) throws IOException {
        Target target = assault.target();
        String old = found(CURSOR, assault);
        while (assault.goesOn()) {
            try (Wire wire = assault.connect()) {
                wire.send(
                        Requests.get(target, target.inEdition("/feed?after=" + old), "Accept: text/event-stream\r\n"));
                String head = wire.head();
                assault.count(head.startsWith("HTTP/1.1 200") ? "joined" : "refused");
                wire.abandon();
            }
        }
    }

    /** Finds something in what the timeline answers now. */
    private static String found(Pattern pattern, Assault assault) throws IOException {
        Target target = assault.target();
        try (Wire wire = assault.connect()) {
            wire.send(Requests.get(target, target.inEdition("/timeline"), ""));
            Matcher matcher = pattern.matcher(wire.answer().body());
            if (!matcher.find()) {
                throw new IOException("no " + pattern + " in the timeline");
            }
            return matcher.group(1);
        }
    }
}
