package carillon.feed;

import carillon.feed.Batch.Waiting;
import carillon.feed.FeedMeasures.AppendOutcome;
import carillon.journal.FailureCause;
import carillon.journal.Journal;
import carillon.journal.PageReader;
import carillon.journal.ReadAhead;
import carillon.log.RateLimitedLog;
import carillon.statement.Entry;
import carillon.timeline.Command;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Owns the timeline of one edition on this node.
 *
 * <h2>One thing at a time</h2>
 *
 * <p>It reads the journal, or it decides what is waiting and appends it, or it looks whether the journal is still what it knows. Commands
 * that come meanwhile wait, and all that wait are decided one after the other, each against what the ones before it made of the
 * timeline, and appended together (group commit; {@link Batch}). The timeline moves only by entries that are in the journal: by its own
 * once the append has succeeded, by another node's once they are read. Both moves are made by a chronicle, which takes only the entry
 * after the last; hence no entry is missed and none is told twice.
 *
 * <pre>
 *            turn: something is to be done
 *   ┌──────┐ ────────────────────────────▶ ┌──────┐
 *   │ Idle │ ◀──────────────────────────── │ Busy │
 *   └──────┘            done               └──┬───┘
 *       ▲                                     │ it failed
 *       │        RETRY_MILLIS later           ▼
 *       └───────────────────────────────── ┌─────────┐
 *                                          │ Resting │
 *                                          └─────────┘
 * </pre>
 *
 * <p>What is to be done depends on how it stands to the journal ({@link JournalState}).
 *
 * <h2>Every answer is true</h2>
 *
 * <p>An append names the entry that it follows, so what was appended was decided on all that there was. Anything else that is
 * answered (refused, said before, other content) is answered only once the journal has been read, looked at, or appended to since the
 * command came; one read serves all who came before it. Where it fails, they are told that nothing is known.
 *
 * <p>An append that finds that the journal has moved on wrote nothing: what came is read, and the same commands are decided
 * again. An append that failed may or may not have been kept: so the journal is read before anything else is decided, and whoever
 * says the same again under the same id learns what became of it.
 *
 * <h2>When the journal is lost</h2>
 *
 * <p>Where an append or a read failed, or nobody would tell of another node's, those who watch are told so, and told again once all of it
 * has been read, an append or a trial has worked, and the next append will be heard of. A journal that went another way than this node
 * knows ends the server; one that is damaged is waited for.
 *
 * <h2>Rules</h2>
 *
 * <p>A rule takes its place by its instant among the commands that wait, each of which is judged as of when it came: so however slow
 * the database, a hold that came at 17:59 is never too late, nor a start that was due at 18:00. A rule is looked up anew each time,
 * and never waits itself, so none is applied that no longer holds. One timer wakes for the next one while the timeline is at rest; it
 * never sleeps for longer than a beat, since a machine that slept has a clock that went on.
 */
public final class TimelineVerticle extends VerticleBase {
    private static final System.Logger LOG = System.getLogger(TimelineVerticle.class.getName());
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_BATCH = 1_000;
    private static final int PAGE = 1_000;
    private static final long RETRY_MILLIS = 500;
    private static final long BEAT_MILLIS = 1_000;

    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(1);
    private static final String ANOTHER_WAY =
            "The journal in the database went another way than this server knows, as after a backup was"
                    + " restored or a standby that was behind took over. It ends; started again, it serves what the journal says now.";

    private final Journal journal;
    private final Clock clock;
    private final Bus bus;
    private final long tickMillis;
    private final Consumer<String> whenEnded;
    private @Nullable Throttle telling;

    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final PositionRequests questions = new PositionRequests();
    private final OwnAppends ownAppends = new OwnAppends();
    private Present present;
    private Journal.Last last = Journal.Last.NONE;
    private Activity activity = Activity.IDLE;
    private JournalState journalState = new JournalState.InSync();
    /** The furthest position that was heard of since the last read. */
    private long head;
    /** Nobody would wake us: not before listening has begun, either. Then it looks with each beat. */
    private boolean deaf = true;

    private Staleness staleness = Staleness.NONE;
    private final Freshness freshness = new Freshness();
    private boolean triedThisBeat;
    /** When the first of those came that wait, for the measures. */
    private long oldestNanos;

    private long timer = -1;
    private boolean warned;

    private final RateLimitedLog reading = new RateLimitedLog(LOG);
    private final RateLimitedLog writing = new RateLimitedLog(LOG);
    private final RateLimitedLog damage = new RateLimitedLog(LOG);
    private final RateLimitedLog bugs = new RateLimitedLog(LOG);

    private enum Activity {
        IDLE,
        BUSY,
        RESTING
    }

    /**
     * The owner of an edition's timeline.
     *
     * @param announced the edition before anything was said
     * @param tickMillis how long those who watch are left alone after they were told something; 0 for not at all
     * @param whenEnded is told, in a sentence for whoever runs the server, that this timeline is over: the journal went another way
     */
    public TimelineVerticle(
            Present announced, Journal journal, Clock clock, Bus bus, long tickMillis, Consumer<String> whenEnded) {
        this.journal = journal;
        this.clock = clock;
        this.bus = bus;
        this.tickMillis = tickMillis;
        this.present = announced;
        this.whenEnded = whenEnded;
    }

    @Override
    public Future<?> start() {
        // What comes alone is told at once. What comes within a tick of that waits for its end, and is told together.
        telling = new Throttle(vertx, tickMillis, () -> bus.publish(Addresses.DUE, present));
        return read().onSuccess(unused -> serve());
    }

    /** Only once there is something to serve: where the first read fails, nothing is left of this start. */
    private void serve() {
        bus.answer(Addresses.COMMANDS, this::take);
        bus.answer(Addresses.STALENESS_NOW, unused -> Future.succeededFuture(staleness));
        bus.answer(Addresses.NOW, unused -> Future.succeededFuture(present));
        bus.answer(Addresses.UP_TO, this::presentUpTo);
        journal.watch(new Journal.Listener() {
            @Override
            public void appended(long newHead) {
                heard(newHead);
            }

            @Override
            public void lost() {
                deaf = true;
                ownAppends.clear();
                becomesStale();
            }
        });
        vertx.setPeriodic(BEAT_MILLIS, unused -> beat());
        turn();
    }

    @Override
    public Future<?> stop() {
        sendAway();
        return Future.succeededFuture();
    }

    private Future<Receipt> take(Command command) {
        if (!canTake() || waiting.size() >= MAX_WAITING) {
            return Future.succeededFuture(new Receipt.Unavailable());
        }
        Promise<Receipt> receipt = Promise.promise();
        bus.measures().commandArrived();
        receipt.future().onComplete(unused -> bus.measures().commandAnswered());
        if (waiting.isEmpty()) {
            oldestNanos = System.nanoTime();
        }
        waiting.add(new Waiting(command, freshness.next(), clock.instant(), receipt));
        turn();
        return receipt.future();
    }

    private Future<Present> presentUpTo(long seq) {
        if (seq <= present.cursor().seq()) {
            return Future.succeededFuture(present);
        }
        if (!canTake() || questions.isFull()) {
            return Future.failedFuture(PositionRequests.UNREAD);
        }
        Future<Present> answer = questions.ask(seq, freshness.next());
        turn();
        return answer;
    }

    private boolean canTake() {
        return activity != Activity.RESTING && !(journalState instanceof JournalState.Diverged);
    }

    private void heard(long newHead) {
        deaf = false;
        if (newHead == Long.MAX_VALUE) {
            ownAppends.clear();
        } else if (!ownAppends.heard(newHead) && newHead <= last.seq()) {
            // Another node's, which was read before it was heard of; or the journal has gone back.
            freshness.doubt();
        }
        head = Math.max(head, newHead);
        turn();
    }

    private void beat() {
        freshness.beat();
        if (deaf) {
            freshness.doubt();
        }
        triedThisBeat = false;
        questions.beat();
        turn();
    }

    private void turn() {
        if (activity == Activity.IDLE) {
            try {
                next();
            } catch (RuntimeException e) {
                bug(e);
                rest();
            }
        }
    }

    private void next() {
        switch (journalState) {
            case JournalState.InSync unused -> goOn();
            case JournalState.Unwritten unused -> goOn();
            case JournalState.Unread unused -> catchUp();
            case JournalState.Overtaken unused -> catchUp();
            case JournalState.Damaged unused -> look();
            case JournalState.Diverged unused -> {}
        }
    }

    private void goOn() {
        if (head > last.seq() || questions.wantRead()) {
            catchUp();
        } else if (!waiting.isEmpty()
                || present.timeline().entryByRule(clock.instant()).isPresent()) {
            appendWaiting();
        } else if (journalState instanceof JournalState.Unwritten && !triedThisBeat) {
            tryToWrite();
        } else if (freshness.isLookDue()) {
            look();
        } else {
            isUpToDate();
            awaitRule();
        }
    }

    /** Does one thing, and nothing else until it is done. Whatever is thrown is its failure. */
    private <T> Future<T> alone(Supplier<Future<T>> thing) {
        activity = Activity.BUSY;
        return Future.succeededFuture().compose(unused -> thing.get()).onComplete(unused -> activity = Activity.IDLE);
    }

    private void catchUp() {
        head = 0;
        long before = last.seq();
        long began = freshness.last();
        alone(this::read).onComplete(read -> {
            if (read.succeeded()) {
                freshness.confirm(began);
                reading.over("the journal is read again");
                hasRead(last.seq() - before);
            } else {
                failed(read.cause());
            }
            if (questions.hasAny()) {
                questions.answer(present, freshness.confirmed());
                if (last.seq() == before) {
                    questions.pause();
                }
            }
            turn();
        });
    }

    private void hasRead(long entries) {
        journalState = journalState.afterRead(entries);
        if (journalState instanceof JournalState.Damaged) {
            // A look will tell what is wrong.
            becomesStale();
            rest();
        }
    }

    /** From the last entry that is known on: it must still be there. */
    private Future<Void> read() {
        Journal.Last known = last;
        EntriesWithCursors steps = new EntriesWithCursors(vertx, journal::after, present.cursor());
        return PageReader.forEachPage(new ReadAhead<>(steps), Math.max(0, known.seq() - 1), PAGE, page -> {
            // Nothing was taken yet, so this is the first page.
            boolean isFirst = known.seq() > 0 && last.equals(known);
            if (isFirst
                    && (page.isEmpty()
                            || !Journal.Last.of(page.getFirst().entry()).equals(known))) {
                return Future.failedFuture(new WentAnotherWay());
            }
            List<EntryWithCursor> next = isFirst ? page.subList(1, page.size()) : page;
            if (!next.isEmpty()) {
                advance(present.after(next), next.getLast().entry());
            }
            return Future.succeededFuture(true);
        });
    }

    private static final class WentAnotherWay extends Exception {
        private static final long serialVersionUID = 1L;

        WentAnotherWay() {
            super(ANOTHER_WAY);
        }
    }

    /** Whether the journal is still what is known: nobody tells where it was put back. */
    private void look() {
        long began = freshness.last();
        alone(() -> journal.end(last)).onComplete(look -> {
            if (look.succeeded()) {
                found(look.result(), began);
            } else {
                failed(look.cause());
            }
            turn();
        });
    }

    private void found(Journal.End end, long began) {
        switch (end) {
            case Journal.End.AnotherHistory unused -> end();
            case Journal.End.HeadLost lost ->
                isDamaged("its head is " + lost.head() + ", but its last entry is " + lost.lastEntry());
            case Journal.End.At at -> {
                if (journalState instanceof JournalState.Damaged) {
                    journalState = new JournalState.Unread(new JournalState.Unwritten());
                }
                if (at.head() == last.seq()) {
                    freshness.confirm(began);
                }
                head = Math.max(head, at.head());
            }
        }
    }

    private void failed(Throwable failure) {
        if (failure instanceof WentAnotherWay) {
            end();
        } else {
            tellWhy(reading, "cannot read the journal", failure);
            journalState = journalState.afterFailedRead();
            becomesStale();
            rest();
        }
    }

    private void tellWhy(RateLimitedLog log, String what, Throwable failure) {
        FailureCause cause = FailureCause.of(failure);
        bus.measures().failed(cause);
        switch (cause) {
            case LOST_DATABASE -> log.warn(what + ": " + failure.getMessage());
            case BUG -> bugs.error(what + ", which is a bug", failure);
        }
    }

    private void isDamaged(String how) {
        damage.warn("the journal in the database is damaged: " + how + ". Nothing is accepted until that is mended.");
        journalState = new JournalState.Damaged();
        becomesStale();
        rest();
    }

    private void end() {
        journalState = new JournalState.Diverged();
        becomesStale();
        sendAway();
        whenEnded.accept(ANOTHER_WAY);
    }

    private void becomesStale() {
        if (staleness.since().isEmpty()) {
            becomes(new Staleness(Optional.of(clock.instant())));
        }
    }

    /**
     * All that there is has been read, and whatever there was to append has been appended; but as long as nobody would wake us, the next
     * entry would be missed.
     */
    private void isUpToDate() {
        if (staleness.since().isPresent()
                && journalState instanceof JournalState.InSync
                && !deaf
                && head <= last.seq()) {
            damage.over("the journal is whole again");
            becomes(Staleness.NONE);
        }
    }

    private void becomes(Staleness next) {
        staleness = next;
        bus.measures().setStale(next.since().isPresent());
        bus.publish(Addresses.STALENESS, next);
    }

    /** Nothing can be accepted now: says so to all who wait, and tries again after a while. */
    private void rest() {
        activity = Activity.RESTING;
        sendAway();
        vertx.setTimer(RETRY_MILLIS, unused -> {
            activity = Activity.IDLE;
            turn();
        });
    }

    private void sendAway() {
        waiting.forEach(TimelineVerticle::sendAway);
        waiting.clear();
        questions.failAll();
    }

    private static void sendAway(Waiting one) {
        one.receipt().tryComplete(new Receipt.Unavailable());
    }

    private void advance(Present next, Entry entry) {
        present = next;
        last = Journal.Last.of(entry);
        bus.measures().setEntries(last.seq());
        if (!warned && present.timeline().lastAt().isAfter(clock.instant().plus(CLOCKS_MAY_DIFFER))) {
            warned = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "this machine's clock is behind that of another server, or was put back: have all clocks set by NTP");
        }
        bus.publish(Addresses.PRESENTS, present);
        Objects.requireNonNull(telling).request();
    }

    private void appendWaiting() {
        List<Waiting> commands = new ArrayList<>();
        while (!waiting.isEmpty() && commands.size() < MAX_BATCH) {
            commands.add(waiting.poll());
        }
        try {
            Batch batch = Batch.decide(present.chronicle(), commands, waiting.isEmpty(), clock, this::bug);
            if (batch.accepted().isEmpty()) {
                answerWithoutAppend(batch);
            } else {
                append(batch, present.afterOwn(batch.accepted(), batch.after()));
            }
        } catch (RuntimeException e) {
            bug(e);
            commands.forEach(TimelineVerticle::sendAway);
            rest();
        } catch (Error e) {
            commands.forEach(TimelineVerticle::sendAway);
            rest();
            throw e;
        }
    }

    private void bug(RuntimeException thrown) {
        bus.measures().failed(FailureCause.BUG);
        bugs.error("what waits or is due cannot be decided, which is a bug", thrown);
    }

    /** What was refused, or said before, may be otherwise where this node is behind. */
    private void answerWithoutAppend(Batch batch) {
        List<Waiting> unconfirmed = batch.answerThose(freshness.confirmed(), present);
        if (unconfirmed.isEmpty()) {
            turn();
        } else {
            unconfirmed.reversed().forEach(waiting::addFirst);
            catchUp();
        }
    }

    private void append(Batch batch, Present next) {
        long began = freshness.last();
        long beganNanos = System.nanoTime();
        long came = batch.commands().isEmpty() ? beganNanos : oldestNanos;
        alone(() -> journal.append(last, batch.accepted())).onComplete(append -> {
            if (append.failed()) {
                bus.measures().appended(AppendOutcome.FAILED, beganNanos);
                tellWhy(writing, "cannot append", append.cause());
                journalState = JournalState.afterFailedAppend();
                becomesStale();
                batch.commands().forEach(TimelineVerticle::sendAway);
                rest();
            } else if (append.result()) {
                bus.measures().appended(AppendOutcome.KEPT, beganNanos);
                freshness.confirm(began);
                isWritten();
                bus.measures()
                        .postsKept(last.seq() + 1, batch.accepted().getLast().seq(), came);
                advance(next, batch.accepted().getLast());
                ownAppends.appended(last.seq(), head);
                isUpToDate();
                batch.answer(present);
            } else {
                bus.measures().appended(AppendOutcome.OVERTAKEN, beganNanos);
                journalState = new JournalState.Overtaken(journalState);
                oldestNanos = came;
                batch.commands().reversed().forEach(waiting::addFirst);
            }
            turn();
        });
    }

    private void isWritten() {
        journalState = new JournalState.InSync();
        writing.over("the journal is written again");
    }

    /** An append has failed, and nobody posts: then nothing else would show when it works again. */
    private void tryToWrite() {
        triedThisBeat = true;
        alone(journal::tryToWrite).onComplete(trial -> {
            if (trial.succeeded()) {
                isWritten();
            } else {
                tellWhy(writing, "cannot write", trial.cause());
                sendAway();
            }
            turn();
        });
    }

    private void awaitRule() {
        vertx.cancelTimer(timer);
        present.timeline()
                .nextRule()
                .ifPresent(due -> timer = vertx.setTimer(clock.timerMillis(due.at()), unused -> turn()));
    }
}
