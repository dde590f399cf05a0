package carillon;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints what one statement of an import changes. */
final class ToldChange {
    private static final List<String> SUBJECTS = List.of("city", "milestone", "project");
    private static final List<String> PARTS = List.of("slot", "milestone", "project", "member");
    private static final int MAX_CHARACTERS = 200;

    private ToldChange() {}

    static void print(JsonNode statement, PrintWriter out) {
        out.println(names(statement, Stream.concat(Stream.of("type"), SUBJECTS.stream())));
        statement
                .path("changes")
                .forEach(change -> out.println("  " + names(change, PARTS.stream()) + ": " + value(change.path("was"))
                        + " → " + value(change.path("is"))));
        if (statement.has("more")) {
            out.println("  … and " + statement.path("more").asInt() + " more");
        }
        out.flush();
    }

    private static String names(JsonNode node, Stream<String> members) {
        return members.filter(node::has).map(name -> node.path(name).asText()).collect(Collectors.joining(" "));
    }

    private static String value(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "nothing";
        }
        String text = value.isTextual() ? "“" + value.asText() + "”" : value.toString();
        return text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) + "…" : text;
    }
}
