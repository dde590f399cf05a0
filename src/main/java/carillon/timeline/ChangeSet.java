package carillon.timeline;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.EditionChange;
import carillon.edition.EditionWriter;
import carillon.edition.Milestone;
import carillon.edition.MilestoneId;
import carillon.edition.Project;
import carillon.edition.ProjectId;
import carillon.statement.Statement;
import carillon.statement.StatementJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The changes that make one edition out of another, each of which can be published after the ones ahead of it. What comes
 * goes ahead of what needs it: days ahead of the slots on them, cities ahead of the moments that they attend. What goes,
 * goes last.
 *
 * @param changes in their order
 * @param left where the other edition still differs after all of them, as pointers into its file; empty where it does not
 */
public record ChangeSet(List<Step> changes, List<String> left) {
    /** The most changes of one set. */
    public static final int MAX_CHANGES = 1_000;

    private static final String PROGRAMME = "programme";
    private static final String THEMES = "themes";
    private static final List<String> OF_EDITION =
            List.of("title", "timezone", "from", "to", "languages", "links", THEMES);

    /**
     * One of the changes.
     *
     * @param pointer where in the file of the other edition what it changes stands
     */
    public record Step(String pointer, Statement.Change change) {}

    /** A change that may bring the edition nearer, and where the two differ. */
    private record Candidate(String pointer, ObjectNode statement) {}

    public static ChangeSet between(Edition before, Edition wanted) {
        List<Step> changes = new ArrayList<>();
        Edition now = before;
        while (changes.size() < MAX_CHANGES) {
            List<Candidate> candidates = candidates(now, wanted).toList();
            boolean isNearer = false;
            for (Candidate candidate : candidates) {
                Optional<Statement.Change> change = StatementJson.change(candidate.statement());
                if (change.isPresent()
                        && Announced.applied(now, change.get()) instanceof EditionChange.Outcome.Sound sound
                        && !sound.edition().equals(now)) {
                    changes.add(new Step(candidate.pointer(), change.get()));
                    now = sound.edition();
                    isNearer = true;
                    break;
                }
            }
            if (!isNearer) {
                return new ChangeSet(
                        changes,
                        candidates.stream().map(Candidate::pointer).distinct().toList());
            }
        }
        return new ChangeSet(
                changes,
                candidates(now, wanted).map(Candidate::pointer).distinct().toList());
    }

    private static Stream<Candidate> candidates(Edition now, Edition wanted) {
        Set<MilestoneId> milestones = wanted.milestones().keySet();
        Set<CityId> cities = wanted.cities().keySet();
        return Stream.of(
                        ofEdition(now, wanted),
                        cities.stream().flatMap(id -> cityAdded(now, wanted, id)),
                        milestones.stream().flatMap(id -> milestone(now, wanted, id)),
                        cities.stream().flatMap(id -> city(now, wanted, id)),
                        now.milestones().keySet().stream()
                                .filter(id -> !milestones.contains(id))
                                .map(id -> removed("/milestones/" + id, "milestone.removed", "milestone", id)),
                        projects(now, wanted),
                        now.cities().keySet().stream()
                                .filter(id -> !cities.contains(id))
                                .map(id -> removed("/cities/" + id, "city.removed", "city", id)))
                .flatMap(candidates -> candidates);
    }

    /**
     * Gives the edition its members: at once, or, where something is outside its new days or themes so far, those days and
     * themes beside the old ones.
     */
    private static Stream<Candidate> ofEdition(Edition now, Edition wanted) {
        ObjectNode was = EditionWriter.write(now).retain(OF_EDITION);
        ObjectNode is = EditionWriter.write(wanted).retain(OF_EDITION);
        ObjectNode parts = different(was, is);
        if (parts.isEmpty()) {
            return Stream.empty();
        }
        ObjectNode wider = is.deepCopy();
        wider.put("from", earlier(now.from(), wanted.from()).toString());
        wider.put("to", (now.to().isAfter(wanted.to()) ? now.to() : wanted.to()).toString());
        SequencedSet<String> themes = new LinkedHashSet<>(wanted.themes());
        themes.addAll(now.themes());
        themes.forEach(wider.putArray(THEMES)::add);
        return Stream.of(parts, different(was, wider))
                .filter(members -> !members.isEmpty())
                .map(members -> candidate("", "edition.changed", members));
    }

    private static LocalDate earlier(LocalDate first, LocalDate second) {
        return first.isBefore(second) ? first : second;
    }

    private static Stream<Candidate> cityAdded(Edition now, Edition wanted, CityId id) {
        if (now.cities().containsKey(id)) {
            return Stream.empty();
        }
        ObjectNode city =
                EditionWriter.city(Objects.requireNonNull(wanted.cities().get(id)));
        city.put("id", id.value());
        return Stream.of(candidate("/cities/" + id, "city.added", node().set("city", city)));
    }

    private static Stream<Candidate> milestone(Edition now, Edition wanted, MilestoneId id) {
        Milestone is = Objects.requireNonNull(wanted.milestones().get(id));
        @Nullable Milestone was = now.milestones().get(id);
        if (is.equals(was)) {
            return Stream.empty();
        }
        ObjectNode before = was == null ? node() : EditionWriter.milestone(was, wanted.timezone());
        ObjectNode parts = different(before, EditionWriter.milestone(is, wanted.timezone()));
        parts.put("milestone", id.value());
        return parts.size() == 1
                ? Stream.empty()
                : Stream.of(candidate("/milestones/" + id, "milestone.changed", parts));
    }

    /** Changes a city, and its programme: first the city, in whose zone the programme is read, or where that cannot be, the other. */
    private static Stream<Candidate> city(Edition now, Edition wanted, CityId id) {
        City is = Objects.requireNonNull(wanted.cities().get(id));
        @Nullable City was = now.cities().get(id);
        if (was == null || is.equals(was)) {
            return Stream.empty();
        }
        ObjectNode parts = different(EditionWriter.city(was), EditionWriter.city(is));
        @Nullable JsonNode programme = parts.remove(PROGRAMME);
        Stream<Candidate> ofCity = parts.isEmpty()
                ? Stream.empty()
                : Stream.of(candidate("/cities/" + id, "city.changed", parts.put("city", id.value())));
        Stream<Candidate> ofProgramme = programme == null
                ? Stream.empty()
                : Stream.of(candidate(
                        "/cities/" + id,
                        "programme.changed",
                        node().put("city", id.value()).set(PROGRAMME, programme)));
        return Stream.concat(ofCity, ofProgramme);
    }

    private static Stream<Candidate> projects(Edition now, Edition wanted) {
        Map<ProjectId, Project> was = byId(now);
        Map<ProjectId, Project> is = byId(wanted);
        Stream<Candidate> gone = was.values().stream()
                .filter(project -> !is.containsKey(project.id())
                        || !Objects.requireNonNull(is.get(project.id())).city().equals(project.city()))
                .map(project -> candidate(
                        "/projects",
                        "project.removed",
                        node().put("city", project.city().value())
                                .put("project", project.id().value())));
        Stream<Candidate> changed = is.values().stream()
                .filter(project -> !project.equals(was.get(project.id())))
                .map(project -> candidate(
                        "/projects/" + wanted.projects().indexOf(project),
                        "project.changed",
                        node().put("city", project.city().value())
                                .set("project", EditionWriter.project(project).without("city"))));
        return Stream.concat(gone, changed);
    }

    private static Map<ProjectId, Project> byId(Edition edition) {
        Map<ProjectId, Project> projects = new LinkedHashMap<>();
        edition.projects().forEach(project -> projects.put(project.id(), project));
        return projects;
    }

    /** Returns the members that differ, as they are to be; a null where one is taken out. */
    private static ObjectNode different(ObjectNode was, ObjectNode is) {
        ObjectNode parts = node();
        is.properties().forEach(member -> {
            if (!member.getValue().equals(was.get(member.getKey()))) {
                parts.set(member.getKey(), member.getValue());
            }
        });
        was.fieldNames().forEachRemaining(name -> {
            if (!is.has(name)) {
                parts.putNull(name);
            }
        });
        return parts;
    }

    private static Candidate removed(String pointer, String type, String member, Object id) {
        return candidate(pointer, type, node().put(member, id.toString()));
    }

    private static Candidate candidate(String pointer, String type, ObjectNode members) {
        return new Candidate(pointer, members.put("type", type));
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
