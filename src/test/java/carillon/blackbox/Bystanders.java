package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Those who must not notice that a server is attacked: one who posts notes from all cities but the first, one who watches, and one who
 * asks again and again, each time on a new connection, whether the server is well.
 */
final class Bystanders implements AutoCloseable {
    private static final int CREATED = 201;
    private static final long BETWEEN_POSTS_MILLIS = 50;
    private static final long BETWEEN_LOOKS_MILLIS = 100;
    private static final Duration HEALTH_PATIENCE = Duration.ofSeconds(2);
    private static final Duration TELLING_PATIENCE = Duration.ofSeconds(20);

    private final RunningServer server;
    private final Program program;
    private final FeedClient watcher;
    private final List<String> cities;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<UUID, String> acknowledged = new ConcurrentHashMap<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<String> unwell = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private Bystanders(RunningServer server, List<String> cities) {
        this.server = server;
        this.program = new Program(server);
        this.watcher = FeedClient.connect(server.feed(""));
        this.cities = cities;
    }

    /** Connects those who post and watch, so that they are there before an attack is. */
    static Bystanders of(RunningServer server, List<String> cities) throws InterruptedException {
        Bystanders bystanders = new Bystanders(server, cities.subList(1, cities.size()));
        while (bystanders.watcher.cursor().isEmpty()) {
            bystanders.watcher.take();
        }
        bystanders.post(0);
        return bystanders;
    }

    /** Begins to post and to ask. */
    void begin() {
        threads.add(Thread.ofPlatform().daemon().start(() -> post()));
        threads.add(Thread.ofPlatform().daemon().start(() -> askFor("/health/live")));
        threads.add(Thread.ofPlatform().daemon().start(() -> askFor("/health/ready")));
    }

    private boolean isOverAfter(long millis) {
        try {
            return over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void post() {
        for (int i = 1; !isOverAfter(BETWEEN_POSTS_MILLIS); i++) {
            post(i);
        }
    }

    private void post(int number) {
        UUID id = UUID.randomUUID();
        String text = "bystander " + number;
        try {
            HttpResponse<String> answer = program.note(id, cities.get(number % cities.size()), text);
            if (answer.statusCode() == CREATED) {
                acknowledged.put(id, text);
            } else {
                refused.add(answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            refused.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void askFor(String path) {
        while (!isOverAfter(BETWEEN_LOOKS_MILLIS)) {
            long began = System.nanoTime();
            String answer = answerOf(path);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            if (!answer.startsWith("HTTP/1.1 200") || took.compareTo(HEALTH_PATIENCE) > 0) {
                unwell.add(path + " after " + took + ": " + answer);
            }
        }
    }

    private String answerOf(String path) {
        int patience = Math.toIntExact(HEALTH_PATIENCE.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), patience);
            socket.setSoTimeout(patience);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] head = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return new String(head, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Goes on for so long. */
    void lookOnFor(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    /** Everybody has done what they wanted as if nothing had been, and all that was acknowledged was told and is kept. */
    void haveNoticedNothing() throws IOException, InterruptedException {
        close();
        assertThat(unwell).as("health").isEmpty();
        assertThat(refused).as("posts of a bystander").isEmpty();
        assertThat(acknowledged).as("posts of a bystander").isNotEmpty();
        wereTold();
        assertThat(keptIds()).containsAll(acknowledged.keySet());
    }

    private void wereTold() throws InterruptedException {
        Set<String> untold = new HashSet<>(acknowledged.values());
        long end = System.nanoTime() + TELLING_PATIENCE.toNanos();
        while (!untold.isEmpty() && System.nanoTime() < end) {
            JsonNode message = watcher.take();
            message.path("patch")
                    .path("notices")
                    .forEach(notice -> untold.remove(notice.path("text").asText()));
        }
        assertThat(untold).as("acknowledged and never told").isEmpty();
    }

    /** The ids in the journal. */
    Set<UUID> keptIds() throws IOException, InterruptedException {
        return idsInJournalOf(server);
    }

    static Set<UUID> idsInJournalOf(RunningServer server) throws IOException, InterruptedException {
        Set<UUID> ids = new HashSet<>();
        new Program(server)
                .journal()
                .forEach(entry -> ids.add(UUID.fromString(entry.path("id").asText())));
        return ids;
    }

    Set<UUID> acknowledged() {
        return acknowledged.keySet();
    }

    /** Posts and asks no more. */
    @Override
    public void close() {
        over.countDown();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
