package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Many who watch, and come and go, while many speak. */
@WithServer(clock = "2017-03-04T16:40:00Z")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedIT {
    private static final int POSTERS = 4;
    private static final int POSTS_EACH = 50;
    private static final int JOINERS = 60;

    private final RunningServer server;
    private final Program program;

    FeedIT(RunningServer server, Program program) {
        this.server = server;
        this.program = program;
    }

    @Test
    void whoeverJoinsWhileOthersPostMissesNothingAndHearsNothingTwice() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> posting = new ArrayList<>();
            for (int poster = 0; poster < POSTERS; poster++) {
                posting.add(threads.submit(() -> {
                    for (int n = 0; n < POSTS_EACH; n++) {
                        program.noted("note " + n);
                    }
                    return null;
                }));
            }
            List<Future<FeedClient>> joining = new ArrayList<>();
            for (int joiner = 0; joiner < JOINERS; joiner++) {
                boolean newcomer = joiner % 2 == 0;
                joining.add(threads.submit(() -> newcomer ? FeedClient.connect(server.feed("")) : comeBack()));
                // One after the other, so that some come early and some late.
                joining.getLast().get();
            }
            for (Future<?> poster : posting) {
                poster.get();
            }

            String last = program.noted("la dernière");
            JsonNode end = program.documentAt(last);
            for (Future<FeedClient> joined : joining) {
                FeedClient watcher = joined.get();
                watcher.follow(last);
                assertThat(watcher.document()).isEqualTo(end);
                watcher.leave();
            }
        }
    }

    /** Somebody who has read the timeline and joins from there. */
    private FeedClient comeBack() throws Exception {
        JsonNode held = program.timeline();
        String cursor = held.path("cursor").asText();
        return FeedClient.connect(server.feed("?after=" + cursor), held.path("timeline"), cursor);
    }

    @Test
    void anEventStreamGoesOnAfterTheLastEventThatItsReaderSaw() throws Exception {
        String seen = program.noted("vue");
        program.noted("manquée");
        String last = program.noted("manquée aussi");

        // What the browser says of itself is newer than the address, which is that of its first visit.
        List<String> events = events(seen, "?after=hier", 2);

        assertThat(events)
                .filteredOn(line -> line.startsWith("event: "))
                .containsExactly("event: hello", "event: patch");
        assertThat(events).filteredOn(line -> line.startsWith("id: ")).containsExactly("id: " + last);
    }

    /** The lines of the first events of a stream. */
    private List<String> events(String lastEventId, String query, int count) throws Exception {
        HttpResponse<InputStream> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.inEdition("/feed" + query))
                                .header("Accept", "text/event-stream")
                                .header("Last-Event-ID", lastEventId)
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        List<String> lines = new ArrayList<>();
        try (var in = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (int seen = 0; seen < count; ) {
                String line = in.readLine();
                assertThat(line).as("the stream ended after " + lines).isNotNull();
                lines.add(line);
                if (line.isEmpty()) {
                    seen++;
                }
            }
        }
        return lines;
    }
}
