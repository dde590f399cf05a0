package carillon.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A notice as one line, such as {@code Lyon: Pitchs: started}. It is made of the words of the protocol, so that one of a kind that is new
 * can be read, too.
 *
 * @param clock writes instants
 * @param timeline the document that the notice is in
 */
record NoticeLine(TimelineClock clock, JsonNode timeline) {

    /** Writes when it happened, in what city, and what. */
    String of(JsonNode notice) {
        return clock.time(notice.path("observedAt")) + "  " + where(notice) + what(notice);
    }

    private String where(JsonNode notice) {
        return notice.has("city") ? Titles.ofCity(timeline, notice.path("city").asText()) + ": " : "";
    }

    String what(JsonNode notice) {
        List<String> words = new ArrayList<>();
        String type = notice.path("type").asText();
        int dot = type.lastIndexOf('.');
        Optional<String> title = title(notice);
        words.add(title.isPresent() && dot >= 0 ? type.substring(dot + 1) : type.replace('.', ' '));
        clockTime(notice, "start", "until", "to", "end").ifPresent(words::add);
        if (notice.has("ready")) {
            words.add(notice.path("ready").asText());
        }
        if (notice.path("cities").isArray()) {
            words.add(notice.path("cities")
                    .valueStream()
                    .map(city -> Titles.ofCity(timeline, city.asText()))
                    .collect(Collectors.joining(", ", "(", ")")));
        }
        if (notice.has("text")) {
            words.add("“" + notice.path("text").asText() + "”");
        }
        int changes = notice.path("changes").size() + notice.path("more").asInt();
        if (changes > 0) {
            words.add("(" + changes + (changes == 1 ? " change)" : " changes)"));
        }
        return title.map(name -> name + ": ").orElse("") + String.join(" ", words);
    }

    private Optional<String> clockTime(JsonNode notice, String... members) {
        return List.of(members).stream()
                .filter(notice::has)
                .map(member -> "→ " + clock.time(notice.path(member)))
                .findFirst();
    }

    private Optional<String> title(JsonNode notice) {
        String slot = notice.path("slot").asText();
        String milestone = notice.path("milestone").asText();
        JsonNode block = notice.has("slot")
                ? timeline.path("cities")
                        .path(notice.path("city").asText())
                        .path("slots")
                        .path(slot)
                : timeline.path("milestones").path(milestone);
        if (notice.has("turn")) {
            String turn = notice.path("turn").asText();
            return Optional.of(Titles.ofTurn(timeline, block.path("turns").path(turn), turn));
        } else if (notice.has("title")) {
            return Optional.of(Titles.written(notice.path("title"), slot + milestone));
        } else if (notice.has("slot") || notice.has("milestone")) {
            return Optional.of(Titles.written(block.path("title"), slot + milestone));
        }
        return Optional.empty();
    }

    /** What it looks like: a call for help and what is urgent stand out. */
    static Style style(JsonNode notice) {
        return switch (notice.path("type").asText()) {
            case "help.wanted", "milestone.held", "milestone.cancelled" -> Style.BAD;
            case "announcement", "question.asked" -> Style.WARNING;
            case "milestone.started" -> Style.GOOD;
            default -> Style.PLAIN;
        };
    }
}
