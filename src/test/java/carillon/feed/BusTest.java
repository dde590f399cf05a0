package carillon.feed;

import static carillon.journal.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BusTest {
    private static final Bus.Question<String, Integer> LENGTH =
            new Bus.Question<>("test.length", String.class, Integer.class);

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = new Bus(vertx);

    @AfterEach
    void stop() {
        now(vertx.close());
    }

    @Test
    void theAnswerComesBackToTheEventLoopItWasAskedFrom() {
        now(vertx.deployVerticle(
                () -> new VerticleBase() {
                    @Override
                    public Future<?> start() {
                        return bus.answer(LENGTH, text -> Future.succeededFuture(text.length()))
                                .completion();
                    }
                },
                new DeploymentOptions()));
        Context here = vertx.getOrCreateContext();
        Promise<Integer> answered = Promise.promise();
        Promise<Boolean> atHome = Promise.promise();

        here.runOnContext(unused -> bus.ask(LENGTH, "carillon")
                .onSuccess(length -> atHome.complete(Vertx.currentContext() == here))
                .onComplete(answered));

        assertThat(now(answered.future())).isEqualTo(8);
        assertThat(now(atHome.future())).isTrue();
    }

    @Test
    void whatFailsToBeAnsweredFailsForWhoeverAsked() {
        bus.answer(LENGTH, unused -> Future.failedFuture(new IllegalStateException("no idea")));

        assertThatThrownBy(() -> now(bus.ask(LENGTH, "carillon"))).hasStackTraceContaining("no idea");
    }

    @Test
    void whereNobodyIsThereToAnswerItFailsAtOnce() {
        assertThatThrownBy(() -> now(bus.ask(LENGTH, "carillon"))).hasStackTraceContaining("No handlers for address");
    }
}
