package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.Milestone;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * The state of one milestone: what was decided, and what each city answered to the roll call.
 *
 * @param phase computed from the decisions
 * @param recounted when a retraction last changed what the roll call rests on, which leaves no other trace; {@link
 *     Instant#MIN} where none did
 * @param unknown the ids of the statements about it that hold and that this version cannot read
 * @param parts for each part that changed after the edition began: the last entry that changed it, or took a change of it
 *     back
 * @param turns the turns in it
 */
record MilestoneState(
        Milestone milestone,
        History decisions,
        PMap<CityId, History> answers,
        Phase phase,
        Instant recounted,
        PSet<UUID> unknown,
        PMap<String, Entry> parts,
        BlockTurns turns) {

    static MilestoneState of(Milestone milestone) {
        return new MilestoneState(
                milestone,
                History.NONE,
                HashTreePMap.empty(),
                Phase.of(milestone.at(), History.NONE),
                Instant.MIN,
                HashTreePSet.empty(),
                HashTreePMap.empty(),
                BlockTurns.NONE);
    }

    MilestoneState withDecision(Entry entry) {
        return withDecisions(decisions.plus(entry));
    }

    /**
     * Returns the state after a change of what was announced; a new start is a decision, too.
     *
     * @param announced the milestone with the change
     */
    MilestoneState withChange(Milestone announced, Decision.MilestoneChanged change, Entry entry) {
        History decisionsNow = change.at() == null ? decisions : decisions.plus(entry);
        return with(announced, decisionsNow).withParts(change, entry);
    }

    /**
     * Returns the state after the parts that a change names changed.
     *
     * @param entry the change, or what took it back
     */
    MilestoneState withParts(Decision.MilestoneChanged change, Entry entry) {
        PMap<String, Entry> partsNow = parts;
        for (String part : change.parts().keySet()) {
            partsNow = partsNow.plus(part, entry);
        }
        return new MilestoneState(milestone, decisions, answers, phase, recounted, unknown, partsNow, turns);
    }

    /** Returns the same milestone as it is announced now: what was said of it holds. */
    MilestoneState announcedAs(Milestone announced) {
        return announced.equals(milestone) ? this : with(announced, decisions);
    }

    /** Returns when one of its parts last changed; {@link Instant#MIN} where none did. */
    Instant changedAt() {
        return parts.values().stream()
                .map(Entry::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** Returns the state with an answer, a new start, what was said of its turns, or what this version cannot read. */
    MilestoneState plus(Entry entry) {
        return switch (entry.statement()) {
            case CheckIn.Ready ready ->
                withAnswers(ready.city(), answersOf(ready.city()).plus(entry));
            case Decision.MilestoneChanged changed when changed.at() != null -> withDecisions(decisions.plus(entry));
            case Decision.OfTurns _ -> withTurns(turns.plus(entry, milestone.at(), decisions));
            case Statement.Unknown _ -> withUnknown(unknown.plus(entry.id()));
            default -> this;
        };
    }

    /** Returns the state without one of these. */
    MilestoneState minus(Entry entry) {
        return switch (entry.statement()) {
            case CheckIn.Ready ready ->
                withAnswers(ready.city(), answersOf(ready.city()).minus(entry));
            case Decision.MilestoneChanged _ -> withDecisions(decisions.minus(entry));
            case Statement.Unknown _ -> withUnknown(unknown.minus(entry.id()));
            default -> this;
        };
    }

    MilestoneState withRecount(Instant at) {
        return new MilestoneState(
                milestone, decisions, answers, phase, at.isAfter(recounted) ? at : recounted, unknown, parts, turns);
    }

    private MilestoneState withUnknown(PSet<UUID> unknownNow) {
        return new MilestoneState(milestone, decisions, answers, phase, recounted, unknownNow, parts, turns);
    }

    private MilestoneState withDecisions(History now) {
        return with(milestone, now);
    }

    private MilestoneState with(Milestone announced, History decisionsNow) {
        return new MilestoneState(
                announced,
                decisionsNow,
                answers,
                Phase.of(announced.at(), decisionsNow),
                recounted,
                unknown,
                parts,
                turns.ofMilestone(announced.at(), decisionsNow));
    }

    private MilestoneState withTurns(BlockTurns now) {
        return new MilestoneState(milestone, decisions, answers, phase, recounted, unknown, parts, now);
    }

    private MilestoneState withAnswers(CityId city, History history) {
        return new MilestoneState(
                milestone, decisions, answers.plus(city, history), phase, recounted, unknown, parts, turns);
    }

    History answersOf(CityId city) {
        return answers.getOrDefault(city, History.NONE);
    }

    Phase phaseAsOf(Instant instant) {
        return Phase.of(milestone.at(), decisions.asOf(instant));
    }

    TurnBoard turnsAsOf(Instant instant) {
        return turns.ofMilestoneAsOf(instant, milestone.at(), decisions);
    }

    /** Returns the last new start, which asked the cities again whether they are ready; empty where there was none. */
    Optional<Entry> asked() {
        return decisions
                .fromLast()
                .filter(entry -> entry.statement() instanceof Decision.MilestonePostponed
                        || entry.statement() instanceof Decision.MilestoneChanged)
                .findFirst();
    }

    /** Returns when it ends, or ended. */
    Instant endsAt() {
        return switch (phase) {
            case Phase.Done done -> done.ended();
            case Phase.Live live when live.until() != null -> live.until();
            default -> phase.expected().plus(milestone.duration());
        };
    }

    /**
     * Returns when it ends by itself while it is live: not ahead of what made that due, a change or the end of a turn;
     * empty while a turn runs.
     */
    Optional<Instant> endsByItself() {
        if (turns.board().running().isPresent()) {
            return Optional.empty();
        }
        @Nullable Entry change = parts.get(Decision.MilestoneChanged.DURATION);
        return Stream.of(endsAt(), turns.heard(), change == null ? Instant.MIN : change.at())
                .max(Comparator.naturalOrder());
    }
}
