package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Edition;
import carillon.edition.EditionChange;
import carillon.edition.EditionFile;
import carillon.edition.EditionWriter;
import carillon.edition.Weekend;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The changes between two editions make one out of the other. */
class ChangeSetPropertyTest {
    private static final Edition WEEKEND = Weekend.edition();
    private static final int MAX_EDITS = 6;

    @Property(tries = 60)
    void whatDiffersIsChangedStepByStepUntilNothingDiffers(@ForAll long seedBefore, @ForAll long seedWanted) {
        Edition before = edited(new Random(seedBefore));
        Edition wanted = edited(new Random(seedWanted));

        ChangeSet set = ChangeSet.between(before, wanted);

        assertThat(set.left()).isEmpty();
        Edition now = before;
        for (ChangeSet.Step step : set.changes()) {
            EditionChange.Outcome outcome = Announced.applied(now, step.change());
            assertThat(outcome).isInstanceOf(EditionChange.Outcome.Sound.class);
            now = ((EditionChange.Outcome.Sound) outcome).edition();
        }
        assertThat(written(now)).isEqualTo(written(wanted));
        assertThat(ChangeSet.between(now, wanted).changes()).isEmpty();
    }

    @Test
    void whatIsAnnouncedAlreadyIsChangedByNothing() {
        Edition again = EditionFile.parse(EditionWriter.write(WEEKEND));

        assertThat(ChangeSet.between(WEEKEND, again)).isEqualTo(new ChangeSet(List.of(), List.of()));
    }

    /** What is written of it; its projects, and those who attend, have no order. */
    private static ObjectNode written(Edition edition) {
        ObjectNode written = EditionWriter.write(edition);
        sort(written.withArray("projects"));
        written.withObject("/milestones").forEach(moment -> {
            if (moment.path("cities") instanceof ArrayNode cities) {
                sort(cities);
            }
        });
        return written;
    }

    private static void sort(ArrayNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        elements.sort(Comparator.comparing(JsonNode::toString));
        array.removeAll().addAll(elements);
    }

    /** The weekend as an editor may have made it, edit by edit; one that cannot be announced is left out. */
    private static Edition edited(Random random) {
        Edition edition = WEEKEND;
        for (int i = random.nextInt(MAX_EDITS + 1); i > 0; i--) {
            ObjectNode members = EditionWriter.write(edition);
            edit(members, random);
            edition = parsed(members).orElse(edition);
        }
        return edition;
    }

    private static Optional<Edition> parsed(ObjectNode members) {
        try {
            return Optional.of(EditionFile.parse(members));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void edit(ObjectNode members, Random random) {
        ObjectNode city = any(members.withObject("/cities"), random);
        ArrayNode programme = city.withArray("programme");
        ObjectNode moment = any(members.withObject("/milestones"), random);
        ArrayNode projects = members.withArray("projects");
        String id = "n" + random.nextInt(4);
        switch (random.nextInt(16)) {
            case 0 ->
                members.put("title", "Nuit " + random.nextInt(9)).put("from", "2017-03-0" + (2 + random.nextInt(2)));
            case 1 -> members.put("to", "2017-03-0" + (5 + random.nextInt(3))).put("timezone", "Africa/Tunis");
            case 2 -> members.putArray("themes").add("Ville").add("Thème " + random.nextInt(3));
            case 3 -> city.put("venue", "Salle " + random.nextInt(9)).remove("address");
            case 4 -> city.put("timezone", random.nextBoolean() ? "Europe/London" : "Africa/Tunis");
            case 5 -> programme.remove(random.nextInt(programme.size()));
            case 6 ->
                programme
                        .insertObject(random.nextInt(programme.size() + 1))
                        .put("id", id)
                        .put(
                                "day",
                                random.nextBoolean()
                                        ? "2017-03-04"
                                        : members.path("to").asText())
                        .put("at", "1" + random.nextInt(10) + ":00")
                        .put("kind", "talk")
                        .put("title", "Parole " + id);
            case 7 -> programme.add(programme.remove(random.nextInt(programme.size())));
            case 8 ->
                moment.put("duration", "PT" + (10 + random.nextInt(30)) + "M").remove("quorum");
            case 9 ->
                moment.put("at", "2017-03-04T1" + random.nextInt(10) + ":30:00+01:00")
                        .put("quorum", 2);
            case 10 -> attendedBySome(members, moment, random);
            case 11 -> newMoment(members, id);
            case 12 ->
                projects.addObject()
                        .put("id", id)
                        .put("city", anyName(members.withObject("/cities"), random))
                        .put("name", "Projet " + random.nextInt(9));
            case 13 -> {
                if (!projects.isEmpty()) {
                    projects.remove(random.nextInt(projects.size()));
                }
            }
            case 14 ->
                members.withObject("/cities").set("ville-" + id, city.deepCopy().put("name", "Ville " + id));
            default -> without(members, anyName(members.withObject("/cities"), random));
        }
    }

    private static void attendedBySome(ObjectNode members, ObjectNode moment, Random random) {
        String name = nameOf(members.withObject("/milestones"), moment);
        ArrayNode attending = moment.putArray("cities");
        members.withObject("/cities").properties().forEach(city -> {
            ArrayNode programme = ((ObjectNode) city.getValue()).withArray("programme");
            programme.removeIf(item -> item.path("milestone").asText().equals(name));
            if (random.nextInt(3) > 0) {
                attending.add(city.getKey());
                programme.insertObject(random.nextInt(programme.size() + 1)).put("milestone", name);
            }
        });
        moment.remove("quorum");
    }

    private static void newMoment(ObjectNode members, String id) {
        ObjectNode moment = members.withObject("/milestones").putObject(id);
        moment.putObject("title").put("fr", "Moment " + id);
        moment.put("at", "2017-03-04T21:00:00+01:00").put("duration", "PT15M").put("cities", "all");
        members.withObject("/cities").forEach(city -> {
            ArrayNode programme = ((ObjectNode) city).withArray("programme");
            programme.removeIf(item -> item.path("milestone").asText().equals(id));
            programme.addObject().put("milestone", id);
        });
    }

    private static void without(ObjectNode members, String city) {
        members.withObject("/cities").remove(city);
        members.withArray("projects")
                .removeIf(project -> project.path("city").asText().equals(city));
        members.withObject("/milestones").forEach(moment -> {
            if (moment.path("cities") instanceof ArrayNode cities) {
                cities.removeIf(name -> name.asText().equals(city));
            }
            ((ObjectNode) moment).remove("quorum");
        });
    }

    private static ObjectNode any(ObjectNode members, Random random) {
        return (ObjectNode) members.path(anyName(members, random));
    }

    private static String anyName(ObjectNode members, Random random) {
        List<String> names = new ArrayList<>();
        members.fieldNames().forEachRemaining(names::add);
        return names.get(random.nextInt(names.size()));
    }

    private static String nameOf(ObjectNode members, JsonNode value) {
        return members.properties().stream()
                .filter(member -> member.getValue() == value)
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
