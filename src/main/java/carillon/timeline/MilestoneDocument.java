package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.Milestone;
import carillon.edition.ProgrammeItem;
import carillon.statement.CheckIn;
import carillon.statement.Entry;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Writes one milestone of the timeline document. */
final class MilestoneDocument {
    private MilestoneDocument() {}

    static ObjectNode of(MilestoneState state, Function<CityId, CityState> cityOf, Predictions predictions) {
        Milestone milestone = state.milestone();
        Instant expected = state.phase().expected();
        ObjectNode node = Document.node();
        ObjectNode title = node.putObject("title");
        milestone.title().forEach((language, text) -> title.put(language.tag(), text));
        node.put("planned", milestone.at().toString());
        node.put("expected", expected.toString());
        node.put("opensAt", expected.minus(milestone.opens()).toString());
        node.put("endsAt", state.endsAt().toString());
        node.put("state", word(state.phase()));
        if (state.phase() instanceof Phase.Held held) {
            ObjectNode hold = node.putObject("hold");
            hold.put("reason", held.reason().value());
            hold.put("since", held.since().toString());
        }
        if (milestone.room() != null) {
            node.put("room", milestone.room().text());
        }
        if (!milestone.checks().isEmpty()) {
            milestone.checks().forEach(node.putArray("checks")::add);
        }
        RollCall roll = RollCall.of(state, cityOf);
        node.put("quorum", roll.quorum());
        node.put("readyCount", roll.ready());
        ObjectNode cities = node.putObject("cities");
        milestone.cities().forEach(city -> cities.set(city.value(), city(state, roll, cityOf.apply(city))));
        TurnsDocument.write(
                state.turns().board(), state.phase().isOver() ? null : expected, predictions.turns(state), node);
        return node;
    }

    private static ObjectNode city(MilestoneState state, RollCall roll, CityState city) {
        ObjectNode node = Document.node();
        node.put(
                "order",
                city.city()
                        .programme()
                        .indexOf(new ProgrammeItem.Attends(state.milestone().id())));
        Optional<Entry> answer = roll.answerOf(city.city().id());
        if (answer.isPresent() && answer.get().statement() instanceof CheckIn.Ready ready) {
            node.put("ready", ready.ready().word());
            node.put("at", answer.get().observedAt().toString());
            if (ready.note() != null) {
                node.put("note", ready.note().value());
            }
            if (ready.checks() != null) {
                ready.checks().ticked().forEach(node.putObject("checks")::put);
            }
        } else {
            node.put("ready", "unknown");
        }
        slack(state, city).ifPresent(slack -> node.put("slack", iso(slack)));
        return node;
    }

    private static Optional<Duration> slack(MilestoneState state, CityState city) {
        Instant free = city.schedule().free().get(state.milestone().id());
        return free == null
                ? Optional.empty()
                : state.phase().nextMayStart().map(expected -> Duration.between(free, expected));
    }

    /** Writes a duration in ISO 8601, a negative one with its sign ahead of the whole: {@code -PT12M}. */
    static String iso(Duration duration) {
        return duration.isNegative() ? "-" + duration.negated() : duration.toString();
    }

    private static String word(Phase phase) {
        return switch (phase) {
            case Phase.Planned _ -> "planned";
            case Phase.Held _ -> "held";
            case Phase.Live _ -> "live";
            case Phase.Done _ -> "done";
            case Phase.Cancelled _ -> "cancelled";
        };
    }
}
