package carillon.feed;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BroadcastTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<Watcher> watchers = new ArrayList<>();
    private final List<Watcher> told = new ArrayList<>();

    @AfterEach
    void stop() {
        now(vertx.close());
    }

    private void crowd(int size) {
        IntStream.range(0, size).forEach(_ -> watchers.add(new Deaf()));
    }

    /** One who cannot be told anything; only whose turn it was counts here. */
    private static final class Deaf extends Watcher {
        @Override
        void send(EncodedMessage unused) {}

        @Override
        boolean isFull() {
            return true;
        }

        @Override
        void beat() {}

        @Override
        void end(CloseReason unused) {}

        @Override
        void cut() {}
    }

    @Test
    void aRoundTellsEveryoneOnceAndLetsOthersHaveTheirTurnBetween() {
        crowd(4 * Broadcast.SLICE);
        Promise<Integer> othersTurn = Promise.promise();
        Promise<Void> over = Promise.promise();
        Broadcast broadcast = new Broadcast(
                vertx,
                watchers,
                watcher -> {
                    told.add(watcher);
                    if (told.size() == 1) {
                        vertx.runOnContext(_ -> othersTurn.complete(told.size()));
                    }
                    if (told.size() == watchers.size()) {
                        over.complete();
                    }
                },
                () -> 1,
                (watcher, failure) -> fail(failure));

        vertx.runOnContext(_ -> broadcast.requestRound());

        now(over.future());
        assertThat(now(othersTurn.future())).isEqualTo(Broadcast.SLICE);
        assertThat(told).isEqualTo(watchers);
    }

    @Test
    void whatBecomesDueDuringARoundMakesOneMore() {
        crowd(2 * Broadcast.SLICE);
        Promise<Void> twice = Promise.promise();
        Broadcast[] broadcast = new Broadcast[1];
        broadcast[0] = new Broadcast(
                vertx,
                watchers,
                watcher -> {
                    told.add(watcher);
                    if (told.size() < watchers.size()) {
                        broadcast[0].requestRound();
                    }
                    if (told.size() == 2 * watchers.size()) {
                        twice.complete();
                    }
                },
                () -> 1,
                (watcher, failure) -> fail(failure));

        vertx.runOnContext(_ -> broadcast[0].requestRound());

        now(twice.future());
        assertThat(told.subList(watchers.size(), told.size())).isEqualTo(watchers);
    }

    @Test
    void whoLeavesHasNoPartInTheNextRound() {
        crowd(3);
        Promise<Void> twice = Promise.promise();
        Broadcast[] broadcast = new Broadcast[1];
        broadcast[0] = new Broadcast(
                vertx,
                watchers,
                watcher -> {
                    told.add(watcher);
                    if (told.size() == 3) {
                        watchers.removeFirst();
                        broadcast[0].requestRound();
                    }
                    if (told.size() == 5) {
                        twice.complete();
                    }
                },
                () -> 1,
                (watcher, failure) -> fail(failure));

        vertx.runOnContext(_ -> broadcast[0].requestRound());

        now(twice.future());
        assertThat(told.subList(3, 5)).isEqualTo(watchers);
    }

    @Test
    void oneWhoCannotBeToldIsGivenUpAndTheRoundGoesOn() {
        crowd(2 * Broadcast.SLICE);
        List<Watcher> givenUp = new ArrayList<>();
        Promise<Void> over = Promise.promise();
        Broadcast broadcast = new Broadcast(
                vertx,
                watchers,
                watcher -> {
                    told.add(watcher);
                    if (told.size() == watchers.size()) {
                        over.complete();
                    }
                    throw new IllegalStateException("cannot be told");
                },
                () -> 1,
                (watcher, failure) -> givenUp.add(watcher));

        vertx.runOnContext(_ -> broadcast.requestRound());

        now(over.future());
        assertThat(told).isEqualTo(watchers);
        assertThat(givenUp).startsWith(watchers.getFirst());
    }

    @Test
    void whateverIsThrownTheNextRoundComes() {
        crowd(3);
        Promise<Void> over = Promise.promise();
        List<Error> thrown =
                new ArrayList<>(List.of(new StackOverflowError(), new AssertionError(), new OutOfMemoryError()));
        Broadcast broadcast = new Broadcast(
                vertx,
                watchers,
                watcher -> {
                    if (!thrown.isEmpty()) {
                        throw thrown.removeFirst();
                    }
                    over.tryComplete();
                },
                () -> {
                    if (thrown.size() == 3) {
                        throw thrown.removeFirst();
                    }
                    return 1;
                },
                (watcher, failure) -> fail(failure));
        vertx.exceptionHandler(_ -> broadcast.requestRound());

        vertx.runOnContext(_ -> broadcast.requestRound());

        now(over.future());
    }
}
