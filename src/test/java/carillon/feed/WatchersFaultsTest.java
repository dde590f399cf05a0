package carillon.feed;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong on an event loop, those who watch there are told. */
class WatchersFaultsTest {
    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = new Bus(vertx);
    private final Context loop = vertx.getOrCreateContext();
    private final Course course = new Course();
    private final Watchers watchers = new Watchers(vertx, bus, WorldClock.of(InstantSource.fixed(Course.NOON)));

    @AfterEach
    void stop() {
        now(vertx.close());
    }

    /** Somebody on this loop, and what they were told. */
    private static class Heard extends Watcher {
        final List<Messages.Kind> kinds = new ArrayList<>();
        final Promise<Void> patched = Promise.promise();
        boolean cut;

        @Override
        void send(EncodedMessage told) {
            kinds.add(told.kind());
            if (told.kind() == Messages.Kind.PATCH) {
                patched.tryComplete();
            }
        }

        @Override
        boolean isFull() {
            return false;
        }

        @Override
        void beat() {
            kinds.add(Messages.Kind.TIME);
        }

        @Override
        void end(CloseReason unused) {}

        @Override
        void cut() {
            cut = true;
        }
    }

    /** Somebody with whom everything fails once they were greeted. */
    private static final class Faulty extends Heard {
        @Override
        void send(EncodedMessage told) {
            if (kinds.size() >= 2) {
                throw new IllegalStateException("cannot be written to");
            }
            super.send(told);
        }

        @Override
        void beat() {
            throw new IllegalStateException("has no heart");
        }
    }

    private <T> T onLoop(Supplier<T> step) {
        Promise<T> done = Promise.promise();
        loop.runOnContext(_ -> done.complete(step.get()));
        return now(done.future());
    }

    private <T extends Watcher> T join(T watcher) {
        return onLoop(() -> {
            watchers.join(watcher, Optional.empty());
            return watcher;
        });
    }

    private void answerNow(Future<Present> present) {
        bus.answer(Addresses.NOW, _ -> present);
        bus.answer(Addresses.STALENESS_NOW, _ -> Future.succeededFuture(Staleness.NONE));
    }

    private void start() {
        now(onLoop(watchers::start));
    }

    private void goOn() {
        Present next = course.says(1);
        bus.publish(Addresses.PRESENTS, next);
        bus.publish(Addresses.DUE, next);
    }

    @Test
    void whatIsDueBeforeTheFirstPresentIsThereSilencesNobody() {
        Promise<Present> first = Promise.promise();
        answerNow(first.future());
        Future<Void> started = onLoop(() -> {
            Future<Void> starting = watchers.start();
            bus.publish(Addresses.DUE, course.present());
            bus.publish(Addresses.STALENESS, new Staleness(Optional.of(Course.NOON)));
            bus.publish(Addresses.STALENESS, Staleness.NONE);
            bus.publish(Addresses.PRESENCE, Presence.NONE);
            return starting;
        });
        // The loop has done all of that, and whatever came of it, before it is answered.
        vertx.setTimer(100, _ -> first.complete(course.present()));
        now(started);

        Heard somebody = join(new Heard());
        goOn();

        now(somebody.patched.future());
        assertThat(somebody.kinds).containsExactly(Messages.Kind.HELLO, Messages.Kind.SNAPSHOT, Messages.Kind.PATCH);
    }

    @Test
    void oneWhoCannotBeToldIsCutAndTheOthersAreTold() {
        answerNow(Future.succeededFuture(course.present()));
        start();
        List<Heard> others = new ArrayList<>();
        List<Heard> faulty = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            faulty.add(join(new Faulty()));
            others.add(join(new Heard()));
        }

        goOn();

        others.forEach(other -> now(other.patched.future()));
        goOn();
        assertThat(onLoop(watchers::count)).isEqualTo(20);
        assertThat(faulty).allMatch(one -> one.cut);
    }

    @Test
    void oneWhoseHeartCannotBeAskedKeepsNobodyElseFromBeingAsked() {
        answerNow(Future.succeededFuture(course.present()));
        start();
        List<Heard> others = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            join(new Faulty());
            others.add(join(new Heard()));
        }

        onLoop(() -> {
            for (int second = 0; second < Messages.HEARTBEAT_SECONDS; second++) {
                watchers.beat(second);
            }
            return others;
        });

        assertThat(others).allMatch(other -> other.kinds.contains(Messages.Kind.TIME));
        assertThat(onLoop(watchers::count)).isEqualTo(20);
    }

    @Test
    void oneWhoCannotBeSentAwayKeepsNobodyElseFromHearingGoodbye() {
        answerNow(Future.succeededFuture(course.present()));
        start();
        List<Heard> others = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            join(new Faulty());
            others.add(join(new Heard()));
        }

        onLoop(() -> {
            watchers.drain();
            return others;
        });

        assertThat(others).allMatch(other -> other.kinds.contains(Messages.Kind.BYE));
        assertThat(onLoop(watchers::count)).isZero();
    }

    @Test
    void whoComesWhileTheServerGoesIsToldSo() {
        answerNow(Future.succeededFuture(course.present()));
        start();
        onLoop(() -> {
            watchers.drain();
            return watchers;
        });

        Heard late = join(new Heard());

        assertThat(late.kinds).containsExactly(Messages.Kind.HELLO, Messages.Kind.BYE);
        assertThat(onLoop(watchers::count)).isZero();
    }

    @Test
    void oneWhoCannotEvenBeGreetedIsNotCounted() {
        answerNow(Future.succeededFuture(course.present()));
        start();

        Heard nobody = join(new Heard() {
            @Override
            void send(EncodedMessage told) {
                if (told.kind() == Messages.Kind.SNAPSHOT) {
                    throw new IllegalStateException("cannot be written to");
                }
            }
        });

        assertThat(nobody.cut).isTrue();
        assertThat(onLoop(watchers::count)).isZero();
    }
}
