package carillon.edition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes what an edition announces, or finds everything that is wrong with a change. */
public final class EditionChange {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

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
        ObjectNode members = before == null ? NODES.objectNode() : EditionWriter.milestone(before, edition.timezone());
        List<PartFault> faults = new ArrayList<>();
        WrittenObject written = written(members, parts, faults);
        if (before == null && edition.milestones().size() >= Edition.MAX_MILESTONES) {
            written.addFault(Phrase.of("milestones-too-many", "most", Edition.MAX_MILESTONES));
        }
        return outcome(MilestoneReader.ofStatement(written, id, edition).milestone(), edition::with, faults);
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
        return outcome(Optional.of(city), edition::with, faults);
    }

    /** Announces a project of a city, or replaces it as a whole. */
    public static Outcome project(Edition edition, CityId city, JsonNode project) {
        List<PartFault> faults = new ArrayList<>();
        WrittenObject written = WrittenObject.ofJson(NODES.objectNode().set("project", project), faults)
                .object("project");
        List<Project> ofCity = edition.projects().stream()
                .filter(one -> one.city().equals(city))
                .toList();
        boolean isNew = ofCity.stream()
                .noneMatch(one -> one.id().value().equals(project.path("id").asText()));
        if (isNew && ofCity.size() >= Edition.MAX_PROJECTS_OF_CITY) {
            written.addFault(Phrase.of("projects-too-many", "most", Edition.MAX_PROJECTS_OF_CITY));
        }
        return outcome(new ProjectReader(edition.themes()).ofCity(written, city), edition::with, faults);
    }

    /**
     * Adds a city, as the last one.
     *
     * @param city its members in the edition file, and its {@code id}
     */
    public static Outcome added(Edition edition, JsonNode city) {
        List<PartFault> faults = new ArrayList<>();
        WrittenObject written = WrittenObject.ofJson(NODES.objectNode().set("city", city), faults)
                .object("city");
        Optional<CityId> id = written.required("id", CityId::new, EditionFile.FORM_ID);
        id.filter(edition.cities()::containsKey)
                .ifPresent(twice -> written.addFault("id", Phrase.of("city-twice", "city", twice.value())));
        if (edition.cities().size() >= Edition.MAX_CITIES) {
            written.addFault(Phrase.of("cities-too-many", "most", Edition.MAX_CITIES));
        }
        Optional<City> read = id.map(CityReader.ofStatement(written.without("id"), edition)::city);
        return outcome(read, edition::with, faults);
    }

    /** Takes a city out, with its projects. */
    public static Outcome removed(Edition edition, CityId city) {
        List<PartFault> faults = new ArrayList<>();
        if (edition.cities().keySet().equals(Set.of(city))) {
            faults.add(new PartFault("/city", Phrase.of("city-last", "city", city.value())));
        }
        edition.milestones().values().stream()
                .filter(milestone -> milestone.cities().equals(Set.of(city))
                        && edition.cities().size() > 1)
                .forEach(milestone -> faults.add(new PartFault(
                        "/city",
                        Phrase.of(
                                "attended-by-nobody-else",
                                "milestone",
                                milestone.id().value()))));
        return faults.isEmpty() ? new Outcome.Sound(edition.without(city)) : new Outcome.Faulty(faults);
    }

    /**
     * Changes parts of the edition as a whole. What it would leave outside its days is a fault.
     *
     * @param parts members of the edition file, by name, but none of its cities, milestones and projects
     */
    public static Outcome edition(Edition edition, Map<String, JsonNode> parts) {
        List<PartFault> faults = new ArrayList<>();
        ObjectNode members = EditionWriter.write(edition);
        put(members, parts);
        ZoneId zone = EditionFile.zone(WrittenObject.ofJson(members, new ArrayList<>()))
                .orElse(edition.timezone());
        ObjectNode milestones = members.putObject("milestones");
        edition.milestones().forEach((id, one) -> milestones.set(id.value(), EditionWriter.milestone(one, zone)));
        return outcome(EditionFile.read(members, faults), changed -> changed.sharing(edition), faults);
    }

    /** Makes the edition of what was read, where nothing is wrong with it. */
    private static <T> Outcome outcome(Optional<T> read, Function<T, Edition> changed, List<PartFault> faults) {
        return read.filter(_ -> faults.isEmpty())
                .<Outcome>map(sound -> new Outcome.Sound(changed.apply(sound)))
                .orElseGet(() -> new Outcome.Faulty(faults));
    }

    /** Puts parts in place of what was announced; a null takes it out. */
    private static WrittenObject written(ObjectNode members, Map<String, JsonNode> parts, List<PartFault> faults) {
        put(members, parts);
        return WrittenObject.ofJson(members, faults);
    }

    private static void put(ObjectNode members, Map<String, JsonNode> parts) {
        parts.forEach((name, value) -> {
            if (value.isNull()) {
                members.remove(name);
            } else {
                members.set(name, value);
            }
        });
    }
}
