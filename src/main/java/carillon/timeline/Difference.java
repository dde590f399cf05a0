package carillon.timeline;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.EditionWriter;
import carillon.edition.Milestone;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Statement;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A part of what is announced that is another one after a change, in the members of the edition file.
 *
 * @param slot absent where it is of a milestone or of the city as a whole
 * @param milestone absent where it is of a city
 * @param member absent where all of a slot came or went
 * @param was absent where it was not announced before
 * @param is absent where it is announced no more
 */
record Difference(
        @Nullable String slot,
        @Nullable String milestone,
        @Nullable String member,
        @Nullable JsonNode was,
        @Nullable JsonNode is) {
    /** The most differences of one change that are told one by one. */
    static final int TOLD = 20;

    private static final String PROGRAMME = "programme";

    /** Finds what a change made different. */
    static List<Difference> between(Edition before, Edition now, Statement.Change change) {
        return switch (change) {
            case Decision.MilestoneChanged ofMilestone -> {
                String id = ofMilestone.milestone().value();
                yield members(null, id, milestone(before, ofMilestone), milestone(now, ofMilestone));
            }
            case CheckIn.ProgrammeChanged ofCity ->
                slots(
                        city(before, ofCity.city()).path(PROGRAMME),
                        city(now, ofCity.city()).path(PROGRAMME));
            case CheckIn.CityChanged ofCity ->
                members(
                        null,
                        null,
                        city(before, ofCity.city()).without(List.of(PROGRAMME)),
                        city(now, ofCity.city()).without(List.of(PROGRAMME)));
        };
    }

    private static List<Difference> members(
            @Nullable String slot, @Nullable String milestone, ObjectNode was, ObjectNode is) {
        List<Difference> differences = new ArrayList<>();
        is.properties().forEach(member -> {
            @Nullable JsonNode then = was.get(member.getKey());
            if (!member.getValue().equals(then)) {
                differences.add(new Difference(slot, milestone, member.getKey(), then, member.getValue()));
            }
        });
        was.properties().forEach(member -> {
            if (!is.has(member.getKey())) {
                differences.add(new Difference(slot, milestone, member.getKey(), member.getValue(), null));
            }
        });
        return List.copyOf(differences);
    }

    private static List<Difference> slots(JsonNode before, JsonNode now) {
        SequencedMap<String, ObjectNode> was = byId(before);
        SequencedMap<String, ObjectNode> is = byId(now);
        List<Difference> differences = new ArrayList<>();
        is.forEach((id, slot) -> {
            @Nullable ObjectNode then = was.get(id);
            if (then == null) {
                differences.add(new Difference(id, null, null, null, slot));
            } else {
                differences.addAll(members(id, null, then, slot));
            }
        });
        was.forEach((id, slot) -> {
            if (!is.containsKey(id)) {
                differences.add(new Difference(id, null, null, slot, null));
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

    private static ObjectNode milestone(Edition edition, Decision.MilestoneChanged change) {
        @Nullable Milestone milestone = edition.milestones().get(change.milestone());
        return milestone == null ? none() : EditionWriter.milestone(milestone, edition.timezone());
    }

    private static ObjectNode city(Edition edition, CityId id) {
        @Nullable City city = edition.cities().get(id);
        return city == null ? none() : EditionWriter.city(city);
    }

    private static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Writes it for a notice. */
    ObjectNode json() {
        ObjectNode node = none();
        Map<String, @Nullable String> names = new LinkedHashMap<>();
        names.put("slot", slot);
        names.put("milestone", milestone);
        names.put("member", member);
        names.forEach((name, value) -> {
            if (value != null) {
                node.put(name, value);
            }
        });
        if (was != null) {
            node.set("was", was);
        }
        if (is != null) {
            node.set("is", is);
        }
        return node;
    }
}
