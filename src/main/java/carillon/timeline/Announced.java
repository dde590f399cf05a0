package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.EditionChange;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What was announced: the edition as it began, and after each change.
 *
 * @param versions each edition with the instant since which it is announced, the first one with {@link Instant#MIN}; at
 *     least one
 * @param changes the changes that hold, in the order in which they were accepted
 * @param idle the ids of those that cannot be published since others were taken back
 * @param last for each part that was changed: the last entry that changed it, or took a change of it back
 * @param differences what each change made different, by the id of its entry
 * @param gone what was announced once and is no more
 */
record Announced(
        GrowingList<Version> versions,
        PVector<Entry> changes,
        PSet<UUID> idle,
        PMap<Part, Entry> last,
        PMap<UUID, Difference.Told> differences,
        Gone gone) {
    private static final EditionChange.Outcome NOT_THERE = new EditionChange.Outcome.Faulty(List.of());

    /** An edition, since an instant. */
    record Version(Instant since, Edition edition) {}

    /**
     * A part of an edition.
     *
     * @param of a city, a milestone, a project or the edition as a whole
     * @param member a member of it in the edition file, or the word for all of it
     */
    record Part(Object of, String member) {}

    static Announced of(Edition edition) {
        return new Announced(
                GrowingList.<Version>empty().plus(new Version(Instant.MIN, edition)),
                TreePVector.empty(),
                HashTreePSet.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                Gone.NONE);
    }

    /** Returns what is announced now. */
    Edition edition() {
        return versions.get(versions.size() - 1).edition();
    }

    /** Returns what was announced at an instant, that instant included. */
    Edition asOf(Instant instant) {
        int position = versions.size() - 1;
        while (position > 0 && versions.get(position).since().isAfter(instant)) {
            position--;
        }
        return versions.get(position).edition();
    }

    /** Returns the entry that changed a part last; empty where none did. */
    Optional<Entry> lastOf(Statement.Change change, String member) {
        return Optional.ofNullable(last.get(new Part(subject(change), member)));
    }

    /** Returns what a change made different. */
    Difference.Told differencesOf(Entry change) {
        return differences.getOrDefault(change.id(), Difference.Told.NOTHING);
    }

    /** Returns this after a change; the same where that cannot be published. */
    Announced plus(Statement.Change change, Entry entry) {
        return switch (applied(edition(), change)) {
            case EditionChange.Outcome.Sound sound ->
                new Announced(
                        versions.plus(new Version(entry.at(), sound.edition())),
                        changes.plus(entry),
                        idle,
                        withLast(List.of(entry), entry),
                        differences.plus(
                                entry.id(), Difference.told(Difference.between(edition(), sound.edition(), change))),
                        gone.after(edition(), sound.edition()));
            case EditionChange.Outcome.Faulty _ -> this;
        };
    }

    /** Returns the changes that are part of this and not of another. */
    @SuppressWarnings("ReferenceEquality")
    List<Entry> effectiveBeside(Announced other) {
        if (other == this) {
            return List.of();
        }
        Set<UUID> known = other.effective().map(Entry::id).collect(Collectors.toSet());
        return effective().filter(entry -> !known.contains(entry.id())).toList();
    }

    private Stream<Entry> effective() {
        return changes.stream().filter(entry -> !idle.contains(entry.id()));
    }

    /** Whether a change was ever taken over; one that could not be published was not. */
    private boolean tookOver(Entry change) {
        return differences.containsKey(change.id());
    }

    /**
     * Returns this after changes were taken back, or count again: all that hold are applied again, in their order, to the
     * edition as it began. One that cannot be published without the others is idle.
     *
     * @param by what does that
     */
    Announced after(List<Entry> taken, List<Entry> back, Entry by) {
        List<Entry> concerned = Stream.concat(taken.stream(), back.stream())
                .filter(this::tookOver)
                .toList();
        if (concerned.isEmpty()) {
            return this;
        }
        Set<UUID> gone = taken.stream().map(Entry::id).collect(Collectors.toSet());
        PVector<Entry> holding = TreePVector.from(Stream.concat(
                        changes.stream().filter(entry -> !gone.contains(entry.id())),
                        back.stream().filter(this::tookOver))
                .sorted(Comparator.comparingLong(Entry::seq))
                .toList());
        Edition again = versions.get(0).edition();
        Gone goneNow = Gone.NONE;
        PSet<UUID> idleNow = HashTreePSet.empty();
        for (Entry entry : holding) {
            if (applied(again, (Statement.Change) entry.statement()) instanceof EditionChange.Outcome.Sound sound) {
                goneNow = goneNow.after(again, sound.edition());
                again = sound.edition();
            } else {
                idleNow = idleNow.plus(entry.id());
            }
        }
        return new Announced(
                versions.plus(new Version(by.at(), again.sharing(edition()))),
                holding,
                idleNow,
                withLast(concerned, by),
                differences,
                goneNow);
    }

    private PMap<Part, Entry> withLast(List<Entry> changed, Entry by) {
        PMap<Part, Entry> now = last;
        for (Entry entry : changed) {
            Statement.Change change = (Statement.Change) entry.statement();
            for (String member : change.parts().keySet()) {
                now = now.plus(new Part(subject(change), member), by);
            }
        }
        return now;
    }

    private static Object subject(Statement.Change change) {
        return switch (change) {
            case Decision.MilestoneChanged ofMilestone -> ofMilestone.milestone();
            case Decision.MilestoneRemoved gone -> gone.milestone();
            case CheckIn.ProgrammeChanged ofCity -> ofCity.city();
            case CheckIn.CityChanged ofCity -> ofCity.city();
            case Decision.CityAdded added -> added.id();
            case Decision.CityRemoved gone -> gone.city().value();
            case CheckIn.ProjectChanged ofProject -> ofProject.id();
            case CheckIn.ProjectRemoved gone -> gone.project().value();
            case Decision.EditionChanged _ -> Edition.class;
        };
    }

    /** Applies a change to an edition; of what is not there, nothing can be published. */
    static EditionChange.Outcome applied(Edition edition, Statement.Change change) {
        return switch (change) {
            case Decision.MilestoneChanged ofMilestone ->
                EditionChange.milestone(edition, ofMilestone.milestone(), ofMilestone.parts());
            case Decision.MilestoneRemoved gone ->
                edition.milestones().containsKey(gone.milestone())
                        ? new EditionChange.Outcome.Sound(edition.without(gone.milestone()))
                        : NOT_THERE;
            case Decision.CityAdded added -> EditionChange.added(edition, added.city());
            case Decision.CityRemoved gone ->
                edition.cities().containsKey(gone.city()) ? EditionChange.removed(edition, gone.city()) : NOT_THERE;
            case Decision.EditionChanged ofEdition -> EditionChange.edition(edition, ofEdition.parts());
            case CheckIn.ProjectRemoved gone ->
                edition.project(gone.project()).isPresent()
                        ? new EditionChange.Outcome.Sound(edition.without(gone.project()))
                        : NOT_THERE;
            case CheckIn.ProgrammeChanged ofCity -> partsOf(edition, ofCity.city(), ofCity);
            case CheckIn.CityChanged ofCity -> partsOf(edition, ofCity.city(), ofCity);
            case CheckIn.ProjectChanged ofProject ->
                ofCity(
                        edition,
                        ofProject.city(),
                        () -> EditionChange.project(edition, ofProject.city(), ofProject.project()));
        };
    }

    private static EditionChange.Outcome partsOf(Edition edition, CityId city, Statement.Change change) {
        return ofCity(edition, city, () -> EditionChange.city(edition, city, change.parts()));
    }

    private static EditionChange.Outcome ofCity(Edition edition, CityId city, Supplier<EditionChange.Outcome> change) {
        return edition.cities().containsKey(city) ? change.get() : NOT_THERE;
    }
}
