package carillon.season;

import carillon.edition.Edition;
import carillon.edition.EditionId;
import carillon.edition.EditionSummary;
import carillon.feed.Addresses;
import carillon.feed.Bus;
import carillon.feed.Clock;
import carillon.feed.PresenceVerticle;
import carillon.feed.Present;
import carillon.feed.TimelineVerticle;
import carillon.journal.Drafts;
import carillon.journal.PgJournal;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An edition whose timeline is in memory, shared by all event loops of the node.
 */
public final class OpenEdition {
    private final EditionId id;
    private final Bus bus;
    private final Clock clock;
    private final PgJournal journal;
    private final Drafts drafts;
    private final Vertx vertx;
    private final List<IntSupplier> watchers = new CopyOnWriteArrayList<>();
    private final List<Runnable> atEnd = new CopyOnWriteArrayList<>();
    private List<String> verticles = List.of();
    private @Nullable MessageConsumer<?> changes;
    private volatile long askedNanos;
    private volatile boolean isClosed;
    private volatile Edition edition;
    /** Made once of each edition: it is asked for with each request of a bare page, and goes through every zone. */
    private volatile EditionSummary summary;

    private OpenEdition(Vertx vertx, Edition edition, Bus bus, Clock clock, PgJournal journal) {
        this.vertx = vertx;
        this.id = edition.id();
        this.bus = bus;
        this.clock = clock;
        this.journal = journal;
        this.drafts = journal.drafts();
        this.edition = edition;
        this.summary = EditionSummary.of(edition);
    }

    /**
     * Opens an edition: reads its journal, and serves its timeline on its bus.
     *
     * @param begin the edition before anything was said
     * @param tickMillis the least time between two broadcasts
     * @param whenDiverged gets a sentence for the operator where the journal went another way
     * @return fails where the journal cannot be read; nothing is left of it then but the journal, which the caller closes
     */
    public static Future<OpenEdition> open(
            Vertx vertx,
            Present begin,
            PgJournal journal,
            Clock clock,
            Bus bus,
            long tickMillis,
            Consumer<String> whenDiverged) {
        Edition edition = begin.timeline().edition();
        OpenEdition open = new OpenEdition(vertx, edition, bus, clock, journal);
        return vertx.deployVerticle(new TimelineVerticle(begin, journal, clock, bus, tickMillis, whenDiverged))
                .compose(timeline -> vertx.deployVerticle(
                                new PresenceVerticle(edition, journal, bus, PresenceVerticle.Pace.USUAL))
                        .onSuccess(presence -> open.verticles = List.of(presence, timeline)))
                .compose(_ -> bus.ask(Addresses.NOW, "an edition"))
                .map(present -> {
                    open.follow(present);
                    open.changes = bus.subscribe(Addresses.PRESENTS, open::follow);
                    return open;
                });
    }

    /** Has the cities play their parts in a rehearsal, as long as it is open. */
    Future<OpenEdition> play(Deployable players) {
        return vertx.deployVerticle(players).map(deployed -> {
            verticles = Stream.concat(Stream.of(deployed), verticles.stream()).toList();
            return this;
        });
    }

    private void follow(Present present) {
        Edition now = present.timeline().edition();
        if (!now.equals(edition)) {
            edition = now;
            summary = EditionSummary.of(now);
        }
    }

    public EditionId id() {
        return id;
    }

    public Bus bus() {
        return bus;
    }

    public Clock clock() {
        return clock;
    }

    public PgJournal journal() {
        return journal;
    }

    public Drafts drafts() {
        return drafts;
    }

    /** Returns what lists show of it, as it is announced now. */
    public EditionSummary summary() {
        return summary;
    }

    /** Returns what is announced of it now. */
    public Edition edition() {
        return edition;
    }

    /**
     * Notes that somebody asks for it now.
     *
     * @param nanos by a clock that only goes forward, the one that the editions were made with
     */
    public void asked(long nanos) {
        askedNanos = nanos;
    }

    long askedNanos() {
        return askedNanos;
    }

    /** Whether it was put away, so that what is asked of it is not answered any more. */
    public boolean isClosed() {
        return isClosed;
    }

    /**
     * Adds an event loop on which it is watched.
     *
     * @param count gives how many watch there; may be called on any thread
     * @param whenClosed is called once it is put away, on any thread
     */
    public void watchedOn(IntSupplier count, Runnable whenClosed) {
        watchers.add(count);
        atEnd.add(whenClosed);
        if (isClosed) {
            whenClosed.run();
        }
    }

    boolean isWatched() {
        return watchers.stream().anyMatch(count -> count.getAsInt() > 0);
    }

    /** Puts it away. Its watchers are told to come back, and then open it anew. */
    Future<Void> close() {
        isClosed = true;
        atEnd.forEach(Runnable::run);
        Future<?> closed = changes == null ? Future.succeededFuture() : changes.unregister();
        for (String verticle : verticles) {
            closed = closed.eventually(() -> vertx.undeploy(verticle));
        }
        return closed.eventually(journal::close).mapEmpty();
    }
}
