package carillon.timeline;

import carillon.edition.Edition;
import carillon.edition.EditionChange;
import carillon.edition.EditionWriter;
import carillon.edition.Milestone;
import carillon.edition.MilestoneId;
import carillon.statement.Decision;
import carillon.statement.Entry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What was announced: the edition as it began, and after each change.
 *
 * @param versions each edition with the instant since which it is announced, the first one with {@link Instant#MIN}; at
 *     least one
 * @param differences what each change made different, by the id of its entry
 */
record Announced(GrowingList<Version> versions, PMap<UUID, List<Difference>> differences) {
    /** The most differences of one change that are told one by one. */
    static final int TOLD = 20;

    /** An edition, since an instant. */
    record Version(Instant since, Edition edition) {}

    /**
     * A part that is another one.
     *
     * @param was absent where it was not announced before
     * @param is absent where it was taken out
     */
    record Difference(
            MilestoneId milestone,
            String member,
            @Nullable JsonNode was,
            @Nullable JsonNode is) {}

    static Announced of(Edition edition) {
        return new Announced(
                GrowingList.<Version>empty().plus(new Version(Instant.MIN, edition)), HashTreePMap.empty());
    }

    /** Returns what is announced now. */
    Edition edition() {
        return versions.get(versions.size() - 1).edition();
    }

    /** Returns what was announced at an instant, that instant included. */
    Edition asOf(Instant instant) {
        int last = versions.size() - 1;
        while (last > 0 && versions.get(last).since().isAfter(instant)) {
            last--;
        }
        return versions.get(last).edition();
    }

    /** Returns this after a change; the same where that cannot be published. */
    Announced plus(Decision.MilestoneChanged change, Entry entry) {
        return switch (EditionChange.milestone(edition(), change.milestone(), change.parts())) {
            case EditionChange.Outcome.Sound sound ->
                new Announced(
                        versions.plus(new Version(entry.at(), sound.edition())),
                        differences.plus(entry.id(), differences(edition(), sound.edition(), change.milestone())));
            case EditionChange.Outcome.Faulty _ -> this;
        };
    }

    private static List<Difference> differences(Edition before, Edition now, MilestoneId id) {
        ObjectNode was = members(before, id);
        ObjectNode is = members(now, id);
        List<Difference> differences = new ArrayList<>();
        is.properties().forEach(member -> {
            @Nullable JsonNode then = was.get(member.getKey());
            if (!member.getValue().equals(then)) {
                differences.add(new Difference(id, member.getKey(), then, member.getValue()));
            }
        });
        was.properties().forEach(member -> {
            if (!is.has(member.getKey())) {
                differences.add(new Difference(id, member.getKey(), member.getValue(), null));
            }
        });
        return List.copyOf(differences);
    }

    private static ObjectNode members(Edition edition, MilestoneId id) {
        @Nullable Milestone milestone = edition.milestones().get(id);
        return milestone == null
                ? JsonNodeFactory.instance.objectNode()
                : EditionWriter.milestone(milestone, edition.timezone());
    }
}
