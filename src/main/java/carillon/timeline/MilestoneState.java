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
 * What is known of one milestone: what was decided, and what each city answered to the roll call.
 *
 * @param phase worked out from the decisions
 * @param recounted when something that the roll call rests on was last taken back, which leaves no other trace; {@link Instant#MIN}
 *     where nothing was
 * @param unknown the ids of what was said of it, and holds, that this version cannot read
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

    MilestoneState decided(Entry entry) {
        History now = decisions.plus(entry);
        return new MilestoneState(milestone, now, answers, Phase.of(milestone.at(), now), recounted, unknown);
    }

    MilestoneState answered(Entry entry) {
        CityId city = ((CheckIn.Ready) entry.statement()).city();
        return withAnswers(city, answersOf(city).plus(entry));
    }

    MilestoneState withdrawn(Entry entry) {
        CityId city = ((CheckIn.Ready) entry.statement()).city();
        return withAnswers(city, answersOf(city).minus(entry));
    }

    MilestoneState recounted(Instant at) {
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

    /** What asked the cities again whether they are ready: the last postponement; nothing where there was none. */
    Optional<Entry> asked() {
        return decisions.lastOf(Decision.MilestonePostponed.class);
    }

    /** When it ends, or ended. */
    Instant endsAt() {
        return phase instanceof Phase.Done done
                ? done.ended()
                : phase.expected().plus(milestone.duration());
    }
}
