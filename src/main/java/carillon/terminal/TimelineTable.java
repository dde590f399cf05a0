package carillon.terminal;

import carillon.edition.SlotId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A timeline document as a table of its cities, its shared moments, and what was said last. A function of the document, an instant and
 * the place that there is.
 *
 * @param city the only one that is shown; empty for all
 * @param columns how wide the terminal is
 * @param hasColours whether escape sequences colour it
 */
public record TimelineTable(Optional<String> city, int columns, boolean hasColours) {
    private static final int NAME = 16;
    private static final int STATE = 8;
    private static final int DELAY = 8;
    private static final int HEARD = 7;
    private static final int GAPS = 2 * 5;
    private static final int NARROW_GAPS = 2 * 3;
    private static final int LEAST_TITLE = 12;
    private static final Duration LATE = Duration.ofMinutes(5);
    private static final Duration VERY_LATE = Duration.ofMinutes(15);

    /**
     * Writes it.
     *
     * @param note what there is to say of the connection; may be empty
     * @param latest how many of the latest statements there is place for
     */
    public List<String> lines(JsonNode timeline, Instant now, String note, int latest) {
        TimelineClock clock = TimelineClock.at(now, timeline);
        List<String> lines = new ArrayList<>();
        String title = timeline.at("/edition/title").asText()
                + (timeline.at("/edition/rehearsal").asBoolean() ? " (rehearsal)" : "");
        lines.add(whole(
                title + "   " + clock.zoned() + (note.isEmpty() ? "" : "   " + note),
                note.isEmpty() ? Style.HEADING : Style.BAD));
        lines.add("");
        lines.add(
                row(List.of("CITY", "STATE", "NOW", "DELAY", "NEXT", "HEARD"), Style.QUIET, Style.QUIET, Style.QUIET));
        cities(timeline).map(named -> city(named, clock)).forEach(lines::add);
        List<String> milestones = milestones(timeline, clock);
        if (!milestones.isEmpty()) {
            lines.add("");
            lines.addAll(milestones);
        }
        List<String> notices = notices(timeline, clock, latest);
        if (!notices.isEmpty()) {
            lines.add("");
            lines.addAll(notices);
        }
        return lines;
    }

    private Stream<Map.Entry<String, JsonNode>> cities(JsonNode timeline) {
        return timeline.path("cities")
                .propertyStream()
                .filter(named -> city.isEmpty() || city.get().equals(named.getKey()));
    }

    private String city(Map.Entry<String, JsonNode> named, TimelineClock clock) {
        JsonNode city = named.getValue();
        ProgrammeNow programme = ProgrammeNow.of(city, clock.now());
        String state = city.path("state").asText();
        Optional<Duration> delay = programme.delay();
        Optional<SlotId> next = programme.next();
        return row(
                List.of(
                        city.path("name").asText(named.getKey()),
                        city.path("help").propertyStream().anyMatch(_ -> true) ? "HELP" : state,
                        programme.currentTitles(),
                        delay.map(TimelineTable::signed).orElse(""),
                        next.map(slot -> (clock.time(programme.slot(slot).at("/expected/start")) + " "
                                                + programme.title(slot))
                                        .strip())
                                .orElse(""),
                        clock.ago(city.path("lastHeard"))),
                Style.PLAIN,
                city.path("help").isEmpty() ? ofState(state) : Style.BAD,
                delay.map(TimelineTable::ofDelay).orElse(Style.PLAIN));
    }

    private static Style ofState(String state) {
        return switch (state) {
            case "open" -> Style.GOOD;
            case "closed" -> Style.QUIET;
            default -> Style.PLAIN;
        };
    }

    private static Style ofDelay(Duration delay) {
        return delay.compareTo(VERY_LATE) >= 0 ? Style.BAD : delay.compareTo(LATE) >= 0 ? Style.WARNING : Style.PLAIN;
    }

    private static String signed(Duration delay) {
        long minutes = Math.floorDiv(delay.toSeconds() + 30, 60);
        return minutes == 0 ? "on time" : (minutes > 0 ? "+" : "") + minutes + " min";
    }

    /** Writes a row; the two columns with titles share what the others leave, and go where that is too little. */
    private String row(List<String> texts, Style plain, Style state, Style delay) {
        int titles = columns - NAME - STATE - DELAY - HEARD - GAPS;
        int title = columns - NAME - STATE - DELAY - NARROW_GAPS;
        List<Style.Cell> cells = new ArrayList<>();
        if (titles >= 2 * LEAST_TITLE) {
            cells.add(new Style.Cell(texts.get(0), plain, NAME));
            cells.add(new Style.Cell(texts.get(1), state, STATE));
            cells.add(new Style.Cell(texts.get(2), plain, titles / 2));
            cells.add(new Style.Cell(texts.get(3), delay, DELAY));
            cells.add(new Style.Cell(texts.get(4), plain, titles - titles / 2));
            cells.add(new Style.Cell(texts.get(5), plain, HEARD));
        } else if (title >= LEAST_TITLE) {
            cells.add(new Style.Cell(texts.get(0), plain, NAME));
            cells.add(new Style.Cell(texts.get(1), state, STATE));
            cells.add(new Style.Cell(texts.get(2), plain, title));
            cells.add(new Style.Cell(texts.get(3), delay, DELAY));
        } else {
            cells.add(new Style.Cell(texts.get(0), plain, Math.max(0, columns - STATE - 2)));
            cells.add(new Style.Cell(texts.get(1), state, Math.min(columns, STATE)));
        }
        return Style.line(cells, hasColours);
    }

    private String whole(String text, Style style) {
        return Style.line(List.of(new Style.Cell(text, style, columns)), hasColours);
    }

    private List<String> milestones(JsonNode timeline, TimelineClock clock) {
        return timeline.path("milestones")
                .propertyStream()
                .filter(named ->
                        city.isEmpty() || named.getValue().path("cities").has(city.get()))
                .map(named -> milestone(named.getKey(), named.getValue(), timeline, clock))
                .toList();
    }

    private String milestone(String id, JsonNode milestone, JsonNode timeline, TimelineClock clock) {
        String state = milestone.path("state").asText();
        String ready = state.equals("planned") || state.equals("held")
                ? ", " + milestone.path("readyCount").asInt() + " of "
                        + milestone.path("cities").size() + " ready, "
                        + milestone.path("quorum").asInt() + " needed"
                : "";
        String reason = milestone.at("/hold/reason").asText();
        return whole(
                clock.time(milestone.path("expected")) + "  " + Titles.ofMilestone(timeline, id) + ": " + state + ready
                        + (reason.isEmpty() ? "" : " “" + reason + "”"),
                switch (state) {
                    case "live" -> Style.GOOD;
                    case "held", "cancelled" -> Style.BAD;
                    default -> Style.PLAIN;
                });
    }

    private List<String> notices(JsonNode timeline, TimelineClock clock, int latest) {
        NoticeLine line = new NoticeLine(clock, timeline);
        return timeline.path("notices")
                .propertyStream()
                .filter(notice -> isShown(notice.getValue()))
                .sorted(Comparator.comparingLong(
                                (Map.Entry<String, JsonNode> notice) -> Long.parseLong(notice.getKey()))
                        .reversed())
                .limit(Math.max(0, latest))
                .map(notice -> whole(line.of(notice.getValue()), NoticeLine.style(notice.getValue())))
                .toList();
    }

    /** Writes a notice as a line of its own. */
    public String line(JsonNode timeline, Instant now, JsonNode notice) {
        TimelineClock clock = TimelineClock.at(now, timeline);
        return whole(new NoticeLine(clock, timeline).of(notice), NoticeLine.style(notice));
    }

    /** Whether a notice is about the city that is shown: that one, or none in particular. */
    public boolean isShown(JsonNode notice) {
        return city.isEmpty()
                || (notice.has("city")
                        ? city.get().equals(notice.path("city").asText())
                        : !notice.has("cities")
                                || notice.path("cities")
                                        .valueStream()
                                        .anyMatch(one -> city.get().equals(one.asText())));
    }
}
