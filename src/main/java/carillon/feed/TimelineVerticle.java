package carillon.feed;

import carillon.edition.Edition;
import carillon.feed.FeedMeasures.AppendOutcome;
import carillon.journal.Journal;
import carillon.log.Progress;
import carillon.timeline.Command;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides what may be said of one edition on this node, appends it to the journal, and publishes the timeline that follows.
 *
 * <h2>One thing at a time</h2>
 *
 * <p>It reads the journal, or it decides the commands that wait and appends what it accepts, or it looks whether the
 * journal is still what it knows. Commands that come meanwhile wait, and all that wait are decided one after the other,
 * each against what the ones before it made of the timeline, and appended together (group commit; {@link Batch}). The
 * timeline moves only by entries that are in the journal: by its own once the append has succeeded, by another node's
 * once they are read. Both moves are made by a chronicle, which takes only the entry after the last; hence no entry is
 * missed and none is published twice.
 *
 * <p>After a step that failed it rests, and answers commands that nothing is known ({@link Steps}). Which step is due
 * depends on how it stands to the journal ({@link JournalState}) and on what it was notified of
 * ({@link JournalNotifications}).
 *
 * <h2>Every answer is true</h2>
 *
 * <p>An append names the entry that it follows, so what was appended was decided on all that there was. Any other
 * answer (refused, said before, other content) is given only once the journal has been read, looked at, or appended to
 * since the command came; one read serves all commands that came before it. Where it fails, they are answered that
 * nothing is known ({@link Freshness}).
 *
 * <p>An append that finds that the journal has moved on wrote nothing: the new entries are read, and the same commands
 * are decided again. An append that failed may or may not have been kept: so the journal is read before the next
 * decision, and a client that posts the same again under the same id learns what became of it.
 *
 * <h2>When the journal is lost</h2>
 *
 * <p>Where an append or a read failed, or no notification of another node's append would come, staleness is published,
 * and published again once all entries have been read, an append or a trial has worked, and the next append will be
 * notified. A journal that went another way than this node knows ends the server; one that is damaged is waited for.
 *
 * <h2>Rules</h2>
 *
 * <p>A rule takes its place by its instant among the commands that wait, each of which is judged as of when it came: so
 * however slow the database, a hold that came at 17:59 is never too late, nor a start that was due at 18:00. A rule is
 * looked up anew each time, and never waits itself, so none is applied that no longer holds. One timer wakes for the
 * next one while the timeline is at rest; it never sleeps for longer than a beat, since a machine that slept has a
 * clock that went on.
 */
public final class TimelineVerticle extends VerticleBase {
    private static final long RETRY_MILLIS = 500;
    private static final long BEAT_MILLIS = 1_000;
    private static final String ANOTHER_WAY =
            "The journal in the database went another way than this server knows, as after"
                    + " a backup was restored or a standby that was behind took over. It ends; started again, it serves what the"
                    + " journal says now.";

    private final Present announced;
    private final Journal journal;
    private final Clock clock;
    private final Bus bus;
    private final long tickMillis;
    private final Consumer<String> whenDiverged;

    private final CommandQueue commands = new CommandQueue();
    private final PositionRequests requests = new PositionRequests();
    private final JournalNotifications notifications = new JournalNotifications();
    private final Freshness freshness = new Freshness();
    private final StalenessPublisher staleness;
    private final JournalFailures failures;
    private final Steps steps =
            new Steps(this::takeStep, this::restAfterBug, resume -> vertx.setTimer(RETRY_MILLIS, _ -> resume.run()));
    private @Nullable PublishedTimeline published;
    private @Nullable JournalReading reading;

    private JournalState journalState = new JournalState.InSync();
    private WriteTrial trial = WriteTrial.ALLOWED;
    private long ruleTimer = -1;

    /** Whether it may be tried to write: once in a beat. */
    private enum WriteTrial {
        ALLOWED,
        DONE_THIS_BEAT
    }

    /**
     * Makes the owner of an edition's timeline.
     *
     * @param announced the edition before anything was said
     * @param tickMillis how long those who watch are left alone after they were told something; 0 for not at all
     * @param whenDiverged gets a sentence for the operator, once this timeline is over because the journal went another
     *     way
     */
    public TimelineVerticle(
            Present announced, Journal journal, Clock clock, Bus bus, long tickMillis, Consumer<String> whenDiverged) {
        this.announced = announced;
        this.journal = journal;
        this.clock = clock;
        this.bus = bus;
        this.tickMillis = tickMillis;
        this.whenDiverged = whenDiverged;
        this.staleness = new StalenessPublisher(bus, clock);
        this.failures = new JournalFailures(bus.measures());
    }

    @Override
    public Future<?> start() {
        published = new PublishedTimeline(announced, vertx, bus, clock, tickMillis);
        reading = new JournalReading(vertx, journal, published);
        return reading.readAll(TimelineVerticle::progress).onSuccess(_ -> serve());
    }

    private static JournalReading.Shown progress(long entries) {
        Progress progress = Progress.of("Reading the journal", "entries", entries);
        return new JournalReading.Shown() {
            @Override
            public void reach(long position) {
                progress.reach(position);
            }

            @Override
            public void close() {
                progress.close();
            }
        };
    }

    /** Serves, once there is something to serve: where the first read fails, nothing is left of this start. */
    private void serve() {
        bus.answer(Addresses.COMMANDS, command -> take(List.of(command), null));
        bus.answer(Addresses.GROUPS, group -> take(group.commands(), group.onto()));
        bus.answer(Addresses.STALENESS_NOW, _ -> Future.succeededFuture(staleness.current()));
        bus.answer(Addresses.NOW, _ -> Future.succeededFuture(present()));
        bus.answer(Addresses.UP_TO, this::presentUpTo);
        journal.watch(new Journal.Listener() {
            @Override
            public void appended(long head) {
                if (notifications.appended(head, last().seq())) {
                    freshness.doubt();
                }
                steps.turn();
            }

            @Override
            public void lost() {
                notifications.lost();
                staleness.mark();
            }
        });
        vertx.setPeriodic(BEAT_MILLIS, _ -> beat());
        steps.turn();
    }

    @Override
    public Future<?> stop() {
        answerAllUnavailable();
        return Future.succeededFuture();
    }

    private PublishedTimeline published() {
        return Objects.requireNonNull(published);
    }

    private JournalReading reading() {
        return Objects.requireNonNull(reading);
    }

    private Present present() {
        return published().present();
    }

    private Journal.Last last() {
        return published().last();
    }

    private Future<Receipt> take(List<Command> together, @Nullable Edition onto) {
        if (!canTake() || commands.isFull()) {
            return Future.succeededFuture(new Receipt.Unavailable());
        }
        Promise<Receipt> receipt = Promise.promise();
        bus.measures().commandArrived();
        receipt.future().onComplete(_ -> bus.measures().commandAnswered());
        commands.add(new PendingCommand(together, onto, freshness.next(), clock.instant(), receipt));
        steps.turn();
        return receipt.future();
    }

    private Future<Present> presentUpTo(long seq) {
        if (seq <= present().cursor().seq()) {
            return Future.succeededFuture(present());
        }
        if (!canTake() || requests.isFull()) {
            return Future.failedFuture(PositionRequests.UNREAD);
        }
        Future<Present> answer = requests.add(seq, freshness.next());
        steps.turn();
        return answer;
    }

    private boolean canTake() {
        return !steps.isResting() && !(journalState instanceof JournalState.Diverged);
    }

    private void beat() {
        freshness.beat();
        if (notifications.isDeaf()) {
            freshness.doubt();
        }
        trial = WriteTrial.ALLOWED;
        requests.beat();
        steps.turn();
    }

    private void restAfterBug(RuntimeException bug) {
        failures.cannotDecide(bug);
        rest();
    }

    private void takeStep() {
        switch (journalState) {
            case JournalState.InSync _ -> decideOrLook();
            case JournalState.Unwritten _ -> decideOrLook();
            case JournalState.Unread _ -> catchUp();
            case JournalState.Overtaken _ -> catchUp();
            case JournalState.Damaged _ -> look();
            case JournalState.Diverged _ -> {}
        }
    }

    private void decideOrLook() {
        if (notifications.head() > last().seq() || requests.wantRead()) {
            catchUp();
        } else if (!commands.isEmpty()
                || present().timeline().entryByRule(clock.instant()).isPresent()) {
            decide();
        } else if (journalState instanceof JournalState.Unwritten && trial == WriteTrial.ALLOWED) {
            tryToWrite();
        } else if (freshness.isLookDue()) {
            look();
        } else {
            clearStaleness();
            awaitRule();
        }
    }

    private void catchUp() {
        notifications.readBegins();
        long before = last().seq();
        long began = freshness.last();
        steps.take(reading()::read).onComplete(read -> {
            if (read.succeeded()) {
                freshness.confirm(began);
                failures.readWorks();
                afterRead(last().seq() - before);
            } else {
                afterFailedRead(read.cause());
            }
            if (requests.hasAny()) {
                requests.answer(present(), freshness.confirmed());
                if (last().seq() == before) {
                    requests.pause();
                }
            }
            steps.turn();
        });
    }

    private void afterRead(long entries) {
        journalState = journalState.afterRead(entries);
        if (journalState instanceof JournalState.Damaged) {
            // A look will tell what is wrong.
            staleness.mark();
            rest();
        }
    }

    /** Looks whether the journal is still what is known: that it was put back is notified to no node. */
    private void look() {
        long began = freshness.last();
        steps.take(() -> journal.end(last())).onComplete(look -> {
            if (look.succeeded()) {
                afterLook(look.result(), began);
            } else {
                afterFailedRead(look.cause());
            }
            steps.turn();
        });
    }

    private void afterLook(Journal.End end, long began) {
        switch (end) {
            case Journal.End.AnotherHistory _ -> diverge();
            case Journal.End.HeadLost lost -> {
                failures.damageFound(lost);
                journalState = new JournalState.Damaged();
                staleness.mark();
                rest();
            }
            case Journal.End.At at -> {
                if (journalState instanceof JournalState.Damaged) {
                    journalState = new JournalState.Unread(new JournalState.Unwritten());
                }
                if (at.head() == last().seq()) {
                    freshness.confirm(began);
                }
                notifications.found(at.head());
            }
        }
    }

    private void afterFailedRead(Throwable failure) {
        if (failure instanceof JournalReading.WentAnotherWay) {
            diverge();
        } else {
            failures.readFailed(failure);
            journalState = journalState.afterFailedRead();
            staleness.mark();
            rest();
        }
    }

    private void diverge() {
        journalState = new JournalState.Diverged();
        staleness.mark();
        answerAllUnavailable();
        whenDiverged.accept(ANOTHER_WAY);
    }

    /**
     * Says that what is shown is up to date. All entries have been read, and all that were to be appended have been;
     * but without notifications the next entry would be missed.
     */
    private void clearStaleness() {
        if (staleness.isStale()
                && journalState instanceof JournalState.InSync
                && !notifications.isDeaf()
                && notifications.head() <= last().seq()) {
            failures.damageMended();
            staleness.clear();
        }
    }

    /** Accepts nothing for a while: answers all that wait, and tries again later. */
    private void rest() {
        steps.rest();
        answerAllUnavailable();
    }

    private void answerAllUnavailable() {
        commands.answerAllUnavailable();
        requests.failAll();
    }

    private void decide() {
        List<PendingCommand> taken = commands.takeBatch();
        try {
            Batch batch = Batch.decide(present().chronicle(), taken, clock, failures::cannotDecide);
            if (commands.isEmpty()) {
                batch = batch.withRulesDue(clock.instant());
            }
            if (batch.accepted().isEmpty()) {
                answerWithoutAppend(batch);
            } else {
                append(batch, present().afterOwn(batch.accepted(), batch.after()));
            }
        } catch (RuntimeException e) {
            taken.forEach(PendingCommand::answerUnavailable);
            restAfterBug(e);
        } catch (Error e) {
            taken.forEach(PendingCommand::answerUnavailable);
            rest();
            throw e;
        }
    }

    /** A refusal, or an answer that the same was said before, may be wrong where this node is behind. */
    private void answerWithoutAppend(Batch batch) {
        List<PendingCommand> unconfirmed = batch.answerConfirmed(freshness.confirmed(), present());
        if (unconfirmed.isEmpty()) {
            steps.turn();
        } else {
            commands.putBack(unconfirmed);
            catchUp();
        }
    }

    private void append(Batch batch, Present next) {
        long began = freshness.last();
        long beganNanos = System.nanoTime();
        long cameNanos = batch.commands().isEmpty() ? beganNanos : commands.oldestNanos();
        steps.take(() -> journal.append(last(), batch.accepted())).onComplete(append -> {
            if (append.failed()) {
                bus.measures().appended(AppendOutcome.FAILED, beganNanos);
                afterFailedAppend(batch, append.cause());
            } else if (append.result()) {
                bus.measures().appended(AppendOutcome.KEPT, beganNanos);
                freshness.confirm(began);
                afterAppend(batch, next, cameNanos);
            } else {
                bus.measures().appended(AppendOutcome.OVERTAKEN, beganNanos);
                journalState = new JournalState.Overtaken(journalState);
                commands.putBack(batch.commands(), cameNanos);
            }
            steps.turn();
        });
    }

    private void afterFailedAppend(Batch batch, Throwable failure) {
        failures.appendFailed(failure);
        journalState = JournalState.afterFailedAppend();
        staleness.mark();
        batch.commands().forEach(PendingCommand::answerUnavailable);
        rest();
    }

    private void afterAppend(Batch batch, Present next, long cameNanos) {
        afterWrite();
        long first = batch.accepted().getFirst().seq();
        bus.measures().postsKept(first, batch.accepted().getLast().seq(), cameNanos);
        published().advance(next, batch.accepted().getLast());
        notifications.awaitOwn(last().seq());
        clearStaleness();
        batch.answer(present());
    }

    private void afterWrite() {
        journalState = new JournalState.InSync();
        failures.writeWorks();
    }

    /** After an append that failed, and while no command comes, only a trial shows that an append would work again. */
    private void tryToWrite() {
        trial = WriteTrial.DONE_THIS_BEAT;
        steps.take(journal::tryToWrite).onComplete(write -> {
            if (write.succeeded()) {
                afterWrite();
            } else {
                failures.trialFailed(write.cause());
                answerAllUnavailable();
            }
            steps.turn();
        });
    }

    private void awaitRule() {
        vertx.cancelTimer(ruleTimer);
        present()
                .timeline()
                .nextRule()
                .ifPresent(rule -> ruleTimer = vertx.setTimer(clock.timerMillis(rule.at()), _ -> steps.turn()));
    }
}
