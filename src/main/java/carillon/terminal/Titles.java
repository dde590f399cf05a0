package carillon.terminal;

import com.fasterxml.jackson.databind.JsonNode;

/** What things are called in a timeline document. */
final class Titles {
    private Titles() {}

    static String ofCity(JsonNode timeline, String id) {
        return timeline.path("cities").path(id).path("name").asText(id);
    }

    /** Returns a title, which is a text, or one by language: the English one where there is one. */
    static String written(JsonNode title, String otherwise) {
        if (title.isTextual()) {
            return title.asText();
        }
        JsonNode english = title.path("en");
        return english.isTextual()
                ? english.asText()
                : title.valueStream().findFirst().map(JsonNode::asText).orElse(otherwise);
    }

    static String ofMilestone(JsonNode timeline, String id) {
        return written(timeline.path("milestones").path(id).path("title"), id);
    }

    /** Returns what a turn is called: its title, its project or its city. */
    static String ofTurn(JsonNode timeline, JsonNode turn, String id) {
        JsonNode project =
                timeline.at("/edition/projects").path(turn.path("project").asText());
        if (turn.has("title")) {
            return turn.path("title").asText();
        }
        return project.path("name")
                .asText(turn.has("city") ? ofCity(timeline, turn.path("city").asText()) : id);
    }
}
