package carillon.terminal;

import carillon.edition.NearestWords;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The ids in a timeline document, to find the ones that are nearest to what was typed. */
public final class AnnouncedIds {
    private final JsonNode timeline;

    private AnnouncedIds(JsonNode timeline) {
        this.timeline = timeline;
    }

    public static AnnouncedIds of(JsonNode timeline) {
        return new AnnouncedIds(timeline);
    }

    /** Returns a sentence for each id in a statement that is not announced: the nearest ones. */
    public List<String> nearest(JsonNode statement) {
        List<String> sentences = new ArrayList<>();
        for (String member : List.of("city", "slot", "milestone", "project", "turn")) {
            String typed = statement.path(member).asText();
            Set<String> ids = new TreeSet<>();
            ids(member, statement).forEach(ids::add);
            if (!typed.isEmpty() && !ids.contains(typed)) {
                String nearest = NearestWords.sentence(typed, ids.stream());
                if (!nearest.isEmpty()) {
                    sentences.add(nearest);
                }
            }
        }
        return sentences;
    }

    private Stream<String> ids(String member, JsonNode statement) {
        JsonNode city = timeline.path("cities").path(statement.path("city").asText());
        JsonNode slot = city.path("slots").path(statement.path("slot").asText());
        JsonNode milestone =
                timeline.path("milestones").path(statement.path("milestone").asText());
        return switch (member) {
            case "city" -> names(timeline.path("cities"));
            case "slot" -> names(city.path("slots"));
            case "milestone" -> names(timeline.path("milestones"));
            case "project" -> names(timeline.at("/edition/projects"));
            case "turn" -> names((slot.isMissingNode() ? milestone : slot).path("turns"));
            default -> Stream.empty();
        };
    }

    private static Stream<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey);
    }
}
