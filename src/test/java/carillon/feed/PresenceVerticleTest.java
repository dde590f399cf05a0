package carillon.feed;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.Weekend;
import carillon.journal.SignalChannel;
import carillon.postgres.DatabaseUnavailable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PresenceVerticleTest {
    private static final CityId LYON = new CityId("lyon");
    private static final CityId TUNIS = new CityId("tunis");
    private static final UUID LOOP = new UUID(0, 1);
    private static final UUID OTHER_LOOP = new UUID(0, 2);
    private static final long PATIENCE_SECONDS = 20;

    private final List<Consumer<String>> everybody = new CopyOnWriteArrayList<>();
    private final List<Node> nodes = new ArrayList<>();

    /** One node, as far as its presence. */
    private final class Node implements SignalChannel {
        private final Vertx vertx = Vertx.vertx();
        private final Bus bus = new Bus(vertx);
        private final BlockingQueue<Presence> told = new LinkedBlockingQueue<>();
        private final String deployment;
        /** No database, or no process at all: nothing comes in or goes out. */
        private volatile boolean cutOff;

        Node(PresenceVerticle.Pace pace) {
            nodes.add(this);
            bus.subscribe(Addresses.PRESENCE, told::add);
            deployment = now(vertx.deployVerticle(new PresenceVerticle(Weekend.edition(), this, bus, pace)));
        }

        @Override
        public Future<Void> send(List<String> signals) {
            if (cutOff) {
                return Future.failedFuture(new DatabaseUnavailable("cut off", new IllegalStateException()));
            }
            signals.forEach(signal -> everybody.forEach(listener -> listener.accept(signal)));
            return Future.succeededFuture();
        }

        @Override
        public void onSignal(Consumer<String> listener) {
            Context context = vertx.getOrCreateContext();
            everybody.add(signal -> {
                if (!cutOff) {
                    context.runOnContext(_ -> listener.accept(signal));
                }
            });
        }

        void counts(UUID loop, int total, Map<CityId, Integer> cities) {
            bus.publish(Addresses.LOOP_PRESENCE, new PresenceCounter.LoopPresence(loop, Presence.of(total, cities)));
        }

        /** Waits until it is told so; what it was told on the way is returned. */
        List<Presence> until(int total, Map<CityId, Integer> cities) throws InterruptedException {
            Presence wanted = Presence.of(total, cities);
            List<Presence> before = new ArrayList<>();
            Presence next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            while (!wanted.equals(next)) {
                assertThat(next).as("told before: " + before).isNotNull();
                before.add(next);
                next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            return before;
        }

        void stop() {
            now(vertx.undeploy(deployment));
        }
    }

    private Node node() {
        return new Node(new PresenceVerticle.Pace(10, 50, 10));
    }

    @AfterEach
    void close() {
        nodes.forEach(node -> node.cutOff = true);
        nodes.forEach(node -> now(node.vertx.close()));
    }

    @Test
    void theLoopsOfANodeAreAddedUp() throws InterruptedException {
        Node node = node();

        node.counts(LOOP, 3, Map.of(LYON, 2));
        node.counts(OTHER_LOOP, 4, Map.of(LYON, 1, TUNIS, 1));
        node.until(7, Map.of(LYON, 3, TUNIS, 1));
        node.counts(LOOP, 1, Map.of());

        node.until(5, Map.of(LYON, 1, TUNIS, 1));
    }

    @Test
    void eachNodeTellsTheTotalOfAll() throws InterruptedException {
        Node here = node();
        Node there = node();

        here.counts(LOOP, 3, Map.of(LYON, 2));
        there.counts(LOOP, 4, Map.of(LYON, 1, TUNIS, 1));

        here.until(7, Map.of(LYON, 3, TUNIS, 1));
        there.until(7, Map.of(LYON, 3, TUNIS, 1));
    }

    @Test
    void aNodeThatComesLaterIsAnsweredAtOnce() throws InterruptedException {
        Node here = new Node(new PresenceVerticle.Pace(10, TimeUnit.HOURS.toMillis(1), 10));
        here.counts(LOOP, 3, Map.of(LYON, 2));
        here.until(3, Map.of(LYON, 2));

        Node there = new Node(new PresenceVerticle.Pace(10, TimeUnit.HOURS.toMillis(1), 10));

        there.until(3, Map.of(LYON, 2));
    }

    @Test
    void aNodeThatStopsIsNotCountedFromThenOn() throws InterruptedException {
        Node here = new Node(new PresenceVerticle.Pace(10, TimeUnit.HOURS.toMillis(1), 10));
        Node there = new Node(new PresenceVerticle.Pace(10, TimeUnit.HOURS.toMillis(1), 10));
        here.counts(LOOP, 3, Map.of());
        there.counts(LOOP, 4, Map.of());
        here.until(7, Map.of());

        there.stop();

        here.until(3, Map.of());
    }

    @Test
    void aNodeThatFallsSilentIsForgotten() throws InterruptedException {
        Node here = node();
        Node there = node();
        here.counts(LOOP, 3, Map.of());
        there.counts(LOOP, 4, Map.of());
        here.until(7, Map.of());

        there.cutOff = true;

        here.until(3, Map.of());
    }

    @Test
    void withoutADatabaseANodeCountsItsOwnAndAllAgainWhenItIsBack() throws InterruptedException {
        Node here = node();
        Node there = node();
        here.counts(LOOP, 3, Map.of());
        there.counts(LOOP, 4, Map.of());
        here.until(7, Map.of());

        here.cutOff = true;

        here.counts(LOOP, 5, Map.of());
        here.until(9, Map.of());
        here.until(5, Map.of());

        here.cutOff = false;

        here.until(9, Map.of());
    }

    @Test
    void nobodyIsToldWhatTheyKnow() throws InterruptedException {
        Node node = node();
        node.counts(LOOP, 3, Map.of());
        node.until(3, Map.of());

        node.counts(LOOP, 3, Map.of());
        node.counts(LOOP, 4, Map.of());

        assertThat(node.until(4, Map.of())).isEmpty();
    }

    @Test
    void aLoopThatHasHeardNothingYetIsToldAlthoughNothingHasChanged() throws InterruptedException {
        Node node = node();
        node.counts(LOOP, 1, Map.of());
        node.until(1, Map.of());

        node.counts(OTHER_LOOP, 0, Map.of());

        assertThat(node.until(1, Map.of())).isEmpty();
    }

    @Test
    void whatComesInOneMomentIsToldInOne() throws InterruptedException {
        Node node = new Node(new PresenceVerticle.Pace(10, 50, 500));
        node.counts(LOOP, 1, Map.of());
        node.until(1, Map.of());

        for (int n = 2; n <= 50; n++) {
            node.counts(LOOP, n, Map.of());
        }

        assertThat(node.until(50, Map.of())).isEmpty();
    }

    @Test
    void aCityThatTheEditionDoesNotHaveIsNotTold() throws InterruptedException {
        Node node = node();

        now(node.send(NodeSignal.here(LOOP, 1, Presence.of(2, Map.of(LYON, 1, new CityId("atlantide"), 1)))));

        node.until(2, Map.of(LYON, 1));
    }
}
