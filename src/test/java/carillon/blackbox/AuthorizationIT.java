package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.support.AuthorizationTable;
import carillon.support.AuthorizationTable.Line;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: every line of {@link AuthorizationTable#FILE}, asked of the packaged server by everybody. */
@Order(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationIT {
    static final List<String> EVERYBODY = AuthorizationTable.columns();

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ServersOnOneDatabase servers;
    private RunningServer server;
    private Program program;
    private Cast readers;
    private String announcement;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        servers = new ServersOnOneDatabase(data, "2017-03-04T16:40:00Z");
        server = servers.start();
        program = new Program(server);
        announcement = UUID.randomUUID().toString();
        program.decides(
                UUID.fromString(announcement), "{'type':'announcement','text':'https://example.org','urgent':true}");
        readers = cast();
        assertThat(readers.send("program", "POST", server.at("/api/v1/editions"), copied(Cast.ELSEWHERE))
                        .statusCode())
                .isEqualTo(201);
    }

    @AfterAll
    void stop() throws Exception {
        servers.close();
    }

    private Cast cast() throws Exception {
        return new Cast(server, servers.database());
    }

    static List<Line> lines() {
        return AuthorizationTable.lines();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everybodyIsAnsweredAsTheTableSays(Line line) throws Exception {
        // Who changes something may be another one afterwards.
        Cast cast = line.method().equals("GET") ? readers : cast();
        List<String> answers = new ArrayList<>();
        for (String who : EVERYBODY) {
            answers.add(who + " " + status(cast, who, line));
        }

        List<String> expected = new ArrayList<>();
        for (int column = 0; column < EVERYBODY.size(); column++) {
            expected.add(EVERYBODY.get(column) + " " + line.statuses().get(column));
        }
        assertThat(answers).isEqualTo(expected);
        if (line.method().equals("DELETE") && line.path().endsWith("/sessions")) {
            // Those who only read have no session any more either.
            readers = cast();
        }
    }

    private int status(Cast cast, String who, Line line) throws Exception {
        String body = body(cast, line.what());
        URI address = server.at(address(cast, line));
        HttpRequest.Builder request = cast.request(who, line.method(), address, body);
        if (line.path().endsWith("/feed")) {
            request.header("Accept", "text/event-stream");
        }
        // The feed never ends.
        HttpResponse<InputStream> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private String address(Cast cast, Line line) throws Exception {
        String address = line.address()
                .replace("{edition}", RunningServer.EDITION)
                .replace("{other}", Cast.ELSEWHERE)
                .replace("{city}", "lyon")
                .replace("{milestone}", "meetup-video")
                .replace("{announcement}", announcement)
                .replace("{token}", "a-secret");
        if (address.contains("{id}")) {
            address = address.replace("{id}", id(cast, line));
        }
        return line.method().equals("DELETE") && line.what().equals("drafted")
                ? address + "?version=" + draftVersion()
                : address;
    }

    /** The id of what the line is about, made for this one request. */
    private static String id(Cast cast, Line line) throws Exception {
        if (!line.what().startsWith("of-")) {
            return UUID.randomUUID().toString();
        }
        String wish = switch (line.what()) {
            case "of-organizer" -> Cast.Wish.ORGANIZER;
            case "of-coordinator" -> Cast.Wish.COORDINATOR;
            default -> Cast.Wish.ADMINISTRATOR;
        };
        return line.path().contains("/sessions/")
                ? cast.session(wish)
                : cast.made(wish).path("id").asText();
    }

    private String body(Cast cast, String what) throws Exception {
        return switch (what) {
            case "note" -> json("{'type':'note','city':'lyon','text':'Bonsoir'}");
            case "announcement" -> json("{'type':'announcement','text':'Bonsoir'}");
            case "set-aside" -> json("{'type':'session.set-aside','session':'" + cast.sessionThatSpoke() + "'}");
            case "announced" -> announced().toString();
            case "edition" -> copied("copy-" + UUID.randomUUID());
            case "current" -> json("{'edition':'" + RunningServer.EDITION + "'}");
            case "rehearsal" -> json("{'clock':'2017-03-04T16:40:00Z','speed':1,'simulate':false}");
            case "draft" -> draft();
            case "drafted" -> {
                if (draftVersion() == 0) {
                    assertThat(cast.send("program", "PUT", server.inEdition("/cities/lyon/draft"), draft())
                                    .statusCode())
                            .isEqualTo(200);
                }
                yield "";
            }
            case "organizer" -> json(Cast.Wish.ORGANIZER);
            case "coordinator" -> json(Cast.Wish.COORDINATOR);
            case "administrator" -> json(Cast.Wish.ADMINISTRATOR);
            case "invite" ->
                "{\"invite\":\"" + cast.made(Cast.Wish.ORGANIZER).path("invite").asText() + "\"}";
            case "spent-invite" -> "{\"invite\":\"" + cast.spentInvite() + "\"}";
            case "of-organizer", "of-coordinator", "of-admin" -> json("{'label':'une autre'}");
            case "" -> "";
            default -> throw new AssertionError("nobody knows what is sent with " + what);
        };
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private JsonNode announced() throws Exception {
        return Program.parsed(program.get("/api/v1/editions/" + RunningServer.EDITION + "/announced")
                        .body())
                .path("edition");
    }

    /** What is announced, as another edition of that name. */
    private String copied(String name) throws Exception {
        return ((ObjectNode) announced()).put("edition", name).toString();
    }

    private String draft() throws Exception {
        return json("{'programme':[],'seen':'"
                + program.timeline().path("cursor").asText() + "','version':" + draftVersion() + "}");
    }

    /** The version of the draft of Lyon; 0 where there is none. */
    private int draftVersion() throws Exception {
        return Program.parsed(readers.send("program", "GET", server.inEdition("/cities/lyon/draft"), "")
                        .body())
                .path("version")
                .asInt();
    }

    @Test
    void everyOperationThatTheServerDescribesIsInTheTable() throws Exception {
        JsonNode paths = new YAMLMapper()
                .readTree(program.get("/api/v1/openapi.yaml").body())
                .path("paths");
        Set<String> described = new TreeSet<>();
        paths.properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(name -> {
                    if (METHODS.contains(name)) {
                        described.add(name.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));

        assertThat(AuthorizationTable.operations()).containsAll(described);
    }

    @ParameterizedTest
    @FieldSource("EVERYBODY")
    void everybodyIsToldTheSameByTheFeedWhichNamesNoSession(String who) throws Exception {
        HttpResponse<InputStream> feed = HTTP.send(
                readers.request(who, "GET", server.inEdition("/feed"), "")
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(feed.body(), StandardCharsets.UTF_8))) {
            assertThat(next(lines, "snapshot")).doesNotContain("\"by\"", "\"session\"");
            program.says("{'type':'note','city':'lyon','text':'à tous'}");
            assertThat(next(lines, "patch")).contains("à tous").doesNotContain("\"by\"", "\"session\"");
        }
    }

    /** The data of the next event of that type. */
    private static String next(BufferedReader lines, String type) throws Exception {
        String line = lines.readLine();
        while (!line.equals("event: " + type) && !line.equals("event:" + type)) {
            line = lines.readLine();
        }
        StringBuilder data = new StringBuilder();
        for (line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
            data.append(line);
        }
        return data.toString();
    }
}
