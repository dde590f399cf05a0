package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a server with small limits lets one client do, seen by a stranger behind a proxy on its machine (docs/protocol.md, "Limits"). */
@WithServer(
        clock = "2017-03-04T09:25:00Z",
        options = {
            "--session-rate", "4+1",
            "--city-rate", "6+1",
            "--address-rate", "5+1",
            "--connections", "" + LimitsIT.CONNECTIONS,
            "--connections-per-address", "" + LimitsIT.PER_ADDRESS,
            "--request-seconds", "3"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsIT {
    static final int CONNECTIONS = 40;
    static final int PER_ADDRESS = 5;
    private static final int TRIES = 200;

    /** More than the buffers of both systems hold, and far less than a server takes that goes on reading. */
    private static final long UNREAD_BYTES = 16L << 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningServer server;
    private final Program program;
    private int strangers;

    LimitsIT(RunningServer server, Program program) {
        this.server = server;
        this.program = program;
    }

    @Test
    void aSessionThatSaysTooMuchIsToldWhenToComeAgainAndThenIsHeard() throws Exception {
        String cookie = session("lille");
        List<HttpResponse<String>> answers = untilTooMany(() -> note(cookie, "lille", UUID.randomUUID()));

        assertThat(answers.subList(0, 4)).extracting(HttpResponse::statusCode).containsOnly(201);
        HttpResponse<String> refused = answers.getLast();
        assertIsTooMany(refused);
        UUID late = UUID.randomUUID();
        rest(refused);
        assertThat(note(cookie, "lille", late).statusCode()).isEqualTo(201);
    }

    @Test
    void theDesksOfOneCityShareWhatIsSaidForIt() throws Exception {
        List<String> desks = new ArrayList<>();
        for (int desk = 0; desk < 10; desk++) {
            desks.add(session("paris"));
        }
        Iterator<String> turns =
                Stream.generate(() -> desks).flatMap(List::stream).iterator();

        List<HttpResponse<String>> answers = untilTooMany(() -> note(turns.next(), "paris", UUID.randomUUID()));

        assertThat(answers.subList(0, 6)).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(answers.size()).isLessThan(desks.size() * 4);
    }

    @Test
    void theSameAgainCountsToo() throws Exception {
        String cookie = session("rennes");
        UUID id = UUID.randomUUID();
        List<HttpResponse<String>> answers = untilTooMany(() -> note(cookie, "rennes", id));

        assertThat(answers.subList(0, 4)).extracting(HttpResponse::statusCode).containsExactly(201, 200, 200, 200);
    }

    @Test
    void theServersOwnTokenIsUnderNoRate() throws Exception {
        for (int i = 0; i < 30; i++) {
            assertThat(program.note(UUID.randomUUID(), "note " + i).statusCode())
                    .isEqualTo(201);
        }
        assertThat(program.journal()).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void anAddressMayAskSomeThingsThatCostAndOtherAddressesStillMay() throws Exception {
        String stranger = stranger();
        List<HttpResponse<String>> answers =
                untilTooMany(() -> get("/api/v1/editions/" + RunningServer.EDITION + "/statements", stranger));

        assertThat(answers.subList(0, 5)).extracting(HttpResponse::statusCode).containsOnly(200);
        assertIsTooMany(answers.getLast());
        assertThat(answers.getLast().headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
        String past = "/api/v1/editions/" + RunningServer.EDITION + "/timeline?at=2017-03-04T09:25:00Z";
        assertIsTooMany(untilTooMany(() -> get(past, stranger)).getLast());
        HttpResponse<String> refused = untilTooMany(() -> guess(stranger)).getLast();
        assertThat(get("/api/v1/editions/" + RunningServer.EDITION + "/timeline", stranger)
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(past, stranger()).statusCode()).isEqualTo(200);
        rest(refused);
        assertThat(get(past, stranger).statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverGuessesCookiesIsStoppedAndTheGoodOnesAtTheirAddressAreNot() throws Exception {
        String stranger = stranger();
        String good = session("tunis");
        assertThat(note(good, "tunis", UUID.randomUUID(), stranger).statusCode())
                .isEqualTo(201);
        List<HttpResponse<String>> answers =
                untilTooMany(() -> note("carillon_session=" + UUID.randomUUID(), "tunis", UUID.randomUUID(), stranger));

        assertThat(answers.subList(0, 5)).extracting(HttpResponse::statusCode).containsOnly(401);
        assertThat(note(good, "tunis", UUID.randomUUID(), stranger).statusCode())
                .isEqualTo(201);
    }

    @Test
    void whoeverComesBackTooOftenIsAnsweredWithTheDocument() throws Exception {
        String old = program.noted("avant");
        String newest = program.noted("après");
        program.documentAt(newest);
        String stranger = stranger();
        List<String> first = new ArrayList<>();
        while (!first.contains("snapshot") && first.size() < TRIES) {
            first.add(joins(old, stranger));
        }

        assertThat(first.subList(0, 5)).containsOnly("patch");
        assertThat(first).endsWith("snapshot");
        assertThat(joins(old, stranger())).isEqualTo("patch");
    }

    @Test
    void anAddressMayHaveSoManyFeedsAndItsNewestIsRefused() throws Exception {
        String stranger = stranger();
        List<Socket> feeds = new ArrayList<>();
        try {
            for (int i = 0; i < PER_ADDRESS; i++) {
                feeds.add(feed(stranger));
                assertThat(firstLine(feeds.getLast())).contains(" 200 ");
            }

            Socket tooMany = feed(stranger);
            assertThat(firstLine(tooMany)).contains(" 503 ");
            tooMany.close();
            feeds.removeFirst().close();

            assertThat(eventually(() -> {
                        Socket next = feed(stranger);
                        feeds.add(next);
                        return firstLine(next);
                    }))
                    .isTrue();
        } finally {
            for (Socket feed : feeds) {
                feed.close();
            }
        }
    }

    @Test
    void aboveTheLimitOnConnectionsHealthIsAnsweredAndThoseWhoAreThereStay() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try (Socket watcher = feed(stranger())) {
            assertThat(firstLine(watcher)).contains(" 200 ");
            for (int i = 0; i < CONNECTIONS * 3; i++) {
                idle.add(feed(stranger()));
            }
            for (int i = 0; i < 20; i++) {
                try (Socket health = connection()) {
                    assertThat(ask(health, "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"))
                            .contains(" 200 ");
                }
            }
            try (Socket newcomer = connection()) {
                String answer = ask(newcomer, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(answer).contains(" 503 ");
            }
            program.note(UUID.randomUUID(), "toujours là");
        } finally {
            for (Socket one : idle) {
                one.close();
            }
        }
    }

    @Test
    void aHeadAndABodyThatTrickleAreEndedAfterAWhile() throws Exception {
        try (Socket head = connection();
                Socket body = connection();
                Socket kept = feed(stranger())) {
            send(head, "GET / HTTP/1.1\r\nHost: x\r\nX: ");
            send(
                    body,
                    "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
            assertThat(firstLine(kept)).contains(" 200 ");

            assertThat(ends(head)).isTrue();
            assertThat(ends(body)).isTrue();
            kept.setSoTimeout(200);
            assertThat(isOpen(kept)).isTrue();
        }
    }

    @Test
    void aClientThatAsksWithoutReadingIsMadeToWaitAndThenStillAnswered() throws Exception {
        byte[] question = ("GET /api/v1/editions/" + RunningServer.EDITION + "/timeline HTTP/1.1\r\nHost: x\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        try (SocketChannel asks = SocketChannel.open()) {
            asks.setOption(StandardSocketOptions.SO_SNDBUF, 16 * 1024);
            asks.setOption(StandardSocketOptions.SO_RCVBUF, 16 * 1024);
            asks.connect(new InetSocketAddress("127.0.0.1", server.port()));
            asks.configureBlocking(false);
            long sent = 0;
            ByteBuffer rest = ByteBuffer.wrap(question);
            long lastTaken = System.nanoTime();
            while (System.nanoTime() - lastTaken < Duration.ofSeconds(1).toNanos() && sent < UNREAD_BYTES) {
                int taken = asks.write(rest);
                if (taken > 0) {
                    sent += taken;
                    lastTaken = System.nanoTime();
                }
                if (!rest.hasRemaining()) {
                    rest.rewind();
                }
            }
            assertThat(sent).as("bytes taken from a client that reads nothing").isLessThan(UNREAD_BYTES);
            asks.configureBlocking(true);
            ByteBuffer answer = ByteBuffer.allocate(12);
            asks.read(answer);
            assertThat(new String(answer.array(), StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 200");
        }
    }

    private interface Request {
        HttpResponse<String> send() throws IOException, InterruptedException;
    }

    /** All answers, of which the last is the first that is 429. */
    private static List<HttpResponse<String>> untilTooMany(Request request) throws IOException, InterruptedException {
        List<HttpResponse<String>> answers = new ArrayList<>();
        do {
            answers.add(request.send());
        } while (answers.getLast().statusCode() != 429 && answers.size() < TRIES);
        assertThat(answers.getLast().statusCode()).isEqualTo(429);
        return answers;
    }

    private static void assertIsTooMany(HttpResponse<String> answer) {
        JsonNode problem = Program.parsed(answer.body());
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(problem.path("code").asText()).isEqualTo("too-many");
        assertThat(problem.path("detail").asText()).isNotBlank().isNotEqualTo("too-many");
        assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(1);
    }

    /** As long as the answer asks for, which is why this waits for nothing else. */
    private static void rest(HttpResponse<String> answer) throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(
                answer.headers().firstValueAsLong("Retry-After").orElseThrow()));
    }

    /** Somebody at an address of their own. */
    private String stranger() {
        int number = strangers++;
        return "198.51." + number / 250 + "." + (number % 250 + 1);
    }

    private HttpRequest.Builder from(String stranger, URI uri) {
        return HttpRequest.newBuilder(uri).header("X-Forwarded-For", stranger);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String stranger) throws IOException, InterruptedException {
        return send(from(stranger, server.at(path)));
    }

    private HttpResponse<String> guess(String stranger) throws IOException, InterruptedException {
        return send(from(stranger, server.at("/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"invite\":\"a guess\"}")));
    }

    private String session(String city) throws IOException, InterruptedException {
        String invite = program.invitation(city).getFragment();
        HttpResponse<String> answer = send(HttpRequest.newBuilder(server.at("/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"invite\":\"" + invite + "\"}")));
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private HttpResponse<String> note(String cookie, String city, UUID id) throws IOException, InterruptedException {
        return note(cookie, city, id, "127.0.0.1");
    }

    private HttpResponse<String> note(String cookie, String city, UUID id, String stranger)
            throws IOException, InterruptedException {
        return send(from(stranger, server.inEdition("/check-ins/" + id))
                .header("Cookie", cookie)
                .header("Origin", "http://" + server.at("/").getAuthority())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"type\":\"note\",\"city\":\"" + city + "\",\"text\":\"Bonjour\"}")));
    }

    /** The type of the message behind hello. */
    private String joins(String after, String stranger) throws IOException {
        try (Socket feed = connection()) {
            send(
                    feed,
                    "GET /api/v1/editions/" + RunningServer.EDITION + "/feed?after=" + after
                            + " HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nX-Forwarded-For: " + stranger
                            + "\r\n\r\n");
            return new BufferedReader(new InputStreamReader(feed.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> line.startsWith("event: ") && !line.endsWith("hello"))
                    .map(line -> line.substring("event: ".length()))
                    .filter(type -> type.equals("patch") || type.equals("snapshot"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Socket connection() throws IOException {
        Socket socket = new Socket("127.0.0.1", server.at("/").getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private Socket feed(String stranger) throws IOException {
        Socket feed = connection();
        send(
                feed,
                "GET /api/v1/editions/" + RunningServer.EDITION
                        + "/feed HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nX-Forwarded-For: " + stranger
                        + "\r\n\r\n");
        return feed;
    }

    private static void send(Socket socket, String text) throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (SocketException e) {
            // One that was closed already is read as such.
        }
    }

    private static String ask(Socket socket, String request) throws IOException {
        send(socket, request);
        return firstLine(socket);
    }

    private static String firstLine(Socket socket) throws IOException {
        byte[] some = new byte[64];
        int read = socket.getInputStream().read(some);
        return read < 0
                ? "closed"
                : new String(some, 0, read, StandardCharsets.US_ASCII)
                        .lines()
                        .findFirst()
                        .orElse("");
    }

    /** Whether the other side ends it, while a byte is sent now and then. */
    private static boolean ends(Socket socket) throws IOException {
        socket.setSoTimeout(500);
        for (int i = 0; i < 40; i++) {
            send(socket, "x");
            try {
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException e) {
                // Still there.
            } catch (SocketException e) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOpen(Socket socket) throws IOException {
        try {
            byte[] some = new byte[1 << 16];
            while (socket.getInputStream().read(some) >= 0) {
                // What was told meanwhile.
            }
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    private interface Attempt {
        String line() throws IOException;
    }

    private static boolean eventually(Attempt attempt) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            if (attempt.line().contains(" 200 ")) {
                return true;
            }
        }
        return false;
    }
}
