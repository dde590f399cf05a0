package carillon.timeline;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.EditionWriter;
import carillon.edition.Milestone;
import carillon.edition.MilestoneId;
import carillon.edition.Project;
import carillon.edition.ProjectId;
import carillon.edition.Slot;
import carillon.edition.SlotId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What was announced once and is no more, with the title that it had last: what was said of it stays among the notices,
 * and has to be told by a name.
 *
 * @param titles a text, or an object by language, by what is gone
 */
record Gone(PMap<Object, JsonNode> titles) {
    static final Gone NONE = new Gone(HashTreePMap.empty());

    private record OfCity(CityId city, SlotId slot) {}

    /** Returns this after what was announced changed. */
    @SuppressWarnings("ReferenceEquality")
    Gone after(Edition before, Edition now) {
        PMap<Object, JsonNode> titlesNow = titles;
        for (City city : before.cities().values()) {
            City still = now.cities().get(city.id());
            if (still != city) {
                titlesNow = slotsAfter(titlesNow, city, still);
            }
            if (still == null) {
                titlesNow = titlesNow.plus(city.id(), TextNode.valueOf(city.name()));
            }
        }
        for (Milestone milestone : before.milestones().values()) {
            if (!now.milestones().containsKey(milestone.id())) {
                JsonNode title =
                        EditionWriter.milestone(milestone, before.timezone()).path("title");
                titlesNow = titlesNow.plus(milestone.id(), title);
            }
        }
        for (Project project : before.projects()) {
            if (now.project(project.id()).isEmpty()) {
                titlesNow = titlesNow.plus(project.id(), TextNode.valueOf(project.name()));
            }
        }
        titlesNow = titlesNow
                .minusAll(now.cities().keySet())
                .minusAll(now.milestones().keySet());
        for (City city : now.cities().values()) {
            if (before.cities().get(city.id()) != city) {
                titlesNow = titlesNow.minusAll(city.slots()
                        .map(slot -> new OfCity(city.id(), slot.id()))
                        .toList());
            }
        }
        return new Gone(
                titlesNow.minusAll(now.projects().stream().map(Project::id).toList()));
    }

    private static PMap<Object, JsonNode> slotsAfter(PMap<Object, JsonNode> titles, City before, @Nullable City now) {
        Set<SlotId> left = new HashSet<>();
        if (now != null) {
            now.slots().map(Slot::id).forEach(left::add);
        }
        PMap<Object, JsonNode> titlesNow = titles;
        for (Slot slot : before.slots().toList()) {
            if (!left.contains(slot.id())) {
                titlesNow = titlesNow.plus(new OfCity(before.id(), slot.id()), TextNode.valueOf(slot.title()));
            }
        }
        return titlesNow;
    }

    Optional<JsonNode> title(CityId city, SlotId slot) {
        return Optional.ofNullable(titles.get(new OfCity(city, slot)));
    }

    Optional<JsonNode> title(CityId city) {
        return Optional.ofNullable(titles.get(city));
    }

    Optional<JsonNode> title(MilestoneId milestone) {
        return Optional.ofNullable(titles.get(milestone));
    }

    Optional<JsonNode> title(ProjectId project) {
        return Optional.ofNullable(titles.get(project));
    }
}
