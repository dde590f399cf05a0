package carillon.feed;

import java.util.Optional;

/** Whether this node hears of its journal, published whenever that changes. */
final class StalenessPublisher {
    private final Bus bus;
    private final Clock clock;
    private Staleness staleness = Staleness.NONE;

    StalenessPublisher(Bus bus, Clock clock) {
        this.bus = bus;
        this.clock = clock;
    }

    Staleness current() {
        return staleness;
    }

    boolean isStale() {
        return staleness.since().isPresent();
    }

    /** Says that what this node shows may be out of date, from now on unless it did so already. */
    void mark() {
        if (!isStale()) {
            set(new Staleness(Optional.of(clock.instant())));
        }
    }

    /** Says that what this node shows is up to date. */
    void clear() {
        set(Staleness.NONE);
    }

    private void set(Staleness next) {
        staleness = next;
        bus.measures().setStale(isStale());
        bus.publish(Addresses.STALENESS, next);
    }
}
