package carillon.archive;

import carillon.exchange.CsvText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that was said and still holds as a table, a row for each statement, in the names that the protocol has for its members. */
final class StatementTable {
    private static final String SEQ = "seq";
    private static final List<String> MEMBERS = List.of(
            "observedAt",
            "at",
            "city",
            "type",
            "slot",
            "milestone",
            "project",
            "turn",
            "text",
            "count",
            "ready",
            "answer",
            "note",
            "start",
            "end",
            "to",
            "until",
            "cities",
            "title",
            "changes",
            "more",
            "ref",
            "id");

    private StatementTable() {}

    static String headings() {
        List<String> row = new ArrayList<>(List.of(SEQ));
        row.addAll(MEMBERS);
        return CsvText.BYTE_ORDER_MARK + CsvText.write(List.of(row), ',');
    }

    /** @param statements by their position in the journal */
    static String rows(JsonNode statements) {
        return CsvText.write(
                statements.properties().stream().map(StatementTable::row).toList(), ',');
    }

    private static List<String> row(Map.Entry<String, JsonNode> statement) {
        List<String> row = new ArrayList<>(List.of(statement.getKey()));
        MEMBERS.forEach(member -> row.add(cell(statement.getValue().path(member))));
        return row;
    }

    private static String cell(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
    }
}
