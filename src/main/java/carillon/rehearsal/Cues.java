package carillon.rehearsal;

import carillon.edition.Edition;
import carillon.edition.Milestone;
import carillon.edition.MilestoneId;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.timeline.OpenQuestion;
import carillon.timeline.OpenRollCall;
import carillon.timeline.OpenTurns;
import carillon.timeline.Persons;
import carillon.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lines that are still to be said: those of the script, and those with which cities and coordination answer what
 * happens. Confined to one event loop.
 */
final class Cues {
    /** So far back a phone may come with what it was told. */
    static final Duration REACH = Duration.ofHours(23);

    private final Script script;
    private final Conductor conductor;
    private final Answers answers;
    private final Queue<Script.Line> lines = new PriorityQueue<>(Comparator.comparing(Script.Line::at));
    private final Map<MilestoneId, Optional<Asked>> asked = new HashMap<>();
    private final Map<MilestoneId, Optional<OpenTurns>> turned = new HashMap<>();
    private Set<UUID> questions = Set.of();

    private record Asked(OpenRollCall roll, List<String> checks) {}

    /** @param earliest what was to be said before is not said any more */
    Cues(Edition edition, long seed, Instant earliest) {
        this.script = new Script(edition, seed);
        this.conductor = new Conductor(edition, script);
        this.answers = new Answers(edition, script);
        script.programme().stream()
                .filter(line -> !line.at().isBefore(earliest))
                .forEach(lines::add);
        answers.questions().stream()
                .filter(line -> !line.at().isBefore(earliest))
                .forEach(lines::add);
    }

    /** Returns the line that is next; null where none is. */
    Script.@Nullable Line next() {
        return lines.peek();
    }

    void remove(Script.Line line) {
        lines.remove(line);
    }

    /** Looks at what happened, and makes up what is said to that. */
    void follow(Timeline timeline, Instant now) {
        timeline.edition().milestones().values().forEach(milestone -> {
            ask(milestone, timeline.openRollCall(milestone.id()), now);
            conduct(milestone, timeline, now);
        });
        answer(OpenQuestion.of(timeline), timeline, now);
    }

    /** When a milestone is given another start, or other checks, the cities are asked again and answer again. */
    private void ask(Milestone milestone, Optional<OpenRollCall> roll, Instant now) {
        Optional<Asked> call = roll.map(open -> new Asked(open, milestone.checks()));
        if (call.equals(asked.put(milestone.id(), call))) {
            return;
        }
        lines.removeIf(line -> isReadyFor(milestone.id(), line));
        roll.ifPresent(
                open -> lines.addAll(script.answers(milestone, open, open.asked() == 0 ? now.minus(REACH) : now)));
    }

    private void conduct(Milestone milestone, Timeline timeline, Instant now) {
        Optional<OpenTurns> turns = OpenTurns.of(timeline, milestone.id());
        Optional<OpenTurns> before = Objects.requireNonNullElse(turned.put(milestone.id(), turns), Optional.empty());
        if (turns.equals(before)) {
            return;
        }
        lines.removeIf(line -> line.command().statement() instanceof Decision.OfTurns said
                && said.milestone().equals(milestone.id()));
        // Who is called answers within that turn: behind it that would be the answer to another call.
        if (before.filter(OpenTurns::isLive).isPresent()) {
            lines.removeIf(line -> isReadyFor(milestone.id(), line));
        }
        Stream<Script.Line> next = turns.flatMap(open -> conductor.next(milestone, open)).stream();
        Stream<Script.Line> called = turns.stream().flatMap(open -> conductor.answers(milestone, open).stream());
        Stream.concat(next, called)
                .filter(line -> timeline.entry(line.command().id()).isEmpty())
                .forEach(line -> lines.add(line.notBefore(now)));
    }

    private void answer(List<OpenQuestion> open, Timeline timeline, Instant now) {
        Set<UUID> before = questions;
        Set<UUID> ids = new HashSet<>();
        open.forEach(question -> ids.add(question.id()));
        if (ids.equals(before)) {
            return;
        }
        questions = ids;
        lines.removeIf(line ->
                line.command().statement() instanceof CheckIn.QuestionAnswered said && !ids.contains(said.ref()));
        open.stream()
                .filter(question -> !before.contains(question.id()))
                .flatMap(question -> answers.to(question, timeline).stream())
                .filter(line -> !isLeftToPersons(line, timeline))
                .map(line -> line.notBefore(now))
                .forEach(lines::add);
    }

    private static boolean isReadyFor(MilestoneId milestone, Script.Line line) {
        return line.command().statement() instanceof CheckIn.Ready ready
                && ready.milestone().equals(milestone);
    }

    /** Whether a person does that: whoever conducts, leads a slot or answers goes on with it. */
    static boolean isLeftToPersons(Script.Line line, Timeline timeline) {
        return switch (line.command().statement()) {
            case Decision.OfTurns turns -> Persons.conduct(timeline, turns.milestone());
            case CheckIn.OfTurns turns -> Persons.lead(timeline, turns.city(), turns.slot());
            case CheckIn.Ready ready -> Persons.answer(timeline, ready.city(), ready.milestone());
            case CheckIn.QuestionAnswered answered ->
                OpenQuestion.of(timeline).stream()
                        .anyMatch(question -> question.id().equals(answered.ref())
                                && question.isAnsweredBy(answered.city(), timeline));
            default -> false;
        };
    }
}
