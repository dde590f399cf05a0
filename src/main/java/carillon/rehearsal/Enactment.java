package carillon.rehearsal;

import carillon.edition.Edition;
import carillon.statement.Entry;
import carillon.timeline.Chronicle;
import carillon.timeline.DueRule;
import carillon.timeline.Timeline;
import carillon.timeline.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A course of lines and rules without a server: each line is judged when its time comes, and each rule applied when it is
 * due.
 */
final class Enactment {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Script.Line> refused = new ArrayList<>();
    private Chronicle chronicle;

    Enactment(Edition edition) {
        chronicle = Chronicle.of(Timeline.of(edition, true));
    }

    /** Says a line, where that is accepted by then. The lines come in the order of their times. */
    void play(Script.Line line) {
        applyRules(line.at());
        if (timeline().decide(line.command(), line.at()) instanceof Verdict.Accepted accepted) {
            add(accepted.entry());
        } else {
            refused.add(line);
        }
    }

    /** Returns the lines that were not accepted when their time came. */
    List<Script.Line> refused() {
        return List.copyOf(refused);
    }

    /** Applies the rules that are due by then, each when it is due. */
    void applyRules(Instant then) {
        for (Optional<DueRule> rule = dueBy(then); rule.isPresent(); rule = dueBy(then)) {
            add(timeline().entryByRule(rule.get().at()).orElseThrow());
        }
    }

    /** Returns when the next rule is due; empty where none is in sight. */
    Optional<Instant> nextRule() {
        return timeline().nextRule().map(DueRule::at);
    }

    private Optional<DueRule> dueBy(Instant then) {
        return timeline().nextRule().filter(rule -> !rule.at().isAfter(then));
    }

    private void add(Entry entry) {
        chronicle = chronicle.plus(entry);
        entries.add(entry);
    }

    Timeline timeline() {
        return chronicle.now();
    }

    Chronicle chronicle() {
        return chronicle;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }
}
