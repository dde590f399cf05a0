package carillon.feed;

import carillon.statement.Entry;
import carillon.timeline.Chronicle;
import carillon.timeline.Command;
import carillon.timeline.Timeline;
import carillon.timeline.Verdict;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Commands that were decided one after the other, each against what the ones before it made of the timeline, with the rules that were
 * due in between.
 *
 * @param commands in the order in which they came
 * @param verdicts on each of them
 * @param accepted what is to be appended: of the commands and of the rules
 * @param after what the timeline will be then
 */
record Batch(List<Waiting> commands, List<Verdict> verdicts, List<Entry> accepted, Chronicle after) {

    /**
     * A command that waits for its receipt.
     *
     * @param number when it came, among all that came
     * @param since when it came, by the server's clock
     */
    record Waiting(Command command, long number, Instant since, Promise<Receipt> receipt) {}

    /**
     * Decides these. A command that cannot be decided, which is a bug, is told that it was not kept, and harms no other.
     *
     * @param areAll whether nothing waits behind them: then what is due by now is the last
     * @param bug is told of each such command
     */
    static Batch decide(
            Chronicle before, List<Waiting> commands, boolean areAll, Clock clock, Consumer<RuntimeException> bug) {
        List<Waiting> decided = new ArrayList<>();
        List<Verdict> verdicts = new ArrayList<>();
        List<Entry> accepted = new ArrayList<>();
        Chronicle tentative = before;
        for (Waiting waiting : commands) {
            tentative = withRules(tentative, waiting.since(), accepted);
            try {
                Verdict verdict = tentative.now().decide(waiting.command(), asOf(waiting, tentative.now(), clock));
                if (verdict instanceof Verdict.Accepted yes) {
                    tentative = tentative.plus(yes.entry());
                    accepted.add(yes.entry());
                }
                decided.add(waiting);
                verdicts.add(verdict);
            } catch (RuntimeException e) {
                bug.accept(e);
                waiting.receipt().complete(new Receipt.Unavailable());
            }
        }
        if (areAll) {
            tentative = withRules(tentative, clock.instant(), accepted);
        }
        return new Batch(decided, verdicts, accepted, tentative);
    }

    /** Where something else was accepted after it came, its place is after that. */
    private static Instant asOf(Waiting waiting, Timeline then, Clock clock) {
        return waiting.since().isBefore(then.lastAt()) ? clock.instant() : waiting.since();
    }

    private static Chronicle withRules(Chronicle before, Instant until, List<Entry> accepted) {
        Chronicle after = before;
        for (var rule = after.now().entryByRule(until);
                rule.isPresent();
                rule = after.now().entryByRule(until)) {
            accepted.add(rule.get());
            after = after.plus(rule.get());
        }
        return after;
    }

    /**
     * Gives their receipts to all.
     *
     * @param present in which what was accepted is kept
     */
    void answer(Present present) {
        for (int i = 0; i < commands.size(); i++) {
            commands.get(i).receipt().complete(receipt(verdicts.get(i), present));
        }
    }

    /**
     * Gives their receipts to those whose verdict holds although nothing was appended: they came before all that it rests on was read.
     *
     * @param confirmed whoever came no later than that came before
     * @return the others, in order
     */
    List<Waiting> answerThose(long confirmed, Present present) {
        List<Waiting> others = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            Waiting waiting = commands.get(i);
            if (waiting.number() <= confirmed) {
                waiting.receipt().complete(receipt(verdicts.get(i), present));
            } else {
                others.add(waiting);
            }
        }
        return others;
    }

    private static Receipt receipt(Verdict verdict, Present present) {
        return switch (verdict) {
            case Verdict.Accepted accepted -> kept(accepted.entry(), present, true);
            case Verdict.Repeated repeated -> kept(repeated.entry(), present, false);
            case Verdict.Conflicting conflicting -> new Receipt.Conflicting(conflicting.entry());
            case Verdict.Refused refused -> new Receipt.Refused(refused);
        };
    }

    private static Receipt kept(Entry entry, Present present, boolean first) {
        return new Receipt.Kept(entry, present.cursorAt(entry.seq()), first);
    }
}
