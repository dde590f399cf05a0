package carillon.timeline;

import carillon.statement.Turn;
import carillon.statement.TurnId;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the turns of a milestone or of a slot. */
final class TurnsDocument {
    private TurnsDocument() {}

    /**
     * Writes the member {@code turns} of a block; none where no turns were set.
     *
     * @param blockStart the condition of {@link TurnBoard#expected}
     * @param predicted when its planned turns will start
     */
    static void write(TurnBoard board, @Nullable Instant blockStart, Map<TurnId, Instant> predicted, ObjectNode block) {
        if (board.isEmpty()) {
            return;
        }
        ObjectNode turns = block.putObject("turns");
        Map<TurnId, TurnBoard.Expected> expected = board.expected(blockStart);
        List<TurnStatus> all = board.turns();
        for (int order = 0; order < all.size(); order++) {
            TurnStatus status = all.get(order);
            ObjectNode node = turns.putObject(status.turn().id().value());
            node.put("order", order);
            named(status.turn(), node);
            node.put("minutes", status.minutes());
            node.put("state", status.state().name().toLowerCase(Locale.ROOT));
            TurnBoard.@Nullable Expected times = expected.get(status.turn().id());
            if (times != null) {
                Document.times(node, "expected", times.start(), times.end());
            }
            @Nullable Instant start = predicted.get(status.turn().id());
            if (start != null) {
                node.put("predicted", start.toString());
            }
            if (status.start() != null) {
                Document.times(node, "actual", status.start(), status.end());
            }
        }
    }

    private static void named(Turn turn, ObjectNode node) {
        if (turn.city() != null) {
            node.put("city", turn.city().value());
        }
        if (turn.project() != null) {
            node.put("project", turn.project().value());
        }
        if (turn.title() != null) {
            node.put("title", turn.title().value());
        }
    }

    /** Writes turns as they were set. */
    static void write(List<Turn> turns, ArrayNode list) {
        for (Turn turn : turns) {
            ObjectNode node = list.addObject();
            node.put("id", turn.id().value());
            named(turn, node);
            node.put("minutes", turn.minutes().value());
        }
    }
}
