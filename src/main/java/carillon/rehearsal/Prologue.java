package carillon.rehearsal;

import carillon.edition.Edition;
import carillon.statement.Entry;
import carillon.timeline.DueRule;
import carillon.timeline.OpenRollCall;
import carillon.timeline.Timeline;
import carillon.timeline.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happened before a rehearsal begins: all that the cities say by then, accepted when they say it, and the rules
 * that applied meanwhile. So a rehearsal that begins on Sunday has had its Saturday, which can be looked at again.
 */
public final class Prologue {
    private final List<Entry> entries = new ArrayList<>();
    private Timeline timeline;

    private Prologue(Edition edition) {
        this.timeline = Timeline.of(edition, true);
    }

    /**
     * Returns the entries with which the journal of a rehearsal begins, in order; the same for the same edition and
     * seed.
     *
     * @param until where the rehearsal's clock begins
     */
    public static List<Entry> of(Edition edition, long seed, Instant until) {
        Prologue prologue = new Prologue(edition);
        lines(edition, new Script(edition, seed))
                .filter(line -> !line.at().isAfter(until))
                .forEach(prologue::play);
        prologue.applyRules(until);
        return List.copyOf(prologue.entries);
    }

    private static Stream<Script.Line> lines(Edition edition, Script script) {
        Stream<Script.Line> answers = edition.milestones().values().stream()
                .flatMap(milestone ->
                        script.answers(milestone, new OpenRollCall(milestone.at(), 0), edition.begin()).stream());
        return Stream.concat(script.programme().stream(), answers).sorted(Comparator.comparing(Script.Line::at));
    }

    private void play(Script.Line line) {
        applyRules(line.at());
        if (timeline.decide(line.command(), line.at()) instanceof Verdict.Accepted accepted) {
            add(accepted.entry());
        }
    }

    /** Applies the rules that are due by then, each when it is due. */
    private void applyRules(Instant then) {
        for (Optional<DueRule> rule = dueBy(then); rule.isPresent(); rule = dueBy(then)) {
            add(timeline.entryByRule(rule.get().at()).orElseThrow());
        }
    }

    private Optional<DueRule> dueBy(Instant then) {
        return timeline.nextRule().filter(rule -> !rule.at().isAfter(then));
    }

    private void add(Entry entry) {
        timeline = timeline.fold(entry);
        entries.add(entry);
    }
}
