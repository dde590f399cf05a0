package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server, as whoever starts it, and whoever waits for it to be back, meets it. */
class StartIT {
    private static final int FIRST_COMERS = 200;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final String FINE = "HTTP/1.1 200";

    @Test
    void everyoneIsAnsweredFromTheFirstMomentOnAndTheConsoleShowsNothingButTheGreeting(@TempDir Path data)
            throws Exception {
        int port = RunningServer.freePort();
        Process server = RunningServer.launch(data, port, "--config", "src/test/config/carillon.yaml");
        try (BufferedReader console = server.inputReader()) {
            for (Socket firstComer : firstComers(port, server)) {
                assertThat(answer(firstComer)).isEqualTo(FINE);
            }
            StringBuilder said = new StringBuilder();
            while (said.indexOf("makes you administrator") < 0) {
                said.append(Objects.requireNonNull(console.readLine(), said::toString))
                        .append('\n');
            }
            visit("localhost:" + port);
            server.toHandle().destroy(); // which, unlike the process's own, leaves its output open

            said.append(console.readAllAsString());
            String progress = "(?m)^[A-Z][^:\n]+: [0-9]+ s(, done)?\n"; // of what takes long on a slow machine
            assertThat(said.toString()
                            .replaceAll("/join#[0-9A-Za-z_-]+", "/join#SECRET")
                            .replaceAll(progress, ""))
                    .isEqualToNormalizingNewlines("""

                              Nuit du Code Citoyen 2017

                              Timeline     http://localhost:PORT/
                              City desk    http://localhost:PORT/desk
                              Coordinate   http://localhost:PORT/join#SECRET
                                           (this link works once, within a day: it makes you administrator)

                            """.replace("PORT", Integer.toString(port)));
        } finally {
            server.destroy();
        }
    }

    /** Many who try again and again, and are let in as soon as the port is open. */
    private static List<Socket> firstComers(int port, Process server) throws IOException {
        List<Socket> letIn = new ArrayList<>();
        while (letIn.size() < FIRST_COMERS) {
            assertThat(server.isAlive()).isTrue();
            try {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setSoTimeout(PATIENCE_MILLIS);
                String question = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
                socket.getOutputStream().write(question.getBytes(StandardCharsets.US_ASCII));
                letIn.add(socket);
            } catch (ConnectException e) {
                Thread.onSpinWait(); // not open yet
            }
        }
        return letIn;
    }

    private static String answer(Socket socket) throws IOException {
        try (socket) {
            return new String(socket.getInputStream().readNBytes(FINE.length()), StandardCharsets.US_ASCII);
        }
    }

    /** What browsers do with a server, more or less. */
    private static void visit(String authority) throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            for (String path : List.of("/", "/web/pages.js", "/nowhere", "/api/v1/session", "/metrics")) {
                URI uri = URI.create("http://" + authority + path);
                browser.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
            }
            URI feed = URI.create("ws://" + authority + "/api/v1/editions/" + RunningServer.EDITION + "/feed");
            browser.newWebSocketBuilder()
                    .buildAsync(feed, new WebSocket.Listener() {})
                    .join()
                    .abort();
        }
    }
}
