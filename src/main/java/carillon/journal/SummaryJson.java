package carillon.journal;

import carillon.edition.EditionId;
import carillon.edition.EditionSummary;
import carillon.statement.StatementJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.LocalDate;

/** The form in which the summary of an edition is kept with its journal. */
final class SummaryJson {
    private SummaryJson() {}

    static String write(EditionSummary summary) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("title", summary.title())
                .put("from", summary.from().toString())
                .put("to", summary.to().toString())
                .put("begins", summary.begins().toString())
                .put("over", summary.over().toString())
                .toString();
    }

    static EditionSummary read(EditionId id, String written) {
        JsonNode summary = StatementJson.tree(written);
        return new EditionSummary(
                id,
                summary.path("title").asText(),
                LocalDate.parse(summary.path("from").asText()),
                LocalDate.parse(summary.path("to").asText()),
                Instant.parse(summary.path("begins").asText()),
                Instant.parse(summary.path("over").asText()));
    }
}
