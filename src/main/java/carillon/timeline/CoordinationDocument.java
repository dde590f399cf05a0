package carillon.timeline;

import carillon.edition.City;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Writes the announcements of the timeline document, and the answers to a call for help. */
final class CoordinationDocument {
    private CoordinationDocument() {}

    static ObjectNode announcements(Timeline timeline) {
        ObjectNode node = Document.node();
        for (Entry entry : timeline.coordination().standing().reversed()) {
            node.set(entry.id().toString(), announcement(entry, timeline));
        }
        return node;
    }

    private static ObjectNode announcement(Entry entry, Timeline timeline) {
        Decision.Announcement announcement = (Decision.Announcement) entry.statement();
        ObjectNode node = Document.node();
        node.put("text", announcement.text().value());
        node.put("at", entry.observedAt().toString());
        if (announcement.cities() != null) {
            announcement.cities().forEach(city -> node.withArray("cities").add(city.value()));
        }
        Instant until = announcement.until();
        node.put(
                "until",
                (until != null ? until : entry.observedAt().plus(Decision.Announcement.STANDS_OUT)).toString());
        if (announcement.urgent() != null) {
            node.put("urgent", true);
        }
        ObjectNode seen = node.putObject("seen");
        for (City city : timeline.edition().cities().values()) {
            timeline.city(city.id())
                    .sawAt(entry.id())
                    .ifPresent(at -> seen.put(city.id().value(), at.toString()));
        }
        return node;
    }

    static ObjectNode answers(List<Entry> newestFirst) {
        ObjectNode node = Document.node();
        for (Entry entry : newestFirst.reversed()) {
            ObjectNode answer = node.putObject(entry.id().toString());
            switch (entry.statement()) {
                case CheckIn.HelpAnswered answered -> {
                    answer.put("city", answered.city().value());
                    answer.put("text", answered.text().value());
                }
                case Decision.HelpReplied replied ->
                    answer.put("text", replied.text().value());
                default -> throw new IllegalStateException("no answer: " + entry);
            }
            answer.put("at", entry.observedAt().toString());
        }
        return node;
    }
}
