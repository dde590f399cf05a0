package carillon.timeline;

import carillon.edition.Edition;
import carillon.edition.MilestoneId;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.timeline.Refusal.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges a decision about a milestone. It moves what all cities share, so it must fit the milestone as it was at {@code
 * observedAt} and as it is now: no decision starts in the past what has been called off since.
 *
 * @param seen the condition of {@link Command#seen}
 */
record DecisionJudgement(Edition edition, @Nullable Long seen, Instant observedAt, Instant now) {

    Stream<Refusal> refusals(Decision.OfMilestone decision, MilestoneState milestone) {
        return Stream.of(overtaken(milestone).stream(), unfit(decision, milestone).stream(), judgeNewTime(decision))
                .flatMap(refusals -> refusals);
    }

    private Optional<Refusal> unfit(Decision.OfMilestone decision, MilestoneState milestone) {
        return unfit(decision, milestone.phase()).or(() -> unfit(decision, milestone.phaseAsOf(observedAt)));
    }

    /** Refuses a decision on what its author saw where another decision, or a rule, has changed that since. */
    private Optional<Refusal> overtaken(MilestoneState milestone) {
        @Nullable Long condition = seen;
        if (condition == null) {
            return Optional.empty();
        }
        return milestone
                .decisions()
                .entries()
                .filter(entry -> entry.seq() > condition)
                .max(Comparator.comparingLong(Entry::seq))
                .map(entry -> Refusals.overtaken(
                        "milestone", milestone.milestone().id().value(), entry));
    }

    private static Optional<Refusal> unfit(Decision.OfMilestone decision, Phase phase) {
        MilestoneId id = decision.milestone();
        return switch (phase) {
            case Phase.Planned unusedPhase ->
                switch (decision) {
                    case Decision.MilestoneReleased _ -> Optional.of(Refusals.milestone(Reason.MILESTONE_NOT_HELD, id));
                    case Decision.MilestoneEnded _ -> Optional.of(Refusals.milestone(Reason.MILESTONE_NOT_LIVE, id));
                    case Decision.MilestoneProlonged _ ->
                        Optional.of(Refusals.milestone(Reason.MILESTONE_NOT_LIVE, id));
                    case Decision.MilestonePostponed _ -> Optional.empty();
                    case Decision.MilestoneChanged _ -> Optional.empty();
                    case Decision.MilestoneStarted _ -> Optional.empty();
                    case Decision.MilestoneHeld _ -> Optional.empty();
                    case Decision.MilestoneCancelled _ -> Optional.empty();
                };
            case Phase.Held held ->
                switch (decision) {
                    case Decision.MilestoneStarted _ ->
                        Optional.of(Refusals.phase(Reason.MILESTONE_HELD, id, held.since()));
                    case Decision.MilestoneHeld _ ->
                        Optional.of(Refusals.phase(Reason.MILESTONE_HELD, id, held.since()));
                    case Decision.MilestoneEnded _ -> Optional.of(Refusals.milestone(Reason.MILESTONE_NOT_LIVE, id));
                    case Decision.MilestoneProlonged _ ->
                        Optional.of(Refusals.milestone(Reason.MILESTONE_NOT_LIVE, id));
                    case Decision.MilestonePostponed _ -> Optional.empty();
                    case Decision.MilestoneChanged _ -> Optional.empty();
                    case Decision.MilestoneReleased _ -> Optional.empty();
                    case Decision.MilestoneCancelled _ -> Optional.empty();
                };
            case Phase.Live live ->
                decision instanceof Decision.MilestoneEnded
                                || decision instanceof Decision.MilestoneProlonged
                                || decision instanceof Decision.MilestonePostponed
                        ? Optional.empty()
                        : Optional.of(Refusals.phase(Reason.MILESTONE_LIVE, id, live.expected()));
            case Phase.Done done ->
                decision instanceof Decision.MilestonePostponed
                        ? Optional.empty()
                        : Optional.of(Refusals.phase(Reason.MILESTONE_DONE, id, done.ended()));
            case Phase.Cancelled cancelled ->
                decision instanceof Decision.MilestonePostponed
                        ? Optional.empty()
                        : Optional.of(Refusals.phase(Reason.MILESTONE_CANCELLED, id, cancelled.since()));
        };
    }

    private Stream<Refusal> judgeNewTime(Decision.OfMilestone decision) {
        return switch (decision) {
            case Decision.MilestonePostponed postponed -> judgeNewStart(postponed);
            case Decision.MilestoneProlonged longer ->
                Stream.concat(
                        Refusals.notAhead(Reason.UNTIL_PAST, longer.until(), "/until", now, observedAt),
                        Refusals.outsideEdition(edition, longer.until(), "/until"));
            default -> Stream.empty();
        };
    }

    private Stream<Refusal> judgeNewStart(Decision.MilestonePostponed postponed) {
        return postponed.to().isAfter(now)
                ? Refusals.outsideEdition(edition, postponed.to(), "/to")
                : Stream.of(new Refusal(
                        Reason.MILESTONE_PAST,
                        "/to",
                        Map.of("milestone", postponed.milestone().value(), "earliest", now)));
    }
}
