package carillon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How far apart the walls of all halls change to who speaks next: each a real page in a Chromium, the wall of every city of the
 * example and that of all. In turns the conductor gives the floor to the next city; a wall has changed once the name stands in
 * its page.
 */
final class NextSpeaker implements Measure {
    private static final int WARM_UP = 10;
    private static final int PRESSES = 60;

    /** A conductor does not press twice a second; each press is told at once. */
    private static final long PAUSE_MILLIS = 400;

    private static final int PATIENCE_SECONDS = 30;
    private static final long NANOS_IN_MILLI = 1_000_000;

    /** Notes when a wall comes to show a speaker, by the clock of the machine, which all pages share. */
    private static final String WATCH = """
            let shown = "";
            let change = () => {};
            globalThis.changedTo = city => new Promise(done => {
              change = at => { if (shown === city) done(at); };
            });
            new MutationObserver(() => {
              const mine = document.querySelector(".on-air.mine") && document.querySelector(".hall h1 b");
              const now = (mine ?? document.querySelector("#speaks"))?.textContent.trim() ?? "";
              if (now === shown) return;
              shown = now;
              change(Date.now());
            }).observe(document, { subtree: true, childList: true, characterData: true });
            """;

    @Override
    public String name() {
        return "next-speaker";
    }

    @Override
    public List<Figure> take(Path ground) throws Exception {
        Optional<String> missing = Chromium.missing();
        if (missing.isPresent()) {
            return List.of(new Figure("walls that change speaker", "skipped: " + missing.get()));
        }
        try (Subject subject = Subject.start(ground.resolve("data"));
                Client client = new Client();
                Chromium chromium = Chromium.start(ground.resolve("chromium"))) {
            Conductor conductor = new Conductor(subject, client);
            conductor.begin();
            List<Chromium.Tab> walls = walls(subject, chromium);
            long[] apart = new long[PRESSES];
            long[] last = new long[PRESSES];
            for (int i = -WARM_UP; i < PRESSES; i++) {
                String next = conductor.cities.get(Math.floorMod(i, conductor.cities.size()));
                List<CompletableFuture<JsonNode>> changes = walls.stream()
                        .map(wall -> wall.evaluate("changedTo(" + name(subject, next) + ")"))
                        .toList();
                Thread.sleep(PAUSE_MILLIS);
                long pressed = System.currentTimeMillis();
                conductor.decide("turn.started", ",\"turn\":\"" + next + "\"");
                LongSummaryStatistics changed = instants(changes);
                if (i >= 0) {
                    apart[i] = (changed.getMax() - changed.getMin()) * NANOS_IN_MILLI;
                    last[i] = (changed.getMax() - pressed) * NANOS_IN_MILLI;
                }
            }
            String what = walls.size()
                    + " walls, each a page of Chromium, from the first that shows who speaks next to the last";
            return List.of(
                    new Figure(
                            what + ", " + PRESSES + " presses",
                            Distribution.ofNanos(LongStream.of(apart)).medianP90P99(),
                            "p99 at most 100 ms"),
                    new Figure(
                            "the same, from the press to the last",
                            Distribution.ofNanos(LongStream.of(last)).medianP90P99()));
        }
    }

    /** Opens the wall of each city, and that of all. */
    private static List<Chromium.Tab> walls(Subject subject, Chromium chromium) throws Exception {
        List<Chromium.Tab> walls = new ArrayList<>();
        for (String query : queries(cities(subject.announced()))) {
            walls.add(chromium.open("http://localhost:" + subject.port() + "/wall" + query, WATCH));
        }
        for (Chromium.Tab wall : walls) {
            wall.await("document.querySelector('.on-air') !== null");
        }
        return walls;
    }

    private static LongSummaryStatistics instants(List<CompletableFuture<JsonNode>> changes) throws Exception {
        LongSummaryStatistics instants = new LongSummaryStatistics();
        for (CompletableFuture<JsonNode> change : changes) {
            instants.accept(change.get(PATIENCE_SECONDS, TimeUnit.SECONDS).asLong());
        }
        return instants;
    }

    private static List<String> cities(JsonNode announced) {
        List<String> cities = new ArrayList<>();
        announced.path("cities").fieldNames().forEachRemaining(cities::add);
        return cities;
    }

    private static List<String> queries(List<String> cities) {
        return IntStream.rangeClosed(0, cities.size())
                .mapToObj(i -> i == cities.size() ? "" : "?city=" + cities.get(i))
                .toList();
    }

    /** What a wall calls a city, quoted. */
    private static String name(Subject subject, String city) {
        return subject.announced().path("cities").path(city).path("name").toString();
    }

    /** Who gives the floor to one city after the other, in the first shared moment there is. */
    private static final class Conductor {
        private final Subject subject;
        private final Client client;
        private final Poster poster;
        private final String milestone;
        private final List<String> cities;

        Conductor(Subject subject, Client client) {
            this.subject = subject;
            this.client = client;
            poster = new Poster(client, subject);
            milestone = subject.announced().path("milestones").fieldNames().next();
            cities = cities(subject.announced());
        }

        void begin() throws Exception {
            decide("milestone.started", "");
            decide("turns.set", ",\"turns\":[" + turns() + "]");
        }

        /** One turn for each city, called as the city is, too long to be over meanwhile. */
        private String turns() {
            return cities.stream()
                    .map(city -> "{\"id\":\"%s\",\"city\":\"%s\",\"minutes\":60}".formatted(city, city))
                    .collect(Collectors.joining(","));
        }

        void decide(String type, String more) throws Exception {
            client.await(poster.post(
                    subject.inEdition("/decisions/" + UUID.randomUUID()),
                    "{\"type\":\"%s\",\"milestone\":\"%s\"%s}".formatted(type, milestone, more)));
        }
    }
}
