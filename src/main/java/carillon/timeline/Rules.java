package carillon.timeline;

import carillon.edition.MilestoneId;
import carillon.statement.Author;
import carillon.statement.Decision;
import carillon.statement.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The rules that apply by themselves (docs/protocol.md, "Posting"): a milestone starts at its expected start, and from
 * then on, once as many cities as its quorum say yes and it is not held; it ends after its duration, unless a turn runs in
 * it.
 *
 * <p>A rule is due when its last condition came true <em>for a server that is up</em>: an answer counts from the
 * instant it was accepted, not from when a phone without network noted it, and so does taking one back. So a server
 * that was away applies on its return exactly what it would have applied, with the instants at which it would have done
 * so.
 *
 * <p>Where a statement names a milestone and this version cannot read it, no rule is applied to that milestone: a newer
 * node does that, or a person.
 */
final class Rules {
    private Rules() {}

    /** Returns the rule that is due first, if it is due by then. */
    static Optional<DueRule> next(Timeline timeline, Instant until) {
        return timeline.edition().milestones().keySet().stream()
                .flatMap(id -> next(timeline, timeline.milestone(id), until).stream())
                .filter(due -> !due.at().isAfter(until))
                .min(Comparator.comparing(DueRule::at)
                        .thenComparing(due -> due.statement().milestone().value()));
    }

    private static Optional<DueRule> next(Timeline timeline, MilestoneState state, Instant until) {
        if (!state.unknown().isEmpty()) {
            return Optional.empty();
        }
        MilestoneId id = state.milestone().id();
        return switch (state.phase()) {
            case Phase.Planned planned ->
                // Asked before every entry, and nearly always long before the start, when no roll call is needed.
                planned.expected().isAfter(until)
                        ? Optional.empty()
                        : startDue(state, RollCall.of(state, timeline::city), planned.expected())
                                .map(at -> new DueRule(at, new Decision.MilestoneStarted(id)));
            case Phase.Live _ -> state.endsByItself().map(at -> new DueRule(at, new Decision.MilestoneEnded(id)));
            case Phase.Held _ -> Optional.empty();
            case Phase.Done _ -> Optional.empty();
            case Phase.Cancelled _ -> Optional.empty();
        };
    }

    /**
     * Returns when the start is due: never ahead of a decision, nor of one that a clock some seconds ahead dates later.
     * The entry of a rule must take its place behind all that it rests on, or it has no effect and is due for ever.
     */
    private static Optional<Instant> startDue(MilestoneState state, RollCall roll, Instant expected) {
        Instant decided = state.decisions()
                .entries()
                .flatMap(entry -> Stream.of(entry.at(), entry.observedAt()))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return roll.quorumSince()
                .map(heard -> Stream.of(expected, heard, decided, state.recounted(), state.changedAt())
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    /** Returns the next entry, by a rule that is due. */
    static Entry entry(Timeline timeline, DueRule due, Instant now) {
        return new Entry(
                timeline.seq() + 1,
                freeId(timeline, due.statement()),
                now,
                new Author.Rule(due.at()),
                due.statement(),
                due.at());
    }

    /**
     * Returns an id that is the same on every node. A client could compute it and post under it: then the next one is
     * taken.
     */
    private static UUID freeId(Timeline timeline, Decision.OfMilestone statement) {
        String about = String.join(
                "/", timeline.edition().id().value(), statement.milestone().value(), statement.type());
        return Stream.iterate(0, n -> n + 1)
                .map(n -> UUID.nameUUIDFromBytes((about + "/" + n).getBytes(StandardCharsets.UTF_8)))
                .filter(id -> timeline.entry(id).isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
