package carillon.timeline;

import carillon.edition.EditionChange;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.timeline.Refusal.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges a change of what is announced. It holds from when it is accepted, so it must fit what is announced now; its {@code
 * observedAt} plays no part.
 *
 * @param seen the condition of {@link Command#seen}
 */
record ChangeJudgement(Timeline timeline, @Nullable Long seen, Instant now) {

    Stream<Refusal> refusals(Decision.MilestoneChanged change) {
        if (change.parts().isEmpty()) {
            return Stream.of(new Refusal(Reason.NOTHING_TO_CHANGE, "/type", Map.of()));
        }
        Optional<MilestoneState> milestone = timeline.find(change.milestone());
        return Stream.of(
                        milestone.flatMap(state -> overtaken(change, state)).stream(),
                        milestone.filter(_ -> change.at() != null).flatMap(ChangeJudgement::immovable).stream(),
                        startPast(change).stream(),
                        faults(change))
                .flatMap(refusals -> refusals);
    }

    /** Refuses a change of a part that changed since its author saw it; of its start, also where that was moved since. */
    private Optional<Refusal> overtaken(Decision.MilestoneChanged change, MilestoneState milestone) {
        @Nullable Long condition = seen;
        if (condition == null) {
            return Optional.empty();
        }
        Stream<Entry> changes =
                change.parts().keySet().stream().map(milestone.parts()::get).filter(Objects::nonNull);
        Stream<Entry> decisions =
                change.at() == null ? Stream.empty() : milestone.decisions().entries();
        return Stream.concat(changes, decisions)
                .filter(entry -> entry.seq() > condition)
                .max(Comparator.comparingLong(Entry::seq))
                .map(entry -> Refusals.overtaken(milestone.milestone().id(), entry));
    }

    /** Refuses a new start of what has begun, is over or was called off. */
    private static Optional<Refusal> immovable(MilestoneState milestone) {
        return switch (milestone.phase()) {
            case Phase.Planned _ -> Optional.empty();
            case Phase.Held _ -> Optional.empty();
            case Phase.Live live ->
                Optional.of(Refusals.phase(
                        Reason.MILESTONE_LIVE, milestone.milestone().id(), live.expected()));
            case Phase.Done done ->
                Optional.of(Refusals.phase(
                        Reason.MILESTONE_DONE, milestone.milestone().id(), done.ended()));
            case Phase.Cancelled cancelled ->
                Optional.of(Refusals.phase(
                        Reason.MILESTONE_CANCELLED, milestone.milestone().id(), cancelled.since()));
        };
    }

    private Optional<Refusal> startPast(Decision.MilestoneChanged change) {
        return change.start()
                .filter(start -> !start.isAfter(now))
                .map(_ -> new Refusal(
                        Reason.MILESTONE_PAST,
                        "/at",
                        Map.of("milestone", change.milestone().value(), "earliest", now)));
    }

    private Stream<Refusal> faults(Decision.MilestoneChanged change) {
        return switch (EditionChange.milestone(timeline.edition(), change.milestone(), change.parts())) {
            case EditionChange.Outcome.Sound _ -> Stream.empty();
            case EditionChange.Outcome.Faulty faulty ->
                faulty.faults().stream()
                        .map(fault ->
                                new Refusal(Reason.PART_FAULTY, fault.pointer(), Map.of("sentence", fault.sentence())));
        };
    }
}
