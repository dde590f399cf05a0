package carillon.wire;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is relied on of the contexts of Vert.x. */
class LoopStepTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        now(vertx.close());
    }

    @Test
    void aStepOfALoopIsTakenAtOnceAndIsOneOfThatLoop() {
        Context loop = vertx.getOrCreateContext();
        List<String> order = new ArrayList<>();
        Promise<Context> current = Promise.promise();

        loop.runOnContext(_ -> {
            loop.runOnContext(later -> order.add("what waited"));
            LoopStep.runNow(loop, () -> {
                order.add("at once");
                current.complete(Vertx.currentContext());
            });
        });

        assertThat(now(current.future())).isSameAs(loop);
        assertThat(order.getFirst()).isEqualTo("at once");
    }

    @Test
    void whatAStepThrowsIsReportedOnTheLoop() {
        Context loop = vertx.getOrCreateContext();
        Promise<Throwable> reported = Promise.promise();
        loop.exceptionHandler(reported::complete);

        loop.runOnContext(_ -> LoopStep.runNow(loop, () -> {
            throw new IllegalArgumentException("thrown by the step");
        }));

        assertThat(now(reported.future())).hasMessage("thrown by the step");
    }

    @Test
    void noOtherThreadTakesIt() {
        Context loop = vertx.getOrCreateContext();

        assertThatIllegalStateException().isThrownBy(() -> LoopStep.runNow(loop, () -> {}));
    }
}
