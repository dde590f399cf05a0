package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.Milestone;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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
 */
record MilestoneState(
        Milestone milestone,
        History decisions,
        PMap<CityId, History> answers,
        Phase phase,
        Instant recounted,
        PSet<UUID> unknown) {

    static MilestoneState of(Milestone milestone) {
        return new MilestoneState(
                milestone,
                History.NONE,
                HashTreePMap.empty(),
                Phase.of(milestone.at(), History.NONE),
                Instant.MIN,
                HashTreePSet.empty());
    }

    MilestoneState withDecision(Entry entry) {
        History now = decisions.plus(entry);
        return new MilestoneState(milestone, now, answers, Phase.of(milestone.at(), now), recounted, unknown);
    }

    MilestoneState withAnswer(Entry entry) {
        CityId city = ((CheckIn.Ready) entry.statement()).city();
        return withAnswers(city, answersOf(city).plus(entry));
    }

    MilestoneState withoutAnswer(Entry entry) {
        CityId city = ((CheckIn.Ready) entry.statement()).city();
        return withAnswers(city, answersOf(city).minus(entry));
    }

    MilestoneState withRecount(Instant at) {
        return new MilestoneState(
                milestone, decisions, answers, phase, at.isAfter(recounted) ? at : recounted, unknown);
    }

    MilestoneState withUnknown(UUID id) {
        return new MilestoneState(milestone, decisions, answers, phase, recounted, unknown.plus(id));
    }

    MilestoneState withoutUnknown(UUID id) {
        return new MilestoneState(milestone, decisions, answers, phase, recounted, unknown.minus(id));
    }

    private MilestoneState withAnswers(CityId city, History history) {
        return new MilestoneState(milestone, decisions, answers.plus(city, history), phase, recounted, unknown);
    }

    History answersOf(CityId city) {
        return answers.getOrDefault(city, History.NONE);
    }

    Phase phaseAsOf(Instant instant) {
        return Phase.of(milestone.at(), decisions.asOf(instant));
    }

    /**
     * Returns the last postponement, which asked the cities again whether they are ready; empty where there was none.
     */
    Optional<Entry> asked() {
        return decisions.lastOf(Decision.MilestonePostponed.class);
    }

    /** Returns when it ends, or ended. */
    Instant endsAt() {
        return switch (phase) {
            case Phase.Done done -> done.ended();
            case Phase.Live live when live.until() != null -> live.until();
            default -> phase.expected().plus(milestone.duration());
        };
    }
}
