package carillon.rehearsal;

import carillon.edition.Edition;
import carillon.edition.Milestone;
import carillon.edition.MilestoneId;
import carillon.feed.Addresses;
import carillon.feed.Bus;
import carillon.feed.Clock;
import carillon.feed.Receipt;
import carillon.statement.CheckIn;
import carillon.timeline.OpenRollCall;
import carillon.timeline.Timeline;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Posts the {@link Script}, line by line, when its time comes. What lies before the rehearsal's clock began is in the
 * journal already ({@link Prologue}). When a milestone is given another start the cities are asked again, and answer
 * again. After a restart the lines are posted again, as far back as a phone may come with them, under the same ids,
 * which does nothing but to add what was missed meanwhile; a line that is refused, because a person at a desk did
 * otherwise, is left out.
 */
public final class Players extends VerticleBase {
    private static final Duration REACH = Duration.ofHours(23);

    private final Edition edition;
    private final Script script;
    private final Bus bus;
    private final Clock clock;
    private final Queue<Script.Line> lines = new PriorityQueue<>(Comparator.comparing(Script.Line::at));
    private final Map<MilestoneId, Optional<OpenRollCall>> asked = new HashMap<>();
    private boolean posting;
    private long timer = -1;

    public Players(Edition edition, long seed, Bus bus, Clock clock) {
        this.edition = edition;
        this.script = new Script(edition, seed);
        this.bus = bus;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        Instant earliest = clock.instant().minus(REACH);
        script.programme().stream()
                .filter(line -> !line.at().isBefore(earliest))
                .forEach(lines::add);
        bus.subscribe(Addresses.PRESENTS, present -> follow(present.timeline()));
        return bus.ask(Addresses.NOW, "").onSuccess(present -> follow(present.timeline()));
    }

    private void follow(Timeline timeline) {
        edition.milestones().values().forEach(milestone -> ask(milestone, timeline.openRollCall(milestone.id())));
        play();
    }

    private void ask(Milestone milestone, Optional<OpenRollCall> roll) {
        if (roll.equals(asked.put(milestone.id(), roll))) {
            return;
        }
        lines.removeIf(line -> line.command().statement() instanceof CheckIn.Ready ready
                && ready.milestone().equals(milestone.id()));
        roll.ifPresent(open -> {
            Instant now = clock.instant();
            lines.addAll(script.answers(milestone, open, open.asked() == 0 ? now.minus(REACH) : now));
        });
    }

    private void play() {
        vertx.cancelTimer(timer);
        Script.Line line = lines.peek();
        if (line == null || posting) {
            return;
        }
        if (line.at().isAfter(clock.instant())) {
            timer = vertx.setTimer(clock.timerMillis(line.at()), _ -> play());
            return;
        }
        posting = true;
        bus.ask(Addresses.COMMANDS, line.command()).onComplete(answer -> {
            posting = false;
            if (answer.failed() || answer.result() instanceof Receipt.Unavailable) {
                timer = vertx.setTimer(1_000, _ -> play());
            } else {
                lines.remove(line);
                play();
            }
        });
    }
}
