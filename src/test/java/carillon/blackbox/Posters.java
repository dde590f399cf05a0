package carillon.blackbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Four cities that go on posting, each at whichever of some servers answers, and again under the same id until one has. */
final class Posters implements AutoCloseable {
    private static final List<String> CITIES = List.of("lille", "lyon", "montpellier", "paris");
    private static final int PAUSE_MILLIS = 20;
    private static final int MORE = 40;
    private static final int PATIENCE_SECONDS = 60;
    private static final int UNAVAILABLE = 503;

    private final AtomicReferenceArray<RunningServer> servers;
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final Semaphore posted = new Semaphore(0);
    private final ScheduledExecutorService cities = Executors.newScheduledThreadPool(CITIES.size());

    Posters(AtomicReferenceArray<RunningServer> servers) {
        this.servers = servers;
        for (String city : CITIES) {
            cities.scheduleWithFixedDelay(() -> post(city), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void post(String city) {
        UUID id = UUID.randomUUID();
        for (int attempt = 0; !acknowledged.contains(id) && !cities.isShutdown(); attempt++) {
            try {
                HttpResponse<String> answer =
                        new Program(servers.get(attempt % servers.length())).note(id, city, "dit par " + city);
                switch (answer.statusCode()) {
                    case 200, 201 -> acknowledged.add(id);
                    case UNAVAILABLE -> TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                    default -> unexpected.add(answer.statusCode() + " " + answer.body());
                }
            } catch (IOException e) {
                // It was stopped, perhaps after it had kept the note: the other one knows.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (!unexpected.isEmpty()) {
                return;
            }
        }
        posted.release();
    }

    /** Waits until some more was acknowledged. */
    void awaitMore() throws InterruptedException {
        posted.drainPermits();
        if (!posted.tryAcquire(MORE, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody answers: " + unexpected);
        }
    }

    Set<UUID> acknowledged() {
        return acknowledged;
    }

    /** The answers that were neither yes nor “later”. */
    Queue<String> unexpected() {
        return unexpected;
    }

    @Override
    public void close() {
        cities.close();
    }
}
