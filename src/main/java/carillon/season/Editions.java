package carillon.season;

import carillon.edition.Edition;
import carillon.edition.EditionId;
import carillon.edition.EditionSummary;
import carillon.edition.EditionSummary.State;
import carillon.edition.ReservedIds;
import carillon.feed.Bus;
import carillon.feed.Clock;
import carillon.feed.FeedMeasures;
import carillon.feed.Present;
import carillon.journal.ClockAnchor;
import carillon.journal.Journals;
import carillon.journal.PgJournal;
import carillon.log.RateLimitedLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The editions of a server. See the room for what stays open and for how long.
 */
public final class Editions {
    /** The most editions that are over and open at a time. */
    public static final int MOST_PAST = 8;

    private static final Duration UNWATCHED = Duration.ofMinutes(10);
    private static final long LOOK_MILLIS = 2_000;
    private static final long LOOK_AGAIN_NANOS = 500_000_000;
    private static final RateLimitedLog TROUBLE = new RateLimitedLog(System.getLogger(Editions.class.getName()));

    private final Vertx vertx;
    private final Context context;
    private final Journals journals;
    private final InstantSource world;
    private final LongSupplier nanoTime;
    private final Bus bus;
    private final long tickMillis;
    private final Consumer<String> whenDiverged;
    private final Map<EditionId, Future<OpenEdition>> open = new HashMap<>();
    private volatile Optional<EditionId> rehearsed = Optional.empty();
    private boolean isLooking;
    private boolean isMeasured;
    private long lookedNanos;
    private List<Journals.Listed> listed = List.of();
    private Optional<EditionId> chosen = Optional.empty();
    private volatile Known known = Known.NOTHING;

    /**
     * What is known of all editions, for every thread.
     *
     * @param chosen the edition that an administrator chose as the current one
     */
    private record Known(Map<EditionId, Line> lines, Optional<EditionId> chosen) {
        static final Known NOTHING = new Known(Map.of(), Optional.empty());

        /** The editions that are events. */
        List<EditionSummary> events() {
            return lines.values().stream()
                    .filter(line -> line.rehearsal().isEmpty())
                    .map(Line::summary)
                    .toList();
        }
    }

    /**
     * One edition: as it was read, or as it is announced now where it is open.
     *
     * @param rehearsal the clock of one that is rehearsed beside its event
     */
    private record Line(
            EditionSummary read,
            Optional<ClockAnchor> rehearsal,
            @Nullable OpenEdition open) {
        EditionSummary summary() {
            return open == null ? read : open.summary();
        }
    }

    /**
     * An edition as lists show it.
     *
     * @param isCurrent whether the pages without an edition in their address show it; true of one at most
     * @param isRehearsal whether it is rehearsed beside its event
     */
    public record Shown(EditionSummary summary, State state, boolean isCurrent, boolean isRehearsal) {}

    /**
     * Makes the editions of a server, of which none is open yet.
     *
     * @param world the world's time
     * @param nanoTime a clock that only goes forward
     * @param bus is shared by all, each under addresses of its own
     * @param tickMillis the least time between two broadcasts
     * @param whenDiverged gets a sentence for the operator where a journal went another way
     */
    public Editions(
            Vertx vertx,
            Journals journals,
            InstantSource world,
            LongSupplier nanoTime,
            Bus bus,
            long tickMillis,
            Consumer<String> whenDiverged) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.journals = journals;
        this.world = world;
        this.nanoTime = nanoTime;
        this.bus = bus;
        this.tickMillis = tickMillis;
        this.whenDiverged = whenDiverged;
    }

    /** Reads which editions there are, and opens those that are coming or on; then looks again every other second. */
    public Future<Void> start() {
        return onContext(this::look)
                .onSuccess(_ -> context.runOnContext(_ -> vertx.setPeriodic(LOOK_MILLIS, _ -> beat())));
    }

    /**
     * Adds an edition that the caller has opened, which stays open, and has the measures of the node.
     *
     * @param isRehearsed whether its clock is a rehearsal's
     */
    public Future<Void> add(OpenEdition edition, boolean isRehearsed) {
        return onContext(() -> {
            open.put(edition.id(), Future.succeededFuture(edition));
            isMeasured = true;
            if (isRehearsed) {
                rehearsed = Optional.of(edition.id());
            }
            publish();
            return Future.succeededFuture();
        });
    }

    /** Returns all editions, the current one first, then the newest. */
    public List<Shown> all() {
        Known now = known;
        Optional<EditionId> current = current();
        return now.lines().values().stream()
                .map(line -> new Shown(
                        line.summary(),
                        stateOf(line),
                        current.filter(line.summary().id()::equals).isPresent(),
                        line.rehearsal().isPresent()))
                .sorted(Comparator.comparing(Shown::isCurrent)
                        .thenComparing(shown -> shown.summary().begins())
                        .reversed())
                .toList();
    }

    /** Returns where an edition stands: by its own clock where it has one, as in a rehearsal. */
    private State stateOf(Line line) {
        Instant now = world.instant();
        Instant itsNow = line.open() == null
                ? line.rehearsal().map(clock -> clock.at(now)).orElse(now)
                : line.open().clock().instant();
        return line.summary().stateAt(itsNow);
    }

    /** Returns the edition that the pages without an edition in their address show; empty where there is none. */
    public Optional<EditionId> current() {
        Known now = known;
        return now.chosen()
                .filter(now.lines()::containsKey)
                .or(() -> rehearsed)
                .or(() -> byTime(now.events(), world.instant()));
    }

    /** Returns the one that is on, else the next, else the last. */
    static Optional<EditionId> byTime(List<EditionSummary> all, Instant now) {
        Comparator<EditionSummary> first = Comparator.comparing(EditionSummary::begins);
        return in(State.ON, all, now).stream()
                .min(first)
                .or(() -> in(State.COMING, all, now).stream().min(first))
                .or(() -> all.stream().max(first))
                .map(EditionSummary::id);
    }

    private static List<EditionSummary> in(State state, List<EditionSummary> all, Instant now) {
        return all.stream().filter(edition -> edition.stateAt(now) == state).toList();
    }

    /** Whether there is such an edition, as far as this node knows. */
    public boolean has(EditionId id) {
        return known.lines().containsKey(id);
    }

    /**
     * Finds an edition, and opens it where it is not open.
     *
     * @return empty where there is none; fails where its journal cannot be read, or too many are open and watched
     */
    public Future<Optional<OpenEdition>> find(EditionId id) {
        return onContext(() -> findHere(id));
    }

    private Future<Optional<OpenEdition>> findHere(EditionId id) {
        if (open.containsKey(id) || has(id)) {
            return openHere(id);
        }
        // Another node may have made it a moment ago; but clients can make ids up.
        return nanoTime.getAsLong() - lookedNanos < LOOK_AGAIN_NANOS
                ? Future.succeededFuture(Optional.empty())
                : look().compose(_ -> has(id) ? openHere(id) : Future.succeededFuture(Optional.empty()));
    }

    private Future<Optional<OpenEdition>> openHere(EditionId id) {
        @Nullable Future<OpenEdition> opening = open.get(id);
        if (opening == null || opening.failed()) {
            opening = makeRoom(id).compose(_ -> begin(id)).onSuccess(_ -> publish());
            open.put(id, opening);
        }
        return opening.map(edition -> {
            edition.asked(nanoTime.getAsLong());
            return Optional.of(edition);
        });
    }

    private Future<OpenEdition> begin(EditionId id) {
        Journals.Listed read = listed.stream()
                .filter(line -> line.summary().id().equals(id))
                .findFirst()
                .orElseThrow();
        PgJournal journal = journals.open(read);
        return journals.beginning(read)
                .compose(beginning -> begin(read, beginning, journal))
                .onFailure(_ -> journal.close());
    }

    private Future<OpenEdition> begin(Journals.Listed read, Edition beginning, PgJournal journal) {
        Clock clock = new Clock(world, journal.anchor());
        boolean isPlayed =
                read.rehearsal().filter(Journals.Rehearsed::isSimulated).isPresent();
        return (isPlayed ? Rehearsal.begin(journal, beginning) : Future.<Void>succeededFuture())
                .compose(_ -> OpenEdition.open(
                        vertx,
                        Present.of(beginning, read.rehearsal().isPresent()),
                        journal,
                        clock,
                        bus.of(beginning.id(), measures(beginning.id())),
                        tickMillis,
                        whenDiverged))
                .compose(edition -> isPlayed
                        ? edition.play(Rehearsal.players(beginning, edition.bus(), clock))
                        : Future.succeededFuture(edition));
    }

    /** Returns the measures of an edition: those of the node belong to the current one that is opened first. */
    private FeedMeasures measures(EditionId id) {
        if (isMeasured || current().filter(id::equals).isEmpty()) {
            return new FeedMeasures(new SimpleMeterRegistry());
        }
        isMeasured = true;
        return bus.measures();
    }

    /**
     * Begins a rehearsal of an edition beside its event, from what is announced now; a run that there was ends.
     *
     * @param edition what is announced
     * @param begins where the rehearsal's clock begins
     * @param speed how many of its seconds pass in one of the world's
     * @param isSimulated whether the cities play their parts by themselves
     */
    public Future<EditionId> rehearse(Edition edition, Instant begins, double speed, boolean isSimulated) {
        Edition rehearsed = edition.withId(new EditionId(edition.id() + ReservedIds.REHEARSAL));
        ClockAnchor clock = new ClockAnchor(begins, world.instant(), speed);
        return onContext(() -> journals.rehearse(rehearsed, new Journals.Rehearsed(clock, isSimulated))
                .compose(_ -> look())
                .map(rehearsed.id()));
    }

    /** Puts the edition away that nobody has asked for the longest, where as many are open as may be. */
    private Future<Void> makeRoom(EditionId id) {
        List<OpenEdition> past = past();
        if (!isOver(id) || past.size() < MOST_PAST) {
            return Future.succeededFuture();
        }
        return past.stream()
                .filter(edition -> !edition.isWatched())
                .min(Comparator.comparingLong(OpenEdition::askedNanos))
                .map(this::putAway)
                .orElseGet(() -> Future.failedFuture(new TooManyOpen()));
    }

    /** Why an edition cannot be opened: as many of those that are over are open as may be, and all of them are watched. */
    public static final class TooManyOpen extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyOpen() {
            super("more than " + MOST_PAST + " editions that are over are watched", null, false, false);
        }
    }

    private List<OpenEdition> past() {
        return open.values().stream()
                .filter(Future::succeeded)
                .map(Future::result)
                .filter(edition -> isOver(edition.id()))
                .toList();
    }

    /** Whether an edition is over and so need not stay open; the current one has to. */
    private boolean isOver(EditionId id) {
        @Nullable Line line = known.lines().get(id);
        return line != null
                && stateOf(line) == State.OVER
                && current().filter(id::equals).isEmpty()
                && rehearsed.filter(id::equals).isEmpty();
    }

    private Future<Void> putAway(OpenEdition edition) {
        open.remove(edition.id());
        publish();
        return edition.close();
    }

    /** Makes what is known anew, for every thread. */
    private void publish() {
        Map<EditionId, Line> lines = new HashMap<>();
        for (Journals.Listed read : listed) {
            Optional<ClockAnchor> rehearsal = read.rehearsal().map(Journals.Rehearsed::clock);
            lines.put(read.summary().id(), new Line(read.summary(), rehearsal, null));
        }
        open.values().stream()
                .filter(Future::succeeded)
                .map(Future::result)
                .forEach(edition -> lines.merge(
                        edition.id(),
                        new Line(edition.summary(), Optional.empty(), edition),
                        (read, _) -> new Line(read.read(), read.rehearsal(), edition)));
        known = new Known(Map.copyOf(lines), chosen);
    }

    /** Creates an edition, which is announced as it is given. */
    public Future<Journals.Created> create(Edition edition) {
        return onContext(() -> journals.create(edition).compose(created -> look().map(created)));
    }

    /** Chooses the current edition, which must be there. */
    public Future<Void> choose(EditionId id) {
        return onContext(() -> journals.choose(id).compose(_ -> look()));
    }

    private void beat() {
        putUnwatchedAway();
        if (!isLooking) {
            isLooking = true;
            look().onComplete(looked -> {
                isLooking = false;
                if (looked.failed()) {
                    TROUBLE.warn("the editions were not read: " + looked.cause().getMessage());
                }
            });
        }
    }

    private void putUnwatchedAway() {
        long now = nanoTime.getAsLong();
        past().stream()
                .filter(edition -> !edition.isWatched() && now - edition.askedNanos() > UNWATCHED.toNanos())
                .forEach(this::putAway);
    }

    private Future<Void> look() {
        lookedNanos = nanoTime.getAsLong();
        return journals.all()
                .compose(read -> journals.chosen().compose(choice -> {
                    listed = read;
                    chosen = choice;
                    publish();
                    return putEndedRunsAway().compose(_ -> sumUp());
                }))
                .onSuccess(_ -> openWhatIsNotOver());
    }

    /** Keeps the summaries that nobody has kept yet, and those that have changed. */
    private Future<Void> sumUp() {
        List<Future<Void>> kept = new ArrayList<>();
        for (Journals.Listed read : listed) {
            @Nullable OpenEdition opened = opened(read.summary().id());
            EditionSummary summary =
                    opened != null && opened.journal().id() == read.journal() ? opened.summary() : read.summary();
            if (!read.isKept() || !summary.equals(read.summary())) {
                kept.add(journals.sumUp(read.journal(), summary));
            }
        }
        return Future.join(kept).mapEmpty();
    }

    /** Puts a run of a rehearsal away that was begun anew meanwhile, by this node or another one. */
    private Future<Void> putEndedRunsAway() {
        List<Future<Void>> closing = new ArrayList<>();
        for (Journals.Listed read : listed) {
            @Nullable OpenEdition opened = opened(read.summary().id());
            if (opened != null
                    && read.rehearsal().isPresent()
                    && opened.journal().id() != read.journal()) {
                closing.add(putAway(opened));
            }
        }
        return Future.join(closing).mapEmpty();
    }

    private @Nullable OpenEdition opened(EditionId id) {
        @Nullable Future<OpenEdition> opening = open.get(id);
        return opening != null && opening.succeeded() ? opening.result() : null;
    }

    private void openWhatIsNotOver() {
        known.lines().forEach((id, line) -> {
            @Nullable Future<OpenEdition> opening = open.get(id);
            if (stateOf(line) != State.OVER && (opening == null || opening.failed())) {
                openHere(id)
                        .onFailure(
                                failure -> TROUBLE.warn("edition " + id + " was not opened: " + failure.getMessage()));
            }
        });
    }

    /** Puts all away, at the end of the server. */
    public Future<Void> close() {
        return onContext(() -> {
            List<Future<Void>> closing = open.values().stream()
                    .filter(Future::succeeded)
                    .map(edition -> edition.result().close())
                    .toList();
            open.clear();
            return Future.join(closing).mapEmpty();
        });
    }

    /** Takes a step on the context of this object, and completes on that of the caller. */
    private <T> Future<T> onContext(Supplier<Future<T>> step) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(_ -> {
            try {
                step.get().onComplete(promise);
            } catch (RuntimeException e) {
                promise.fail(e);
            }
        });
        return Future.fromCompletionStage(promise.future().toCompletionStage(), vertx.getOrCreateContext());
    }
}
