package carillon.archive;

import carillon.exchange.CsvText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The figures that the report shows ({@code report.ts}), for other programs. */
final class ReportFigures {
    private static final Duration ON_TIME = Duration.ofMinutes(5);
    private static final Set<String> COUNTED = Set.of(
            "headcount",
            "help.wanted",
            "help.settled",
            "milestone.started",
            "milestone.ended",
            "milestone.held",
            "milestone.postponed");

    private final JsonNode timeline;
    private final List<JsonNode> statements;

    /** Gives how many cities were ready when a shared moment started. */
    interface ReadyAtStart {
        int of(String milestone, String at) throws IOException;
    }

    /** @param statements those that {@link #isCounted} */
    ReportFigures(JsonNode timeline, List<JsonNode> statements) {
        this.timeline = timeline;
        this.statements = statements.stream()
                .sorted(Comparator.comparing((JsonNode statement) -> instant(statement, "observedAt")))
                .toList();
    }

    static boolean isCounted(JsonNode statement) {
        return COUNTED.contains(statement.path("type").asText());
    }

    /** Returns the figures of each city and each shared moment. */
    ObjectNode json(ReadyAtStart ready) throws IOException {
        ObjectNode figures = JsonNodeFactory.instance.objectNode();
        ObjectNode cities = figures.putObject("cities");
        for (Map.Entry<String, JsonNode> city : timeline.path("cities").properties()) {
            addCity(cities.putObject(city.getKey()), city.getKey(), city.getValue());
        }
        ObjectNode milestones = figures.putObject("milestones");
        for (Map.Entry<String, JsonNode> milestone : timeline.path("milestones").properties()) {
            addMilestone(milestones.putObject(milestone.getKey()), milestone.getKey(), milestone.getValue(), ready);
        }
        return figures;
    }

    private void addCity(ObjectNode figures, String id, JsonNode city) {
        List<Duration> late = new ArrayList<>();
        for (JsonNode slot : city.path("slots")) {
            JsonNode planned = slot.path("planned").path("start");
            JsonNode actual = slot.path("actual").path("start");
            if (planned.isTextual() && actual.isTextual()) {
                late.add(Duration.between(Instant.parse(planned.asText()), Instant.parse(actual.asText())));
            }
        }
        figures.put("slots", city.path("slots").size())
                .put("started", late.size())
                .put(
                        "onTime",
                        late.stream()
                                .filter(by -> by.abs().compareTo(ON_TIME) < 0)
                                .count());
        List<Integer> counts = ofCity("headcount", id).stream()
                .map(statement -> statement.path("count").asInt())
                .toList();
        if (!counts.isEmpty()) {
            figures.put(
                            "headcountMost",
                            counts.stream().mapToInt(count -> count).max().orElseThrow())
                    .put("headcountLast", counts.getLast());
        }
        figures.put("callsForHelp", ofCity("help.wanted", id).size());
        long settled =
                ofCity("help.wanted", id).stream().filter(this::isSettled).count();
        figures.put("callsSettled", settled);
    }

    private boolean isSettled(JsonNode call) {
        return statements.stream()
                .anyMatch(other -> other.path("type").asText().equals("help.settled")
                        && other.path("ref").equals(call.path("id")));
    }

    private void addMilestone(ObjectNode figures, String id, JsonNode milestone, ReadyAtStart ready)
            throws IOException {
        figures.set("planned", milestone.path("planned"));
        Optional<JsonNode> started = last("milestone.started", id);
        if (started.isPresent()) {
            figures.set("started", started.get().path("observedAt"));
            figures.put("ready", ready.of(id, started.get().path("at").asText()));
        }
        last("milestone.ended", id).ifPresent(ended -> figures.set("ended", ended.path("observedAt")));
        figures.put("held", ofMilestone("milestone.held", id).size())
                .put("postponed", ofMilestone("milestone.postponed", id).size());
    }

    private Optional<JsonNode> last(String type, String milestone) {
        List<JsonNode> all = ofMilestone(type, milestone);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    private List<JsonNode> ofCity(String type, String city) {
        return of(type, "city", city);
    }

    private List<JsonNode> ofMilestone(String type, String milestone) {
        return of(type, "milestone", milestone);
    }

    private List<JsonNode> of(String type, String member, String id) {
        return statements.stream()
                .filter(statement -> statement.path("type").asText().equals(type)
                        && statement.path(member).asText().equals(id))
                .toList();
    }

    private static Instant instant(JsonNode statement, String member) {
        return Instant.parse(statement.path(member).asText());
    }

    /** Writes figures as a table, a row for each of them. */
    static String table(ObjectNode figures) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("of", "id", "figure", "value")));
        figures.properties()
                .forEach(kind -> kind.getValue()
                        .properties()
                        .forEach(one -> one.getValue()
                                .properties()
                                .forEach(figure -> rows.add(List.of(
                                        kind.getKey(),
                                        one.getKey(),
                                        figure.getKey(),
                                        figure.getValue().asText())))));
        return CsvText.BYTE_ORDER_MARK + CsvText.write(rows, ',');
    }
}
