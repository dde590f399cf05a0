package carillon.rehearsal;

import carillon.edition.Edition;
import carillon.feed.Addresses;
import carillon.feed.Bus;
import carillon.feed.Clock;
import carillon.feed.Receipt;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Posts the {@link Script}, line by line, when its time comes. What lies behind when the rehearsal begins is posted first, at the times
 * it happened, as far back as a phone may come with it: so the weekend is in full swing at once. After a restart all is posted
 * again, under the same ids, which does nothing; a line that is refused, because somebody at a desk did otherwise, is left out.
 */
public final class Players extends VerticleBase {
    private static final Duration REACH = Duration.ofHours(23);

    private final Bus bus;
    private final Clock clock;
    private final Deque<Script.Line> lines;

    public Players(Edition edition, long seed, Bus bus, Clock clock) {
        this.bus = bus;
        this.clock = clock;
        this.lines = new ArrayDeque<>(Script.of(edition, seed));
    }

    @Override
    public Future<?> start() {
        Instant earliest = clock.instant().minus(REACH);
        lines.removeIf(line -> line.at().isBefore(earliest));
        play();
        return Future.succeededFuture();
    }

    private void play() {
        Script.Line line = lines.peek();
        if (line == null) {
            return;
        }
        if (line.at().isAfter(clock.instant())) {
            vertx.setTimer(clock.timerMillis(line.at()), unused -> play());
            return;
        }
        bus.ask(Addresses.COMMANDS, line.command())
                .onSuccess(receipt -> {
                    if (receipt instanceof Receipt.Unavailable) {
                        again();
                    } else {
                        lines.poll();
                        play();
                    }
                })
                .onFailure(unused -> again());
    }

    private void again() {
        vertx.setTimer(1_000, unused -> play());
    }
}
