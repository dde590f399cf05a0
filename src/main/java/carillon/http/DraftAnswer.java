package carillon.http;

import carillon.edition.CityId;
import carillon.edition.Language;
import carillon.feed.Clock;
import carillon.feed.Cursor;
import carillon.journal.Drafts;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.StatementJson;
import carillon.timeline.Command;
import carillon.timeline.DryRun;
import carillon.timeline.Refusal;
import carillon.timeline.Timeline;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Describes a draft for those who work on it: what it says, and what would become of it if it were published now. That is found by the
 * judgement and the fold that a publication meets.
 */
final class DraftAnswer {
    private final FaultWords words;
    private final Clock clock;

    DraftAnswer(FaultWords words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    /** Returns the session of an author, which leads to the label of their invitation. */
    static Optional<UUID> sessionOf(Author by) {
        return switch (by) {
            case Author.Organizer organizer -> Optional.of(organizer.session());
            case Author.Coordinator coordinator -> Optional.of(coordinator.session());
            default -> Optional.empty();
        };
    }

    /**
     * Writes a draft.
     *
     * @param reader whoever asks
     * @param labels what the inviter of its author called them, by session
     */
    ObjectNode of(
            Drafts.Draft draft,
            CityId city,
            Author reader,
            Map<UUID, String> labels,
            Timeline timeline,
            HttpServerRequest request) {
        Drafts.Content content = draft.content();
        JsonNode programme = StatementJson.tree(content.programme());
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", draft.version());
        json.set("programme", programme);
        json.put("seen", content.seen());
        JsonNode by = StatementJson.tree(content.by());
        sessionOf(content.by()).map(labels::get).ifPresent(label -> ((ObjectNode) by).put("label", label));
        json.set("by", by);
        json.put("at", content.at().toString());
        json.put("mine", content.by().equals(reader));
        @Nullable Long seen = Cursor.parse(content.seen()).map(Cursor::seq).orElse(null);
        writePublished(new CheckIn.ProgrammeChanged(city, programme), reader, seen, timeline, json, request);
        return json;
    }

    /** Writes what would become of it. That it is overtaken is told apart, for its faults are still to be seen. */
    private void writePublished(
            CheckIn.ProgrammeChanged change,
            Author reader,
            @Nullable Long seen,
            Timeline timeline,
            ObjectNode json,
            HttpServerRequest request) {
        Language language = words.languageOf(request);
        Command conditional = command(change, reader, seen);
        DryRun published = DryRun.of(timeline, conditional, clock.instant());
        Command command = conditional;
        Optional<Refusal> overtaken = overtaken(published);
        if (overtaken.isPresent()) {
            json.put(
                    "overtaken",
                    words.sentence(FaultWords.of(List.of(overtaken.get())).getFirst(), language));
            command = command(change, reader, null);
            published = DryRun.of(timeline, command, clock.instant());
        }
        words.write(FaultWords.of(published.refusals()), language, json.putArray("faults"));
        published.writeChanges(command, json);
        ArrayNode late = json.putArray("late");
        published
                .late(change.city())
                .forEach(slot -> late.addObject()
                        .put("slot", slot.slot().value())
                        .put("milestone", slot.milestone().value())
                        .put("until", slot.until().toString()));
    }

    private static Command command(CheckIn.ProgrammeChanged change, Author by, @Nullable Long seen) {
        return new Command(UUID.randomUUID(), by, change, null, seen);
    }

    private static Optional<Refusal> overtaken(DryRun published) {
        return published.refusals().stream()
                .filter(refusal -> refusal.reason() == Refusal.Reason.OVERTAKEN)
                .findFirst();
    }
}
