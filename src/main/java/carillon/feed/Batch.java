package carillon.feed;

import carillon.statement.Entry;
import carillon.timeline.Chronicle;
import carillon.timeline.Command;
import carillon.timeline.Timeline;
import carillon.timeline.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Commands that were decided one after the other, each against what the ones before it made of the timeline, with the
 * rules that were due in between.
 *
 * @param commands in the order in which they came
 * @param verdicts on each of them
 * @param accepted what is to be appended: entries of the commands and of the rules
 * @param after what the timeline will be then
 */
record Batch(List<PendingCommand> commands, List<Verdict> verdicts, List<Entry> accepted, Chronicle after) {

    /**
     * Decides commands. One that cannot be decided, which is a bug, is answered that it was not kept, and harms no
     * other.
     *
     * @param bug gets the exception of each such command
     */
    static Batch decide(Chronicle before, List<PendingCommand> commands, Clock clock, Consumer<RuntimeException> bug) {
        List<PendingCommand> decided = new ArrayList<>();
        List<Verdict> verdicts = new ArrayList<>();
        List<Entry> accepted = new ArrayList<>();
        Chronicle tentative = before;
        for (PendingCommand command : commands) {
            tentative = withRules(tentative, command.since(), accepted);
            if (isOutdated(command, tentative)) {
                command.receipt().complete(new Receipt.Outdated());
                continue;
            }
            try {
                Decided outcome = Decided.of(command, tentative, clock);
                tentative = outcome.after();
                accepted.addAll(outcome.accepted());
                decided.add(command);
                verdicts.add(outcome.verdict());
            } catch (RuntimeException e) {
                bug.accept(e);
                command.receipt().complete(new Receipt.Unavailable());
            }
        }
        return new Batch(decided, verdicts, accepted, tentative);
    }

    private static boolean isOutdated(PendingCommand command, Chronicle before) {
        return command.onto() != null && !command.onto().equals(before.now().edition());
    }

    /**
     * What was decided of one command, or of a group: its last verdict, and where one of a group is refused, that one.
     *
     * @param accepted the entries of all of them, or of none
     */
    private record Decided(Verdict verdict, List<Entry> accepted, Chronicle after) {
        static Decided of(PendingCommand pending, Chronicle before, Clock clock) {
            List<Entry> accepted = new ArrayList<>();
            Chronicle after = before;
            @Nullable Verdict last = null;
            for (Command command : pending.commands()) {
                last = after.now().decide(command, asOf(pending, after.now(), clock));
                switch (last) {
                    case Verdict.Accepted acceptance -> {
                        after = after.plus(acceptance.entry());
                        accepted.add(acceptance.entry());
                    }
                    case Verdict.Repeated _ -> {}
                    case Verdict.Refused _ -> {
                        return new Decided(last, List.of(), before);
                    }
                    case Verdict.Conflicting _ -> {
                        return new Decided(last, List.of(), before);
                    }
                }
            }
            return new Decided(Objects.requireNonNull(last), accepted, after);
        }
    }

    /**
     * Returns the batch with the rules that are due by then behind its last command, which no other command may follow.
     */
    Batch withRulesDue(Instant until) {
        List<Entry> all = new ArrayList<>(accepted);
        Chronicle end = withRules(after, until, all);
        return new Batch(commands, verdicts, all, end);
    }

    /** A command's place is when it came, or now where another entry was accepted since. */
    private static Instant asOf(PendingCommand command, Timeline then, Clock clock) {
        return command.since().isBefore(then.lastAt()) ? clock.instant() : command.since();
    }

    private static Chronicle withRules(Chronicle before, Instant until, List<Entry> accepted) {
        Chronicle after = before;
        Optional<Entry> entry = after.now().entryByRule(until);
        while (entry.isPresent()) {
            accepted.add(entry.get());
            after = after.plus(entry.get());
            entry = after.now().entryByRule(until);
        }
        return after;
    }

    /**
     * Completes all receipts.
     *
     * @param present in which the accepted entries are kept
     */
    void answer(Present present) {
        for (int i = 0; i < commands.size(); i++) {
            commands.get(i).receipt().complete(receipt(verdicts.get(i), present));
        }
    }

    /**
     * Completes the receipts of commands whose verdict holds although nothing was appended: they came before all that
     * it rests on was read.
     *
     * @param confirmed the number of the last command that came before that
     * @return the other commands, in order
     */
    List<PendingCommand> answerConfirmed(long confirmed, Present present) {
        List<PendingCommand> others = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            PendingCommand command = commands.get(i);
            if (command.number() <= confirmed) {
                command.receipt().complete(receipt(verdicts.get(i), present));
            } else {
                others.add(command);
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
