package carillon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Check-ins of all kinds in all cities of an edition, none of which the server has a reason to refuse: of a hundred, 60 are headcounts,
 * 22 notes, 8 delays, 5 answers to the roll call, and 5 change what an earlier one said: doors open and close, a start is taken back
 * and said again, a call for help is settled and made again. The same seed gives the same mix.
 */
final class Mix {
    private static final int HUNDRED = 100;
    private static final int HEADCOUNTS = 60;
    private static final int NOTES = 22;
    private static final int DELAYS = 8;
    private static final int ANSWERS = 5;
    private static final int MOST_PEOPLE = 400;
    private static final int MOST_MINUTES = 90;
    private static final List<String> NEWS = List.of(
            "Les équipes sont formées, il reste deux places au projet budget ouvert.",
            "Il nous manque une rallonge et un adaptateur HDMI dans la grande salle.",
            "The pizza has arrived, come and get it while it is hot.",
            "Premier prototype en ligne, venez l'essayer à la table 4.",
            "Le wifi est revenu.",
            "Nous cherchons quelqu'un qui connaît les données de la mairie et un peu de cartographie.");

    private final Random random = new Random(1);
    private final List<String> cities = new ArrayList<>();
    private final List<Delayable> delayable = new ArrayList<>();
    private final String milestone;

    /** What can be said now about something that somebody said before, and was acknowledged. */
    private final Queue<Change> changes = new ConcurrentLinkedQueue<>();

    private record Delayable(String city, String slot, Instant planned) {}

    /** One of two things that are said in turn about the same; the second may name the check-in that said the first. */
    private record Change(ObjectNode first, ObjectNode second, boolean byReference, Optional<UUID> said) {
        ObjectNode body() {
            if (said.isEmpty()) {
                return first;
            }
            return byReference ? second.deepCopy().put("ref", said.get().toString()) : second;
        }

        Change after(UUID id) {
            return new Change(first, second, byReference, said.isEmpty() ? Optional.of(id) : Optional.empty());
        }
    }

    /**
     * One check-in.
     *
     * @param acknowledged to be run once the server has accepted it
     */
    record Next(UUID id, String body, Runnable acknowledged) {}

    /** A mix for the edition that a timeline shows, of which nothing was said yet. */
    Mix(JsonNode timeline) {
        milestone = timeline.path("milestones").fieldNames().next();
        timeline.path("cities").properties().forEach(this::addCity);
    }

    private void addCity(Map.Entry<String, JsonNode> named) {
        String city = named.getKey();
        cities.add(city);
        inTurn(checkIn("city.opened", city), checkIn("city.closed", city), false);
        inTurn(checkIn("help.wanted", city).put("text", NEWS.get(1)), checkIn("help.settled", city), true);
        int slots = 0;
        for (Map.Entry<String, JsonNode> slot : named.getValue().path("slots").properties()) {
            JsonNode planned = slot.getValue().at("/planned/start");
            if (slots++ % 2 == 1) {
                inTurn(
                        checkIn("slot.started", city).put("slot", slot.getKey()),
                        checkIn("retracted", city).put("reason", "mauvais créneau"),
                        true);
            } else if (planned.isTextual()) {
                delayable.add(new Delayable(city, slot.getKey(), Instant.parse(planned.asText())));
            }
        }
    }

    private void inTurn(ObjectNode first, ObjectNode second, boolean byReference) {
        changes.add(new Change(first, second, byReference, Optional.empty()));
    }

    /** The next check-in. */
    Next next() {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        int kind = random.nextInt(HUNDRED);
        if (kind >= HEADCOUNTS + NOTES + DELAYS + ANSWERS) {
            Change change = changes.poll();
            if (change != null) {
                return new Next(id, change.body().toString(), () -> changes.add(change.after(id)));
            }
            kind = 0;
        }
        return new Next(id, independent(kind).toString(), () -> {});
    }

    private ObjectNode independent(int kind) {
        String city = oneOf(cities);
        if (kind < HEADCOUNTS) {
            return checkIn("headcount", city).put("count", random.nextInt(MOST_PEOPLE));
        }
        if (kind < HEADCOUNTS + NOTES) {
            return checkIn("note", city).put("text", oneOf(NEWS));
        }
        if (kind < HEADCOUNTS + NOTES + DELAYS) {
            Delayable slot = oneOf(delayable);
            return checkIn("slot.delayed", slot.city())
                    .put("slot", slot.slot())
                    .put(
                            "start",
                            slot.planned()
                                    .plus(Duration.ofMinutes(random.nextInt(MOST_MINUTES)))
                                    .toString());
        }
        return checkIn("ready", city).put("milestone", milestone).put("ready", random.nextBoolean() ? "yes" : "no");
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static ObjectNode checkIn(String type, String city) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("city", city);
    }
}
