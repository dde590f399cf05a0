package carillon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Many watchers of Carillon who keep the document. */
final class Onlookers {
    private final Subject subject;
    private final Audience audience;
    private final List<Gallery> galleries;
    private final List<Onlooker> all;

    Onlookers(int count, Subject subject, Audience audience) {
        this.subject = subject;
        this.audience = audience;
        galleries = IntStream.range(0, Audience.loops())
                .mapToObj(_ -> new Gallery())
                .toList();
        all = IntStream.range(0, count)
                .mapToObj(i -> new Onlooker(galleries.get(Audience.loopOf(i))))
                .toList();
    }

    /** Lets them in, and waits until each has the document. */
    void join() throws IOException, InterruptedException {
        audience.join(all);
        audience.await(
                "all have the document",
                () -> all.stream().allMatch(one -> one.picture().isPresent()));
    }

    /** All who were cut off come back at the same time. */
    void comeBack() throws IOException, InterruptedException {
        audience.joinAtOnce(all);
    }

    /** Waits until all are where the server is when this is called. */
    void awaitPresent() throws IOException, InterruptedException {
        String cursor = subject.timeline().path("cursor").asText();
        audience.await("all have come to " + cursor, () -> all.stream().allMatch(one -> one.isAt(cursor)));
    }

    /** Fails unless every one of them, while nothing is posted, has exactly the document that the server answers with. */
    void checkDocuments() throws IOException, InterruptedException {
        awaitPresent();
        JsonNode expected = subject.timeline().path("timeline");
        Set<Picture> pictures = Collections.newSetFromMap(new IdentityHashMap<>());
        all.forEach(one -> one.picture().ifPresent(pictures::add));
        int contradictions =
                galleries.stream().mapToInt(Gallery::contradictions).sum();
        if (contradictions > 0
                || pictures.stream().anyMatch(picture -> !picture.document().equals(expected))) {
            throw new IOException("a watcher has another document than the server");
        }
    }

    int size() {
        return all.size();
    }

    /** How many snapshots all of them got so far. */
    int snapshots() {
        return all.stream().mapToInt(Onlooker::snapshots).sum();
    }
}
