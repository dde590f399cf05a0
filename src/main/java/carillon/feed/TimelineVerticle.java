package carillon.feed;

import carillon.journal.Entry;
import carillon.journal.Journal;
import carillon.timeline.Chronicle;
import carillon.timeline.Command;
import carillon.timeline.Timeline;
import carillon.timeline.Verdict;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Owns the timeline of one edition on this node.
 *
 * <p>It does one thing at a time: it reads the journal, or it decides what is waiting and appends it. Commands that come
 * meanwhile wait, and all that wait are decided one after the other, each against what the ones before it made of the timeline,
 * and appended together (group commit). The timeline moves only by entries that are in the journal: by its own once the append
 * has succeeded, by another node's once they are read. Both moves are made by a chronicle, which takes only the entry after the
 * last; hence no entry is missed and none is told twice.
 *
 * <p>An append that finds that the journal has moved on wrote nothing: what came is read, and the same commands are decided
 * again. An append that failed may or may not have been kept: so the journal is read before anything else is decided, and whoever
 * says the same again under the same id learns what became of it.
 *
 * <p>Where the journal is lost (an append or a read failed, or nobody would tell of another node's), those who watch are told so,
 * and told again once all of it has been read, nothing is left to append, and the next append will be heard of.
 *
 * <p>A rule takes its place by its instant among the commands that wait, each of which is judged as of when it came: so however slow
 * the database, a hold that came at 17:59 is never too late, nor a start that was due at 18:00. A rule is looked up anew each time,
 * and never waits itself, so none is applied that no longer holds. One timer wakes for the next one while the timeline is at rest.
 */
public final class TimelineVerticle extends VerticleBase {
    private static final System.Logger LOG = System.getLogger(TimelineVerticle.class.getName());
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_BATCH = 1_000;
    private static final int PAGE = 1_000;
    private static final long RETRY_MILLIS = 500;
    private static final long BEAT_MILLIS = 1_000;
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(1);
    private static final String GONE_BACK =
            "it went another way than this server knows, as after a backup was restored: restart the server";

    private final Journal journal;
    private final Clock clock;
    private final Bus bus;
    private final long tickMillis;
    private @Nullable Paced telling;

    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private List<Ahead> asking = new ArrayList<>();
    private List<Ahead> asked = new ArrayList<>();
    private boolean mayAsk = true;
    private Present present;
    private boolean busy;
    private boolean behind;
    private long head;
    private boolean resting;
    /** Nobody would wake us. */
    private boolean deaf;

    private Staleness staleness = Staleness.NONE;
    private long timer = -1;
    private boolean warned;

    /** Somebody knows of a position ahead. */
    private record Ahead(long seq, Promise<Present> answer) {}

    private record Waiting(Command command, Instant since, Promise<Receipt> receipt) {}

    /**
     * The owner of an edition's timeline.
     *
     * @param announced the edition before anything was said
     * @param tickMillis how long those who watch are left alone after they were told something; 0 for not at all
     */
    public TimelineVerticle(Present announced, Journal journal, Clock clock, Bus bus, long tickMillis) {
        this.journal = journal;
        this.clock = clock;
        this.bus = bus;
        this.tickMillis = tickMillis;
        this.present = announced;
    }

    @Override
    public Future<?> start() {
        // What comes alone is told at once. What comes within a tick of that waits for its end, and is told together.
        telling = new Paced(vertx, tickMillis, () -> bus.tell(Addresses.DUE, present));
        return read().onSuccess(unused -> serve());
    }

    /** Only once there is something to serve: where the first read fails, nothing is left of this start. */
    private void serve() {
        bus.answer(Addresses.COMMANDS, this::take);
        bus.answer(Addresses.STALENESS_NOW, unused -> Future.succeededFuture(staleness));
        bus.answer(Addresses.NOW, unused -> Future.succeededFuture(present));
        bus.answer(Addresses.UP_TO, this::presentUpTo);
        vertx.setPeriodic(BEAT_MILLIS, unused -> beat());
        journal.watch(new Journal.Listener() {
            @Override
            public void appended(long newHead) {
                deaf = false;
                heard(newHead);
            }

            @Override
            public void lost() {
                deaf = true;
                becomesStale();
            }
        });
        turn();
    }

    private Future<Receipt> take(Command command) {
        if (resting || waiting.size() >= MAX_WAITING) {
            return Future.succeededFuture(new Receipt.Unavailable());
        }
        Promise<Receipt> receipt = Promise.promise();
        waiting.add(new Waiting(command, clock.instant(), receipt));
        turn();
        return receipt.future();
    }

    private Future<Present> presentUpTo(long seq) {
        if (seq <= present.cursor().seq() || resting || asking.size() + asked.size() >= MAX_WAITING) {
            return Future.succeededFuture(present);
        }
        Promise<Present> answer = Promise.promise();
        asking.add(new Ahead(seq, answer));
        turn();
        return answer.future();
    }

    /** Whoever asked in the beat before the last has waited long enough. */
    private void beat() {
        asked.forEach(one -> one.answer().complete(present));
        asked = asking;
        asking = new ArrayList<>();
        mayAsk = true;
        if (!asked.isEmpty()) {
            turn();
        }
    }

    private void answerAhead(boolean all) {
        for (List<Ahead> questions : List.of(asking, asked)) {
            questions.removeIf(one -> {
                boolean answered = all || one.seq() <= present.cursor().seq();
                if (answered) {
                    one.answer().complete(present);
                }
                return answered;
            });
        }
    }

    private void heard(long newHead) {
        head = Math.max(head, newHead);
        turn();
    }

    private void turn() {
        if (busy || resting) {
            return;
        }
        boolean isAsked = mayAsk && !(asking.isEmpty() && asked.isEmpty());
        if (behind || isAsked || head > present.cursor().seq()) {
            catchUp();
        } else if (!waiting.isEmpty()
                || present.timeline().ruleBy(clock.instant()).isPresent()) {
            appendWaiting();
        } else {
            isUpToDate();
            awaitRule();
        }
    }

    private void catchUp() {
        busy = true;
        head = 0;
        long before = present.cursor().seq();
        int asks = asking.size();
        boolean isAsked = asks > 0 || !asked.isEmpty();
        read().onComplete(read -> {
            busy = false;
            mayAsk = !isAsked || present.cursor().seq() > before;
            // Who asked before the read began knows all that there was.
            answerAhead(asking.size() == asks);
            behind = read.failed();
            if (behind) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "cannot read the journal: {0}",
                        read.cause().getMessage());
                becomesStale();
                rest();
            } else {
                turn();
            }
        });
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
        if (staleness.since().isPresent() && !deaf && head <= present.cursor().seq()) {
            becomes(Staleness.NONE);
        }
    }

    private void becomes(Staleness next) {
        staleness = next;
        bus.tell(Addresses.STALENESS, next);
    }

    /** Nothing can be accepted now: says so to all who wait, and tries again after a while. */
    private void rest() {
        resting = true;
        waiting.forEach(one -> one.receipt().complete(new Receipt.Unavailable()));
        waiting.clear();
        answerAhead(true);
        vertx.setTimer(RETRY_MILLIS, unused -> {
            resting = false;
            turn();
        });
    }

    /** From the last entry that is known on: it must still be there. */
    private Future<Void> read() {
        long seq = present.cursor().seq();
        return journal.after(Math.max(0, seq - 1), PAGE).compose(entries -> {
            if (seq > 0 && (entries.isEmpty() || !isLast(entries.getFirst()))) {
                return Future.failedFuture(new IllegalStateException(GONE_BACK));
            }
            List<Entry> next = seq > 0 ? entries.subList(1, entries.size()) : entries;
            if (!next.isEmpty()) {
                advance(present.after(next));
            }
            return entries.size() < PAGE ? Future.succeededFuture() : read();
        });
    }

    private boolean isLast(Entry entry) {
        return present.cursorAt(present.cursor().seq() - 1).after(entry).equals(present.cursor());
    }

    private void advance(Present next) {
        present = next;
        if (!warned && present.timeline().lastAt().isAfter(clock.instant().plus(CLOCKS_MAY_DIFFER))) {
            warned = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "this machine's clock is behind that of another server, or was put back: have all clocks set by NTP");
        }
        bus.tell(Addresses.PRESENTS, present);
        Objects.requireNonNull(telling).want();
    }

    private void appendWaiting() {
        List<Waiting> batch = new ArrayList<>();
        while (!waiting.isEmpty() && batch.size() < MAX_BATCH) {
            batch.add(waiting.poll());
        }
        List<Verdict> verdicts = new ArrayList<>();
        List<Entry> accepted = new ArrayList<>();
        Chronicle tentative = present.chronicle();
        for (Waiting one : batch) {
            tentative = withRules(tentative, one.since(), accepted);
            Verdict verdict = tentative.now().decide(one.command(), asOf(one, tentative.now()));
            verdicts.add(verdict);
            if (verdict instanceof Verdict.Accepted yes) {
                accepted.add(yes.entry());
                tentative = tentative.plus(yes.entry());
            }
        }
        if (waiting.isEmpty()) {
            tentative = withRules(tentative, clock.instant(), accepted);
        }
        if (accepted.isEmpty()) {
            answer(batch, verdicts);
            turn();
            return;
        }
        Present next = present.after(accepted, tentative);
        busy = true;
        journal.append(accepted).onComplete(append -> {
            busy = false;
            if (append.failed()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "cannot append: {0}",
                        append.cause().getMessage());
                behind = true;
                becomesStale();
                batch.forEach(one -> one.receipt().complete(new Receipt.Unavailable()));
                rest();
            } else if (append.result()) {
                advance(next);
                isUpToDate();
                answer(batch, verdicts);
            } else {
                behind = true;
                batch.reversed().forEach(waiting::addFirst);
            }
            turn();
        });
    }

    /** Where something else was accepted after it came, its place is after that. */
    private Instant asOf(Waiting one, Timeline then) {
        return one.since().isBefore(then.lastAt()) ? clock.instant() : one.since();
    }

    private static Chronicle withRules(Chronicle before, Instant until, List<Entry> accepted) {
        Chronicle after = before;
        for (var rule = after.now().ruleBy(until);
                rule.isPresent();
                rule = after.now().ruleBy(until)) {
            accepted.add(rule.get());
            after = after.plus(rule.get());
        }
        return after;
    }

    private void answer(List<Waiting> batch, List<Verdict> verdicts) {
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).receipt().complete(receipt(verdicts.get(i)));
        }
    }

    /** To be asked for once what was accepted is in the journal. */
    private Receipt receipt(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted accepted -> kept(accepted.entry(), true);
            case Verdict.Repeated repeated -> kept(repeated.entry(), false);
            case Verdict.Conflicting conflicting -> new Receipt.Conflicting(conflicting.entry());
            case Verdict.Refused refused -> new Receipt.Refused(refused);
        };
    }

    private Receipt kept(Entry entry, boolean first) {
        return new Receipt.Kept(entry, present.cursorAt(entry.seq()), first);
    }

    private void awaitRule() {
        vertx.cancelTimer(timer);
        present.timeline()
                .due()
                .ifPresent(due -> timer = vertx.setTimer(clock.timerMillis(due.at()), unused -> turn()));
    }
}
