package carillon.rehearsal;

import carillon.edition.Edition;
import carillon.feed.Addresses;
import carillon.feed.Bus;
import carillon.feed.Clock;
import carillon.feed.Receipt;
import carillon.timeline.Timeline;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;

/**
 * Posts the {@link Script}, line by line, when its time comes, and what is said to what happens ({@link Cues}). What lies
 * before the rehearsal's clock began is in the journal already ({@link Prologue}). After a restart the lines are posted again, as far back as a phone may come with them, under the same ids,
 * which does nothing but to add what was missed meanwhile; a line that is refused, because a person at a desk did
 * otherwise, is left out.
 */
public final class Players extends VerticleBase {
    private final Bus bus;
    private final Clock clock;
    private final Cues cues;
    private @Nullable Timeline timeline;
    private boolean posting;
    private long timer = -1;

    public Players(Edition edition, long seed, Bus bus, Clock clock) {
        this.cues = new Cues(edition, seed, clock.instant().minus(Cues.REACH));
        this.bus = bus;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        bus.subscribe(Addresses.PRESENTS, present -> follow(present.timeline()));
        return bus.ask(Addresses.NOW, "").onSuccess(present -> follow(present.timeline()));
    }

    private void follow(Timeline now) {
        timeline = now;
        cues.follow(now, clock.instant());
        play();
    }

    private void play() {
        vertx.cancelTimer(timer);
        Script.@Nullable Line line = cues.next();
        if (line == null || posting) {
            return;
        }
        if (line.at().isAfter(clock.instant())) {
            timer = vertx.setTimer(clock.timerMillis(line.at()), _ -> play());
            return;
        }
        if (timeline != null && Cues.isLeftToPersons(line, timeline)) {
            cues.remove(line);
            play();
            return;
        }
        posting = true;
        bus.ask(Addresses.COMMANDS, line.command()).onComplete(answer -> {
            posting = false;
            if (answer.failed() || answer.result() instanceof Receipt.Unavailable) {
                timer = vertx.setTimer(1_000, _ -> play());
            } else {
                cues.remove(line);
                play();
            }
        });
    }
}
