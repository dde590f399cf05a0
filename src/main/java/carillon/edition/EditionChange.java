package carillon.edition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes what an edition announces, or finds everything that is wrong with a change. */
public final class EditionChange {
    private EditionChange() {}

    /** The outcome of a change. */
    public sealed interface Outcome {
        /** The edition with it. */
        record Sound(Edition edition) implements Outcome {}

        /**
         * It cannot be published.
         *
         * @param faults all of them, at least one
         */
        record Faulty(List<PartFault> faults) implements Outcome {}
    }

    /**
     * Changes parts of a milestone: each member given takes the place of what was announced, a null takes it out, and what is
     * not given stays. A milestone that the edition has not is made, of at least the members that one needs.
     *
     * @param parts members of a milestone in the edition file, by name
     */
    public static Outcome milestone(Edition edition, MilestoneId id, Map<String, JsonNode> parts) {
        @Nullable Milestone before = edition.milestones().get(id);
        ObjectNode members = before == null
                ? JsonNodeFactory.instance.objectNode()
                : EditionWriter.milestone(before, edition.timezone());
        List<PartFault> faults = new ArrayList<>();
        WrittenObject written = written(members, parts, faults);
        return MilestoneReader.ofStatement(written, id, edition)
                .milestone()
                .filter(_ -> faults.isEmpty())
                .<Outcome>map(milestone -> new Outcome.Sound(edition.with(milestone)))
                .orElseGet(() -> new Outcome.Faulty(faults));
    }

    /**
     * Changes parts of a city, of which its whole programme is one. What was written in local hours is read by the
     * clocks of its zone, also of a new one.
     *
     * @param id a city that the edition has
     * @param parts members of a city in the edition file, by name
     */
    public static Outcome city(Edition edition, CityId id, Map<String, JsonNode> parts) {
        City before = Objects.requireNonNull(edition.cities().get(id));
        List<PartFault> faults = new ArrayList<>();
        WrittenObject written = written(EditionWriter.city(before), parts, faults);
        City city = CityReader.ofStatement(written, edition).city(id);
        return faults.isEmpty() ? new Outcome.Sound(edition.with(city)) : new Outcome.Faulty(faults);
    }

    /** Puts parts in place of what was announced; a null takes it out. */
    private static WrittenObject written(ObjectNode members, Map<String, JsonNode> parts, List<PartFault> faults) {
        parts.forEach((name, value) -> {
            if (value.isNull()) {
                members.remove(name);
            } else {
                members.set(name, value);
            }
        });
        return WrittenObject.ofJson(members, faults);
    }
}
