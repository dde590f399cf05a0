package carillon.timeline;

import carillon.edition.City;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Text;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Writes the open questions of the timeline document; where there are none, the document has no such member. */
final class QuestionsDocument {
    private QuestionsDocument() {}

    static ObjectNode of(Timeline timeline) {
        ObjectNode node = Document.node();
        for (Entry entry : timeline.coordination().questions().open().reversed()) {
            node.set(entry.id().toString(), question(entry, timeline));
        }
        return node;
    }

    private static ObjectNode question(Entry entry, Timeline timeline) {
        Decision.QuestionAsked question = (Decision.QuestionAsked) entry.statement();
        ObjectNode node = Document.node();
        node.put("text", question.text().value());
        if (question.options() != null) {
            question.options().texts().stream().map(Text::value).forEach(node.putArray("options")::add);
        }
        node.put("at", entry.observedAt().toString());
        if (question.cities() != null) {
            question.cities().forEach(city -> node.withArray("cities").add(city.value()));
        }
        if (question.milestone() != null) {
            node.put("milestone", question.milestone().value());
        }
        ObjectNode answers = node.putObject("answers");
        for (City city : timeline.edition().cities().values()) {
            timeline.coordination()
                    .questions()
                    .answer(entry.id(), city.id())
                    .ifPresent(answer -> answers.set(city.id().value(), answer(answer)));
        }
        return node;
    }

    private static ObjectNode answer(Entry entry) {
        ObjectNode node = Document.node();
        answer(node, (CheckIn.QuestionAnswered) entry.statement());
        return node.put("at", entry.observedAt().toString());
    }

    static void answer(ObjectNode node, CheckIn.QuestionAnswered answered) {
        node.put("answer", answered.answer().value());
        if (answered.note() != null) {
            node.put("note", answered.note().value());
        }
    }

    /** Writes what differs; nothing where nothing was asked, answered or closed, as nearly always. */
    @SuppressWarnings("ReferenceEquality")
    static Optional<JsonNode> since(Timeline now, Timeline before) {
        boolean isSame = now.coordination().questions() == before.coordination().questions()
                && now.edition()
                        .cities()
                        .keySet()
                        .equals(before.edition().cities().keySet());
        if (isSame) {
            return Optional.empty();
        }
        ObjectNode is = of(now);
        ObjectNode was = of(before);
        if (is.isEmpty()) {
            return was.isEmpty() ? Optional.empty() : Optional.of(NullNode.getInstance());
        }
        return MergePatch.between(was, is).map(patch -> patch);
    }
}
