package carillon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** How much somebody's phone must load before it can show a very large event. */
final class FirstPaint implements Measure {
    private static final int CITIES = 100;
    private static final int SLOTS = 20;
    private static final int CHECK_INS = 500;
    private static final double BYTES_IN_KB = 1024;

    @Override
    public String name() {
        return "first-paint";
    }

    @Override
    public List<Figure> take(Path ground) throws Exception {
        Path edition = ground.resolve("grande-nuit.yaml");
        Files.writeString(edition, BigEdition.yaml(CITIES, SLOTS));
        try (Subject subject = Subject.start(ground.resolve("data"), edition);
                Client client = new Client()) {
            String what = String.format(Locale.ROOT, "timeline of %d cities with %d slots each", CITIES, SLOTS);
            int announced = subject.compressedTimelineBytes();
            int snapshot = snapshotBytes(subject);
            Mix mix = new Mix(subject.announced());
            Poster poster = new Poster(client, subject);
            for (int i = 0; i < CHECK_INS; i++) {
                Mix.Next next = mix.next();
                client.await(poster.post(subject.inEdition("/check-ins/" + next.id()), next.body()));
                next.acknowledged().run();
            }
            return List.of(
                    new Figure(what + ", gzip", kilobytes(announced), "at most 60 KB"),
                    new Figure(
                            "the same after " + CHECK_INS + " check-ins, gzip",
                            kilobytes(subject.compressedTimelineBytes())),
                    new Figure("its snapshot in the feed, as announced", kilobytes(snapshot)));
        }
    }

    private static int snapshotBytes(Subject subject) throws IOException, InterruptedException {
        AtomicInteger bytes = new AtomicInteger();
        try (Audience audience = new Audience(subject)) {
            Watcher watcher = message -> {
                if (message.beginsWith("{\"type\":\"snapshot\"")) {
                    bytes.set(message.length());
                }
            };
            audience.join(List.of(watcher));
            audience.await("there was a snapshot", () -> bytes.get() > 0);
        }
        return bytes.get();
    }

    private static String kilobytes(int bytes) {
        return String.format(Locale.ROOT, "%.1f KB", bytes / BYTES_IN_KB);
    }
}
