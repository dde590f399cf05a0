package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.EditionChange;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What was announced: the edition as it began, and after each change.
 *
 * @param versions each edition with the instant since which it is announced, the first one with {@link Instant#MIN}; at
 *     least one
 * @param changes the changes that hold, in the order in which they were accepted
 * @param last for each part that was changed: the last entry that changed it, or took a change of it back
 * @param differences what each change made different, by the id of its entry
 */
record Announced(
        GrowingList<Version> versions,
        PVector<Entry> changes,
        PMap<Part, Entry> last,
        PMap<UUID, List<Difference>> differences) {

    /** An edition, since an instant. */
    record Version(Instant since, Edition edition) {}

    /**
     * A part of an edition.
     *
     * @param of a city or a milestone
     * @param member a member of it in the edition file
     */
    record Part(Object of, String member) {}

    static Announced of(Edition edition) {
        return new Announced(
                GrowingList.<Version>empty().plus(new Version(Instant.MIN, edition)),
                TreePVector.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty());
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
    List<Difference> differencesOf(Entry change) {
        return differences.getOrDefault(change.id(), List.of());
    }

    /** Returns this after a change; the same where that cannot be published. */
    Announced plus(Statement.Change change, Entry entry) {
        return switch (applied(edition(), change)) {
            case EditionChange.Outcome.Sound sound ->
                new Announced(
                        versions.plus(new Version(entry.at(), sound.edition())),
                        changes.plus(entry),
                        withLast(change, entry),
                        differences.plus(entry.id(), Difference.between(edition(), sound.edition(), change)));
            case EditionChange.Outcome.Faulty _ -> this;
        };
    }

    /**
     * Returns this after a change was taken back: all others are applied again, in their order, to the edition as it
     * began. One that cannot be published without it counts no more.
     *
     * @param retraction takes it back
     */
    Announced without(Entry taken, Entry retraction) {
        if (!changes.contains(taken)) {
            return this;
        }
        PVector<Entry> holding = changes.minus(taken);
        Edition again = versions.get(0).edition();
        for (Entry entry : holding) {
            if (applied(again, (Statement.Change) entry.statement()) instanceof EditionChange.Outcome.Sound sound) {
                again = sound.edition();
            }
        }
        return new Announced(
                versions.plus(new Version(retraction.at(), again)),
                holding,
                withLast((Statement.Change) taken.statement(), retraction),
                differences);
    }

    private PMap<Part, Entry> withLast(Statement.Change change, Entry entry) {
        PMap<Part, Entry> now = last;
        for (String member : change.parts().keySet()) {
            now = now.plus(new Part(subject(change), member), entry);
        }
        return now;
    }

    private static Object subject(Statement.Change change) {
        return switch (change) {
            case Decision.MilestoneChanged ofMilestone -> ofMilestone.milestone();
            case CheckIn.ProgrammeChanged ofCity -> ofCity.city();
            case CheckIn.CityChanged ofCity -> ofCity.city();
        };
    }

    /** Applies a change to an edition, which has the city that it is about. */
    static EditionChange.Outcome applied(Edition edition, Statement.Change change) {
        return switch (change) {
            case Decision.MilestoneChanged ofMilestone ->
                EditionChange.milestone(edition, ofMilestone.milestone(), ofMilestone.parts());
            case CheckIn.ProgrammeChanged ofCity -> ofCity(edition, ofCity.city(), ofCity);
            case CheckIn.CityChanged ofCity -> ofCity(edition, ofCity.city(), ofCity);
        };
    }

    private static EditionChange.Outcome ofCity(Edition edition, CityId city, Statement.Change change) {
        return edition.cities().containsKey(city)
                ? EditionChange.city(edition, city, change.parts())
                : new EditionChange.Outcome.Faulty(List.of());
    }
}
