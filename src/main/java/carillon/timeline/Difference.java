package carillon.timeline;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.EditionWriter;
import carillon.edition.Milestone;
import carillon.edition.MilestoneId;
import carillon.edition.ProjectId;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Statement;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A part of what is announced that is another one after a change, in the members of the edition file.
 *
 * @param of the word for what it is of, where that is not the city or the edition as a whole, and its id
 * @param member absent where all of that came or went
 * @param was absent where it was not announced before
 * @param is absent where it is announced no more
 */
record Difference(
        @Nullable Of of,
        @Nullable String member,
        @Nullable JsonNode was,
        @Nullable JsonNode is) {
    /** The most differences of one change that are told one by one. */
    static final int TOLD = 20;

    /** The most characters of those, as they are told. */
    static final int TOLD_CHARACTERS = 8_192;

    private static final String PROGRAMME = "programme";

    /**
     * A part of an edition that has an id.
     *
     * @param kind the word for it, such as {@code slot}
     */
    private record Of(String kind, String id) {}

    /** Finds what a change made different. */
    static List<Difference> between(Edition before, Edition now, Statement.Change change) {
        return switch (change) {
            case Decision.MilestoneChanged ofMilestone -> milestone(before, now, ofMilestone.milestone());
            case Decision.MilestoneRemoved gone -> milestone(before, now, gone.milestone());
            case CheckIn.ProgrammeChanged ofCity ->
                slots(
                        city(before, ofCity.city()).path(PROGRAMME),
                        city(now, ofCity.city()).path(PROGRAMME));
            case CheckIn.CityChanged ofCity -> cities(before, now, ofCity.city());
            case Decision.CityAdded added -> cities(before, now, new CityId(added.id()));
            case Decision.CityRemoved gone -> cities(before, now, gone.city());
            case CheckIn.ProjectChanged ofProject -> project(before, now, new ProjectId(ofProject.id()));
            case CheckIn.ProjectRemoved gone -> project(before, now, gone.project());
            case Decision.EditionChanged _ -> members(null, asAWhole(before), asAWhole(now));
        };
    }

    private static List<Difference> cities(Edition before, Edition now, CityId id) {
        return members(
                null,
                city(before, id).without(List.of(PROGRAMME)),
                city(now, id).without(List.of(PROGRAMME)));
    }

    private static List<Difference> milestone(Edition before, Edition now, MilestoneId id) {
        return either(new Of("milestone", id.value()), milestone(before, id), milestone(now, id));
    }

    private static List<Difference> project(Edition before, Edition now, ProjectId id) {
        return either(new Of("project", id.value()), project(before, id), project(now, id));
    }

    /** Finds the members that are different; where it came or went, that. */
    private static List<Difference> either(Of of, ObjectNode was, ObjectNode is) {
        return was.isEmpty() || is.isEmpty() ? whole(of, was, is) : members(of, was, is);
    }

    private static List<Difference> whole(Of of, ObjectNode was, ObjectNode is) {
        return List.of(new Difference(of, null, was.isEmpty() ? null : was, is.isEmpty() ? null : is));
    }

    private static List<Difference> members(@Nullable Of of, ObjectNode was, ObjectNode is) {
        List<Difference> differences = new ArrayList<>();
        is.properties().forEach(member -> {
            @Nullable JsonNode then = was.get(member.getKey());
            if (!member.getValue().equals(then)) {
                differences.add(new Difference(of, member.getKey(), then, member.getValue()));
            }
        });
        was.properties().forEach(member -> {
            if (!is.has(member.getKey())) {
                differences.add(new Difference(of, member.getKey(), member.getValue(), null));
            }
        });
        return List.copyOf(differences);
    }

    private static List<Difference> slots(JsonNode before, JsonNode now) {
        SequencedMap<String, ObjectNode> was = byId(before);
        SequencedMap<String, ObjectNode> is = byId(now);
        List<Difference> differences = new ArrayList<>();
        is.forEach((id, slot) -> differences.addAll(either(new Of("slot", id), was.getOrDefault(id, none()), slot)));
        was.forEach((id, slot) -> {
            if (!is.containsKey(id)) {
                differences.addAll(whole(new Of("slot", id), slot, none()));
            }
        });
        return List.copyOf(differences);
    }

    private static SequencedMap<String, ObjectNode> byId(JsonNode programme) {
        SequencedMap<String, ObjectNode> slots = new LinkedHashMap<>();
        programme.forEach(item -> {
            if (item instanceof ObjectNode slot && slot.has("id")) {
                slots.put(slot.path("id").asText(), slot.without(List.of("id")));
            }
        });
        return slots;
    }

    private static ObjectNode milestone(Edition edition, MilestoneId id) {
        @Nullable Milestone milestone = edition.milestones().get(id);
        return milestone == null ? none() : EditionWriter.milestone(milestone, edition.timezone());
    }

    private static ObjectNode city(Edition edition, CityId id) {
        @Nullable City city = edition.cities().get(id);
        return city == null ? none() : EditionWriter.city(city);
    }

    private static ObjectNode project(Edition edition, ProjectId id) {
        return edition.project(id).map(EditionWriter::project).orElseGet(Difference::none);
    }

    private static ObjectNode asAWhole(Edition edition) {
        return EditionWriter.write(edition).without(List.of("milestones", "cities", "projects"));
    }

    private static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Differences as a notice tells them.
     *
     * @param changes each as an object
     * @param more how many there are besides
     */
    record Told(ArrayNode changes, int more) {
        static final Told NOTHING = new Told(JsonNodeFactory.instance.arrayNode(), 0);

        void writeTo(ObjectNode notice) {
            notice.set("changes", changes);
            if (more > 0) {
                notice.put("more", more);
            }
        }
    }

    /** Writes as many differences as a notice tells, and counts the others. */
    static Told told(List<Difference> differences) {
        ArrayNode told = JsonNodeFactory.instance.arrayNode();
        int left = TOLD_CHARACTERS;
        for (Difference difference : differences.subList(0, Math.min(TOLD, differences.size()))) {
            ObjectNode json = difference.json();
            left -= json.toString().length();
            if (left < 0) {
                break;
            }
            told.add(json);
        }
        return new Told(told, differences.size() - told.size());
    }

    private ObjectNode json() {
        ObjectNode node = none();
        if (of != null) {
            node.put(of.kind(), of.id());
        }
        if (member != null) {
            node.put("member", member);
        }
        if (was != null) {
            node.set("was", was);
        }
        if (is != null) {
            node.set("is", is);
        }
        return node;
    }
}
