package carillon.timeline;

import carillon.edition.City;
import carillon.edition.ProgrammeItem;
import carillon.edition.Slot;
import carillon.edition.SlotTime;
import carillon.statement.CheckIn;
import carillon.statement.TurnId;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one city of the timeline document. */
final class CityDocument {
    private CityDocument() {}

    static ObjectNode of(CityState state, Coordination coordination, Predictions predictions) {
        City city = state.city();
        ObjectNode node = Document.node();
        node.put("name", city.name());
        if (!city.names().isEmpty()) {
            ObjectNode names = node.putObject("names");
            city.names().forEach((language, name) -> names.put(language.tag(), name));
        }
        node.put("lang", city.language());
        node.put("venue", city.venue());
        if (city.address() != null) {
            node.put("address", city.address());
        }
        node.put("timezone", city.timezone().getId());
        if (city.position() != null) {
            node.putArray("position")
                    .add(city.position().latitude())
                    .add(city.position().longitude());
        }
        node.set("links", Document.links(city.links()));
        node.put("state", word(state.doorsNow()));
        state.lastHeard().ifPresent(instant -> node.put("lastHeard", instant.toString()));
        state.headcount().ifPresent(count -> node.put("headcount", count));
        node.set("slots", slots(state, predictions));
        ObjectNode help = node.putObject("help");
        state.openCalls().forEach((id, call) -> {
            ObjectNode open = help.putObject(id.toString());
            open.put("text", ((CheckIn.HelpWanted) call.statement()).text().value());
            open.put("since", call.observedAt().toString());
            open.set("answers", CoordinationDocument.answers(coordination.answersTo(id)));
        });
        return node;
    }

    private static ObjectNode slots(CityState state, Predictions predictions) {
        Prediction prediction = predictions.city(state);
        ObjectNode slots = Document.node();
        List<ProgrammeItem> programme = state.city().programme();
        for (int order = 0; order < programme.size(); order++) {
            if (programme.get(order) instanceof Slot slot) {
                slots.set(slot.id().value(), slot(slot, order, state, prediction));
            }
        }
        return slots;
    }

    private static ObjectNode slot(Slot slot, int order, CityState state, Prediction prediction) {
        SlotStatus status = state.statusOf(slot.id());
        ObjectNode node = Document.node();
        node.put("title", slot.title());
        node.put("kind", slot.kind().word());
        if (slot.place() != null) {
            node.put("place", slot.place());
        }
        if (slot.text() != null) {
            node.put("text", slot.text());
        }
        node.put("order", order);
        node.put("day", slot.day().toString());
        switch (slot.when()) {
            case SlotTime.Hours hours -> Document.times(node, "planned", hours.start(), hours.end());
            case SlotTime.Part part -> node.put("part", part.word());
        }
        Schedule.Expected expected = state.schedule().slots().get(slot.id());
        if (expected != null) {
            Document.times(node, "expected", expected.start(), expected.end());
        }
        @Nullable Instant predicted = prediction.slots().get(slot.id());
        if (predicted != null) {
            node.put("predicted", predicted.toString());
        }
        if (status.start() != null || status.end() != null) {
            Document.times(node, "actual", status.start(), status.end());
        }
        node.put("state", word(status.state()));
        Map<TurnId, Instant> turns = prediction.turns().getOrDefault(slot.id(), Map.of());
        TurnsDocument.write(state.turnsOf(slot.id()), turnsFrom(status, expected), turns, node);
        return node;
    }

    private static @Nullable Instant turnsFrom(SlotStatus status, Schedule.@Nullable Expected expected) {
        boolean isOver = status.state() == SlotStatus.State.DONE || status.state() == SlotStatus.State.SKIPPED;
        return expected == null || isOver ? null : expected.start();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
