package carillon.timeline;

import carillon.edition.EditionId;
import carillon.journal.Author;
import carillon.journal.Decision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The rules that apply by themselves (docs/protocol.md, "Posting"): a milestone starts at its expected start, and from then
 * on, once as many cities as its quorum say yes and it is not held; it ends after its duration.
 *
 * <p>A rule is due when its last condition came true <em>for a server that is up</em>: an answer counts from the instant
 * it was accepted, not from when a phone without network noted it, and so does taking one back. So a server that was away applies on its return exactly
 * what it would have applied, with the instants at which it would have done so. The id of what it says is derived from the
 * milestone and the start it is about: however many nodes apply it, and however often, it is journalled once.
 */
final class Rules {
    private Rules() {}

    static Optional<Due> next(Timeline timeline) {
        EditionId edition = timeline.edition().id();
        return timeline.edition().milestones().keySet().stream()
                .map(timeline::milestone)
                .flatMap(state -> next(edition, state, RollCall.of(state, timeline::city)).stream())
                .min(Comparator.comparing(Due::at)
                        .thenComparing(due -> due.command().id()));
    }

    private static Optional<Due> next(EditionId edition, MilestoneState state, RollCall roll) {
        return switch (state.phase()) {
            case Phase.Planned planned ->
                startDue(state, roll, planned.expected())
                        .map(at -> due(
                                edition,
                                "start",
                                planned.expected(),
                                at,
                                new Decision.MilestoneStarted(state.milestone().id())));
            case Phase.Live live ->
                Optional.of(due(
                        edition,
                        "end",
                        live.expected(),
                        state.endsAt(),
                        new Decision.MilestoneEnded(state.milestone().id())));
            case Phase.Held unused -> Optional.empty();
            case Phase.Done unused -> Optional.empty();
            case Phase.Cancelled unused -> Optional.empty();
        };
    }

    /**
     * Never ahead of a decision, nor of one that a clock some seconds ahead dates later: what a rule says must take its place behind
     * all that it rests on, or it has no effect and is due for ever.
     */
    private static Optional<Instant> startDue(MilestoneState state, RollCall roll, Instant expected) {
        Instant decided = state.decisions()
                .entries()
                .flatMap(entry -> Stream.of(entry.at(), entry.observedAt()))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return roll.quorumSince()
                .map(heard -> Stream.of(expected, heard, decided, state.recounted())
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    private static Due due(
            EditionId edition, String rule, Instant expected, Instant at, Decision.OfMilestone statement) {
        String about = String.join("/", edition.value(), statement.milestone().value(), rule, expected.toString());
        UUID id = UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8));
        return new Due(at, new Command(id, new Author.Rule(at), statement, at));
    }
}
