package carillon.timeline;

import carillon.edition.CityId;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes how many starts came as predicted, in all and in each city, and which did not (docs/protocol.md, "Looking back"). */
final class ScoreDocument {
    /** The most starts that are listed: the newest. */
    private static final int MOST = 1_000;

    private ScoreDocument() {}

    static ObjectNode of(Timeline now, List<Forecast> forecasts) {
        ObjectNode document = Document.node();
        document.set("ahead", scores(forecasts));
        ObjectNode cities = document.putObject("cities");
        for (CityId id : now.edition().cities().keySet()) {
            List<Forecast> own = forecasts.stream()
                    .filter(forecast -> id.equals(forecast.city()))
                    .toList();
            if (!own.isEmpty()) {
                cities.set(id.value(), scores(own));
            }
        }
        List<Forecast> missed = forecasts.stream()
                .filter(forecast -> !forecast.isPredictionInside())
                .toList();
        ArrayNode list = document.putArray("missed");
        missed.subList(Math.max(0, missed.size() - MOST), missed.size()).forEach(one -> list.add(missed(one)));
        return document;
    }

    private static ObjectNode scores(List<Forecast> forecasts) {
        ObjectNode ahead = Document.node();
        for (Integer minutes : Score.MINUTES_AHEAD) {
            Score score = Score.of(forecasts, minutes);
            ahead.putObject(minutes.toString())
                    .put("starts", score.starts())
                    .put("predicted", score.predicted())
                    .put("expected", score.expected());
        }
        return ahead;
    }

    private static ObjectNode missed(Forecast forecast) {
        ObjectNode node = Document.node();
        node.put("minutes", forecast.minutesAhead());
        put(node, "city", forecast.city());
        put(node, "slot", forecast.slot());
        put(node, "milestone", forecast.milestone());
        put(node, "turn", forecast.turn());
        node.put("actual", forecast.actual().toString());
        node.put("predicted", forecast.predicted().toString());
        node.put("expected", forecast.expected().toString());
        return node;
    }

    private static void put(ObjectNode node, String member, @Nullable Object id) {
        if (id != null) {
            node.put(member, Objects.toString(id));
        }
    }
}
