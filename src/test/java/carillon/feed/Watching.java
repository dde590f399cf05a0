package carillon.feed;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The part of a node that people watch, on a port of its own, told what happens by whoever tests it. Its sockets take
 * little, so that a reader who stops reading is soon noticed.
 */
final class Watching implements AutoCloseable {
    private static final int SEND_BUFFER_BYTES = 8 * 1024;
    private static final int LEAVE_SECONDS = 3;

    /** How many may watch. */
    static final int MOST = 100;

    private static final long PATIENCE_SECONDS = 20;
    private static final InstantSource CLOCK = InstantSource.fixed(Course.NOON);

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = new Bus(vertx);
    private final Loop loop = new Loop();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final String deployment;
    private final BlockingQueue<Presence> attended = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> asked = new LinkedBlockingQueue<>();
    private volatile Future<Supplier<Present>> journal;
    private volatile Staleness staleness = Staleness.NONE;

    /** One event loop and those who watch on it. Only the tests beat: however slow the machine, there is no other beat. */
    private final class Loop extends VerticleBase {
        private Watchers watchers;
        private HttpServer server;

        @Override
        public Future<?> start() {
            watchers = new Watchers(vertx, bus, WorldClock.of(CLOCK), MOST);
            server = vertx.createHttpServer(new HttpServerOptions().setSendBufferSize(SEND_BUFFER_BYTES))
                    .requestHandler(this::watch);
            return watchers.subscribeWithoutBeats().compose(_ -> server.listen(0, "127.0.0.1"));
        }

        @Override
        public Future<?> stop() {
            watchers.drain();
            return server.shutdown(LEAVE_SECONDS, TimeUnit.SECONDS);
        }

        void onLoop(Consumer<Watchers> step) {
            context.runOnContext(_ -> step.accept(watchers));
        }

        private void watch(HttpServerRequest request) {
            if (request.canUpgradeToWebSocket()) {
                watchers.watchOverWebSocket(request, Optional.ofNullable(request.getParam("after")))
                        .onFailure(failures::add);
            } else {
                watchers.watchOverEventStream(request, Optional.ofNullable(request.getHeader("Last-Event-ID")));
            }
        }
    }

    /** It starts where a course stands. */
    Watching(Course course) {
        vertx.exceptionHandler(failures::add);
        Present present = course.present();
        journal = Future.succeededFuture(course::present);
        bus.answer(Addresses.NOW, _ -> Future.succeededFuture(present));
        bus.answer(Addresses.UP_TO, this::readUpTo);
        bus.answer(Addresses.STALENESS_NOW, _ -> Future.succeededFuture(staleness));
        bus.subscribe(Addresses.LOOP_PRESENCE, told -> attended.add(told.presence()));
        deployment = now(vertx.deployVerticle(loop));
    }

    Vertx vertx() {
        return vertx;
    }

    int port() {
        return Objects.requireNonNull(loop.server).actualPort();
    }

    /** The timeline goes on; those who watch are not to know yet. */
    void goesOn(Present present) {
        bus.publish(Addresses.PRESENTS, present);
    }

    private Future<Present> readUpTo(long seq) {
        asked.add(seq);
        return journal.map(Supplier::get);
    }

    /** Whoever asks for a position ahead is answered by this from now on. */
    void reads(Future<Supplier<Present>> next) {
        journal = next;
    }

    /** Takes the next position ahead that was asked for. */
    long nextAsked() throws InterruptedException {
        Long seq = asked.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(seq).isNotNull();
        return seq;
    }

    /** The timeline goes on, and everyone who watches is to know. */
    void tell(Present present) {
        goesOn(present);
        bus.publish(Addresses.DUE, present);
    }

    /** So many watch, on all nodes. */
    void tell(Presence presence) {
        bus.publish(Addresses.PRESENCE, presence);
    }

    /** The journal is lost, or found again. */
    void tell(Staleness next) {
        staleness = next;
        bus.publish(Addresses.STALENESS, next);
    }

    /** Waits until so many are counted here. */
    void counts(Presence wanted) throws InterruptedException {
        List<Presence> before = new ArrayList<>();
        Presence next = attended.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (!wanted.equals(next)) {
            assertThat(next).as("counted before: " + before).isNotNull();
            before.add(next);
            next = attended.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** The heart beats once for everyone. */
    void beat() {
        Promise<Void> done = Promise.promise();
        loop.onLoop(watchers -> {
            for (int second = 0; second < Messages.HEARTBEAT_SECONDS; second++) {
                watchers.beat(second);
            }
            done.complete();
        });
        now(done.future());
    }

    /** How many watch now. */
    int count() {
        Promise<Integer> count = Promise.promise();
        loop.onLoop(watchers -> count.complete(watchers.count()));
        return now(count.future());
    }

    /** Waits until so many watch. */
    void awaitCount(int expected) {
        Promise<Void> reached = Promise.promise();
        lookForCount(expected, reached);
        now(reached.future());
    }

    private void lookForCount(int expected, Promise<Void> reached) {
        loop.onLoop(watchers -> {
            if (watchers.count() == expected) {
                reached.complete();
            } else {
                lookForCount(expected, reached);
            }
        });
    }

    /** Says goodbye to everyone. */
    void drain() {
        loop.onLoop(Watchers::drain);
    }

    @Override
    public void close() {
        now(vertx.undeploy(deployment));
        now(vertx.close());
        assertThat(failures).isEmpty();
    }
}
