package carillon;

import carillon.terminal.FeedConnection;
import carillon.terminal.FollowedTimeline;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Follows a feed until the process ends. Where it is lost, it is opened again with the cursor of what is known, after one second, then
 * two, up to thirty; a server that says when to come back is asked then. The server of this machine is looked for anew each time: it may
 * have another address after a restart.
 */
final class FeedReader implements AutoCloseable {
    static final String STALE = "the server cannot reach its database: this may be old";

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RemoteServer.Options where;
    private final String edition;
    private final View view;
    private final FollowedTimeline followed = new FollowedTimeline();
    private final Thread atExit;
    private Duration pause = FIRST_PAUSE;
    private String note = "";

    /** Where it is shown. */
    interface View extends AutoCloseable {
        /** A message came, and is in the document now. */
        void onMessage(String message, FollowedTimeline followed);

        /** Shows what is known; called at least each second. */
        void refresh(FollowedTimeline followed, String note);

        /** The server is lost, or there again. */
        void onConnection(String sentence);

        @Override
        void close();
    }

    /**
     * Makes a reader of a feed that does not run yet.
     *
     * @param edition the path of the edition
     */
    FeedReader(RemoteServer.Options where, String edition, View view) {
        this.where = where;
        this.edition = edition;
        this.view = view;
        atExit = new Thread(view::close, "leaves the terminal as it was");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** @throws IOException with a sentence, where there is no server at first, or no such feed */
    void run() throws IOException, InterruptedException {
        boolean hasBegun = false;
        while (true) {
            try (FeedConnection feed = open()) {
                if (hasBegun) {
                    view.onConnection("The server is there again.");
                }
                hasBegun = true;
                note = "";
                follow(feed);
            } catch (FeedConnection.Refused e) {
                if (e.isFinal()) {
                    throw e;
                }
            } catch (IOException e) {
                if (!hasBegun) {
                    throw e;
                }
            }
            if (note.isEmpty()) {
                note = "no server: trying again";
                view.onConnection("No server answers: trying again.");
            }
            await();
        }
    }

    private FeedConnection open() throws IOException {
        return where.find(System.getenv()).feed(edition + "/feed", followed.cursor());
    }

    private void follow(FeedConnection feed) throws IOException, InterruptedException {
        while (!feed.isOver()) {
            Optional<String> message = feed.next(LOOK);
            if (message.isPresent()) {
                JsonNode json = JSON.readTree(message.get());
                followed.take(json, System.nanoTime());
                view.onMessage(message.get(), followed);
                pause = json.path("type").asText().equals("bye")
                        ? Duration.ofMillis(json.path("retryAfter").asLong(FIRST_PAUSE.toMillis()))
                        : FIRST_PAUSE;
            }
            refresh();
        }
    }

    private void refresh() {
        view.refresh(followed, note.isEmpty() && followed.isStale() ? STALE : note);
    }

    /** Waits before the next attempt; a little longer or shorter each time, so that not all come back at once. */
    private void await() throws InterruptedException {
        long until = System.nanoTime()
                + (long) (pause.toNanos() * ThreadLocalRandom.current().nextDouble(0.8, 1.2));
        while (System.nanoTime() < until) {
            refresh();
            Thread.sleep(Math.min(LOOK.toMillis(), 1 + (until - System.nanoTime()) / 1_000_000));
        }
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }

    @Override
    public void close() {
        view.close();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
