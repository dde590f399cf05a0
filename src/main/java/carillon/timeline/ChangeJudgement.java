package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.EditionChange;
import carillon.edition.Project;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.timeline.Refusal.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
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

    Stream<Refusal> refusals(Statement.Change change) {
        if (change.parts().isEmpty()) {
            return Stream.of(new Refusal(Reason.NOTHING_TO_CHANGE, "/type", Map.of()));
        }
        return switch (change) {
            case Decision.MilestoneChanged ofMilestone -> ofMilestone(ofMilestone);
            case Decision.MilestoneRemoved gone -> removed(gone);
            case Decision.CityAdded added -> Stream.concat(overtaken(added, "city", added.id()), faults(added));
            case Decision.CityRemoved gone -> ofCity(gone.city(), gone);
            case Decision.EditionChanged ofEdition ->
                Stream.concat(
                        overtaken(ofEdition, "edition", timeline.edition().id().value()), faults(ofEdition));
            case CheckIn.ProgrammeChanged ofCity -> ofCity(ofCity.city(), ofCity);
            case CheckIn.CityChanged ofCity -> ofCity(ofCity.city(), ofCity);
            case CheckIn.ProjectChanged ofProject -> ofProject(ofProject.city(), ofProject.id(), ofProject);
            case CheckIn.ProjectRemoved gone ->
                ofProject(gone.city(), gone.project().value(), gone);
        };
    }

    private Stream<Refusal> ofCity(CityId city, Statement.Change change) {
        return timeline.find(city).isEmpty()
                ? Stream.of(Refusals.unknownCity(city, "/city"))
                : Stream.concat(overtaken(change, "city", city.value()), faults(change));
    }

    private Stream<Refusal> ofProject(CityId city, String id, Statement.Change change) {
        if (timeline.find(city).isEmpty()) {
            return Stream.of(Refusals.unknownCity(city, "/city"));
        }
        Optional<Project> project = timeline.edition().projects().stream()
                .filter(one -> one.id().value().equals(id))
                .findFirst();
        if (project.filter(known -> !known.city().equals(city)).isPresent()) {
            return Stream.of(new Refusal(Reason.NOT_YOUR_PROJECT, "/project", Map.of("project", id)));
        }
        if (project.isEmpty() && change instanceof CheckIn.ProjectRemoved) {
            return Stream.of(new Refusal(Reason.UNKNOWN_PROJECT, "/project", Map.of("project", id)));
        }
        return Stream.concat(overtaken(change, "project", id), faults(change));
    }

    /** Refuses to take out what has begun or is over, for what happened then would be told without it. */
    private Stream<Refusal> removed(Decision.MilestoneRemoved gone) {
        return timeline.find(gone.milestone())
                .map(state -> Stream.concat(
                        since(Stream.concat(changesOf(gone), state.decisions().entries()))
                                .map(entry -> Refusals.overtaken(
                                        "milestone", gone.milestone().value(), entry))
                                .stream(),
                        state.phase() instanceof Phase.Cancelled ? Stream.empty() : immovable(state).stream()))
                .orElseGet(() -> Stream.of(Refusals.unknownMilestone(gone.milestone())));
    }

    private Stream<Refusal> overtaken(Statement.Change change, String kind, String id) {
        return since(changesOf(change)).map(entry -> Refusals.overtaken(kind, id, entry)).stream();
    }

    private Stream<Refusal> ofMilestone(Decision.MilestoneChanged change) {
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
        Stream<Entry> decisions =
                change.at() == null ? Stream.empty() : milestone.decisions().entries();
        return since(Stream.concat(changesOf(change), decisions))
                .map(entry -> Refusals.overtaken("milestone", change.milestone().value(), entry));
    }

    private Stream<Entry> changesOf(Statement.Change change) {
        return change.parts().keySet().stream().flatMap(member -> timeline.announced().lastOf(change, member).stream());
    }

    /** Returns the last of these that the change's author had not seen. */
    private Optional<Entry> since(Stream<Entry> entries) {
        @Nullable Long condition = seen;
        return condition == null
                ? Optional.empty()
                : entries.filter(entry -> entry.seq() > condition).max(Comparator.comparingLong(Entry::seq));
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

    private Stream<Refusal> faults(Statement.Change change) {
        return switch (Announced.applied(timeline.edition(), change)) {
            case EditionChange.Outcome.Sound _ -> Stream.empty();
            case EditionChange.Outcome.Faulty faulty ->
                faulty.faults().stream()
                        .map(fault ->
                                new Refusal(Reason.PART_FAULTY, fault.pointer(), Map.of("sentence", fault.words())));
        };
    }
}
