package carillon.feed;

import carillon.journal.Journal;
import carillon.statement.Entry;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Holds this node's timeline after the last entry that it knows, and publishes it on the bus: each step at once ({@link
 * Addresses#PRESENTS}), but at most once in a tick that watchers are to be sent it ({@link Addresses#DUE}).
 */
final class PublishedTimeline {
    private static final System.Logger LOG = System.getLogger(TimelineVerticle.class.getName());
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(1);

    private final Bus bus;
    private final Clock clock;
    private final Throttle broadcast;
    private Present present;
    private Journal.Last last = Journal.Last.NONE;
    private boolean isClockWarned;

    /**
     * Begins with the edition before anything was said.
     *
     * @param tickMillis how long those who watch are left alone after they were told something; 0 for not at all
     */
    PublishedTimeline(Present announced, Vertx vertx, Bus bus, Clock clock, long tickMillis) {
        this.present = announced;
        this.bus = bus;
        this.clock = clock;
        // One that comes alone is told at once. Those that come within a tick of it wait for its end, and are told
        // together.
        this.broadcast = new Throttle(vertx, tickMillis, () -> bus.publish(Addresses.DUE, present));
    }

    Present present() {
        return present;
    }

    /** Returns the last entry that is known. */
    Journal.Last last() {
        return last;
    }

    /**
     * Takes the next present, and publishes it.
     *
     * @param entry the last one of that present
     */
    void advance(Present next, Entry entry) {
        present = next;
        last = Journal.Last.of(entry);
        bus.measures().setEntries(last.seq());
        warnOfClock();
        bus.publish(Addresses.PRESENTS, present);
        broadcast.request();
    }

    private void warnOfClock() {
        if (!isClockWarned
                && present.timeline().lastAt().isAfter(clock.instant().plus(CLOCKS_MAY_DIFFER))) {
            isClockWarned = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "this machine's clock is behind that of another server, or was put back:"
                            + " have all clocks set by NTP");
        }
    }
}
