package carillon;

import carillon.settings.AdminToken;
import carillon.terminal.FeedConnection;
import carillon.trust.TrustedAuthorities;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The server that a command speaks to: that of this machine, or one that is named. */
final class RemoteServer {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofSeconds(60);

    /** What answers nothing for so long is not this kind of server: it would say at once that it lives. */
    private static final Duration TO_SHOW_LIFE = Duration.ofSeconds(5);

    private static final int UNAUTHORIZED = 401;
    private static final int MAX_TRIES = 10;
    private static final Duration MAX_PAUSE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final String url;
    private final Optional<String> token;

    /** What to do where the server does not take the token. */
    private final String tokenAdvice;

    private RemoteServer(String url, Optional<String> token, String tokenAdvice) {
        this.url = url.replaceFirst("/+$", "");
        this.token = token;
        this.tokenAdvice = tokenAdvice;
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TO_CONNECT);
        this.http = url.startsWith("https:")
                ? client.sslContext(TrustedAuthorities.context()).build()
                : client.build();
    }

    /** The options that name a server and one of its editions. */
    static final class Options {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Where the server on this machine keeps its data (data, or what CARILLON_DATA says).")
        @Nullable
        String data;

        @Option(
                names = "--url",
                paramLabel = "URL",
                description =
                        "Another server instead, with the token in CARILLON_ADMIN_TOKEN or CARILLON_ADMIN_TOKEN_FILE.")
        @Nullable
        String url;

        @Option(names = "--edition", paramLabel = "ID", description = "Which edition (the current one).")
        @Nullable
        String edition;

        /**
         * Returns what the server's list says of the edition that is meant.
         *
         * @throws IOException with a sentence, where it has none
         */
        JsonNode edition(RemoteServer server) throws IOException {
            return server.listedEdition(edition);
        }

        /** Returns the id of the edition that is meant; whether the server has it, its answers will say. */
        String editionId(RemoteServer server) throws IOException {
            return edition == null ? edition(server).path("id").asText() : edition;
        }

        /** Returns the path of the edition that is meant. */
        String editionPath(RemoteServer server) throws IOException {
            return RemoteServer.edition(editionId(server));
        }

        /** @throws IOException with a sentence, where there is none */
        RemoteServer find(Map<String, String> environment) throws IOException {
            if (url != null) {
                return at(url, environment);
            }
            Path directory = DatabaseOptions.directory(data, environment);
            return ofData(directory)
                    .orElseThrow(() -> new IOException("No server runs that keeps its data in " + directory
                            + ": start one, name its directory with --data, or name another server with --url."));
        }
    }

    /** The server at an address, with the token of the environment. */
    static RemoteServer at(String url, Map<String, String> environment) throws IOException {
        return new RemoteServer(
                url,
                WrongSettings.read(faults -> AdminToken.find(environment, faults)),
                "put the token of that server into CARILLON_ADMIN_TOKEN, or name its file in CARILLON_ADMIN_TOKEN_FILE.");
    }

    /** The server that keeps its data there; empty where none was started, or the last one was stopped. */
    static Optional<RemoteServer> ofData(Path data) throws IOException {
        return LocalServer.find(data)
                .map(local -> new RemoteServer(
                        local.url(),
                        Optional.of(local.token().value()),
                        "it is not the server that keeps its data in " + data + ", so start that one again."));
    }

    /** Returns the path of an edition. */
    static String edition(String id) {
        return "/api/v1/editions/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private JsonNode listedEdition(@Nullable String id) throws IOException {
        JsonNode editions =
                parsed(require(get("/api/v1/editions", "application/json"))).path("editions");
        for (JsonNode edition : editions) {
            if (id == null || id.equals(edition.path("id").asText())) {
                return edition;
            }
        }
        throw new IOException(
                id == null
                        ? url + " has no edition: make one on its page /new, or start it with a file."
                        : url + " has no edition " + id + ": its page /editions lists those it has.");
    }

    /** Returns an answer, and waits as long as the server asks where it has no room for a request now. */
    HttpResponse<String> getInTurn(String path, String accept) throws IOException {
        return require(sendInTurn(request(path).header("Accept", accept)));
    }

    /** Deletes something that may be gone already, and waits like {@link #getInTurn}. */
    void deleteInTurn(String path) throws IOException {
        HttpResponse<String> answer = sendInTurn(request(path).DELETE());
        if (answer.statusCode() != 404) {
            require(answer);
        }
    }

    private HttpResponse<String> sendInTurn(HttpRequest.Builder request) throws IOException {
        HttpResponse<String> answer = send(request);
        Optional<Duration> pause = RetryPause.of(answer);
        for (int tries = 1; tries < MAX_TRIES && pause.isPresent(); tries++) {
            RetryPause.await(pause.get().compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause.get());
            answer = send(request);
            pause = RetryPause.of(answer);
        }
        return answer;
    }

    HttpResponse<String> get(String path, String accept) throws IOException {
        return send(request(path).header("Accept", accept));
    }

    /** Returns where it is, without credentials. */
    String url() {
        return url;
    }

    /** Whether a server runs at an address: what is left of one that was killed names none that does. */
    static boolean isLive(String url) {
        return new RemoteServer(url, Optional.empty(), "").isLive();
    }

    /** Whether a server runs there. */
    boolean isLive() {
        try {
            return send(request("/health/live").timeout(TO_SHOW_LIFE)).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks for what is read piece by piece, for however long it takes; fails with the sentence of a problem. */
    InputStream stream(String path) throws IOException {
        HttpResponse<InputStream> answer = send(
                request(path).header("Accept", "application/gzip, */*"), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() / 100 == 2) {
            return answer.body();
        }
        try (InputStream body = answer.body()) {
            throw refused(answer.statusCode(), JSON.readTree(body));
        } catch (JsonProcessingException e) {
            throw refused(answer.statusCode(), JSON.createObjectNode());
        }
    }

    HttpResponse<String> post(String path, String type, byte[] body) throws IOException {
        return send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Puts what can be put again: where the connection was lost on the way, that is an {@link AnswerLost}. */
    HttpResponse<String> put(String path, String type, byte[] body) throws IOException {
        return send(request(path).header("Content-Type", type).PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /**
     * Opens a feed.
     *
     * @param cursor where to go on; empty to begin with a snapshot
     */
    FeedConnection feed(String path, Optional<String> cursor) throws IOException {
        String after = cursor.map(known -> "?after=" + URLEncoder.encode(known, StandardCharsets.UTF_8))
                .orElse("");
        return FeedConnection.open(http, URI.create(url.replaceFirst("^http", "ws") + path + after));
    }

    private HttpRequest.Builder request(String path) throws IOException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                    .timeout(TO_ANSWER)
                    .header("Accept-Language", "en");
            token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
            return request;
        } catch (IllegalArgumentException e) {
            throw new IOException(url + " is no address of a server: write it as http://localhost:8080.", e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) throws IOException {
        try {
            return http.send(request.build(), body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new IOException(noServer(), e);
        } catch (SSLHandshakeException e) {
            throw new IOException(
                    "The certificate of " + url + " is not accepted (" + e.getMessage()
                            + "): “carillon doctor --public-url " + url + "” says what to do.",
                    e);
        } catch (IOException e) {
            throw new AnswerLost(noServer(), e);
        }
    }

    private String noServer() {
        return "No server answers at " + url + ".";
    }

    /** A request may have reached the server, and its answer did not come. */
    static final class AnswerLost extends IOException {
        @Serial
        private static final long serialVersionUID = 1;

        private AnswerLost(String message, IOException cause) {
            super(message, cause);
        }
    }

    /** Returns an answer; one that is none of the asked for fails with the sentence of its problem. */
    HttpResponse<String> require(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 == 2) {
            return answer;
        }
        throw new IOException(sentence(answer));
    }

    /** Returns the sentence of an answer that is a problem. */
    String sentence(HttpResponse<String> answer) {
        return sentence(answer.statusCode(), parsed(answer));
    }

    private IOException refused(int status, JsonNode problem) {
        return new IOException(sentence(status, problem));
    }

    private String sentence(int status, JsonNode problem) {
        if (status == UNAUTHORIZED) {
            return url + (token.isPresent() ? " does not take this token: " : " asks for a token: ") + tokenAdvice;
        }
        String detail = problem.path("detail").asText();
        return url + " answers " + status + (detail.isEmpty() ? "." : ": " + detail);
    }

    /** Reads an answer as JSON; what is none is empty. */
    static JsonNode parsed(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
