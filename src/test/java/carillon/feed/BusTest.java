package carillon.feed;

import static carillon.postgres.TestDatabase.now;
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

        here.runOnContext(_ -> bus.ask(LENGTH, "carillon")
                .onSuccess(length -> atHome.complete(Vertx.currentContext() == here))
                .onComplete(answered));

        assertThat(now(answered.future())).isEqualTo(8);
        assertThat(now(atHome.future())).isTrue();
    }

    @Test
    void whatFailsToBeAnsweredFailsForWhoeverAsked() {
        bus.answer(LENGTH, _ -> Future.failedFuture(new IllegalStateException("no idea")));

        assertThatThrownBy(() -> now(bus.ask(LENGTH, "carillon"))).hasStackTraceContaining("no idea");
    }

    @Test
    void whatIsThrownWhileItIsAnsweredFailsForWhoeverAsked() {
        bus.answer(LENGTH, _ -> {
            throw new IllegalStateException("no idea");
        });
        Bus.Question<String, Integer> other = new Bus.Question<>("test.other", String.class, Integer.class);
        bus.answer(other, _ -> {
            throw new AssertionError("no idea at all");
        });

        assertThatThrownBy(() -> now(bus.ask(LENGTH, "carillon"))).hasStackTraceContaining("no idea");
        assertThatThrownBy(() -> now(bus.ask(other, "carillon"))).hasStackTraceContaining("no idea at all");
    }

    @Test
    void aListenerThatThrowsHearsWhatComesNextAndSoDoTheOthers() {
        Bus.Topic<String> news = new Bus.Topic<>("test.news", String.class);
        Promise<String> second = Promise.promise();
        Promise<String> other = Promise.promise();
        bus.subscribe(news, text -> {
            if (text.equals("first")) {
                throw new IllegalStateException("no idea");
            }
            second.complete(text);
        });
        bus.subscribe(news, other::tryComplete);

        bus.publish(news, "first");
        bus.publish(news, "second");

        assertThat(now(second.future())).isEqualTo("second");
        assertThat(now(other.future())).isEqualTo("first");
    }

    @Test
    void whereNobodyIsThereToAnswerItFailsAtOnce() {
        assertThatThrownBy(() -> now(bus.ask(LENGTH, "carillon"))).hasStackTraceContaining("No handlers for address");
    }
}
