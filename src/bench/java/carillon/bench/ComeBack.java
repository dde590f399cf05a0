package carillon.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How long it takes until all of many watchers are right again who were cut off together and come back together, with their cursors. */
final class ComeBack implements Measure {
    private static final int WATCHERS = 5_000;
    private static final int POSTS_MEANWHILE = 20;
    private static final int WARM_UP_ROUNDS = 1;
    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "come-back";
    }

    @Override
    public List<Figure> take(Path ground) throws Exception {
        String what = String.format(
                Locale.ROOT, "%,d watchers cut off, %d posts later all at once back", WATCHERS, POSTS_MEANWHILE);
        Optional<String> missing = Contender.CARILLON.missing(WATCHERS);
        if (missing.isPresent()) {
            return List.of(new Figure(what, "skipped: " + missing.get()));
        }
        try (Subject subject = Subject.start(ground.resolve("data"));
                Client client = new Client();
                Audience audience = new Audience(subject)) {
            Onlookers onlookers = new Onlookers(WATCHERS, subject, audience);
            Poster poster = new Poster(client, subject);
            onlookers.join();
            for (int i = 0; i < WARM_UP_ROUNDS; i++) {
                secondsToComeBack(onlookers, audience, poster, client);
            }
            int snapshots = onlookers.snapshots();
            Spread seconds = new Spread();
            for (int i = 0; i < ROUNDS; i++) {
                seconds.add(secondsToComeBack(onlookers, audience, poster, client));
            }
            return List.of(
                    new Figure(what + ": all right again", seconds.written("%.2f") + " s", "at most 5 s"),
                    new Figure(
                            "snapshots sent to them, in " + ROUNDS + " rounds",
                            Integer.toString(onlookers.snapshots() - snapshots),
                            "0"));
        }
    }

    private static double secondsToComeBack(Onlookers onlookers, Audience audience, Poster poster, Client client)
            throws Exception {
        audience.cutOff();
        for (int i = 0; i < POSTS_MEANWHILE; i++) {
            client.await(poster.post(poster.nextMark()));
        }
        long began = System.nanoTime();
        onlookers.comeBack();
        onlookers.awaitPresent();
        double seconds = (System.nanoTime() - began) / 1e9;
        onlookers.checkDocuments();
        return seconds;
    }
}
