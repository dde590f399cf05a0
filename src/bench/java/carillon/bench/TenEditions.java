package carillon.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * What nine editions that are over cost the one that is lived: how long the server takes to start, what it keeps in memory, and how
 * long a post takes, with one edition and with ten, in turn; and how long it takes to read an old one that nobody has asked for yet.
 */
final class TenEditions implements Measure {
    private static final int ENTRIES = 1_000;
    private static final int PAST = 9;
    private static final int ROUNDS = 5;
    private static final int WARM_UP_POSTS = 50;
    private static final int POSTS = 200;
    private static final double BYTES_IN_MB = 1 << 20;

    /** Editions of other names with the same entries. */
    private static final String COPY = """
            with source as (
                select * from journal where announced is not null order by id limit 1
            ), copied as (
                insert into journal (edition, announced, head)
                select 'past-%1$d', replace(announced, edition, 'past-%1$d'), head from source
                returning id
            )
            insert into entry (journal, seq, id, at, claimed, author, statement)
            select copied.id, entry.seq, gen_random_uuid(), entry.at, entry.claimed, entry.author, entry.statement
            from copied, entry
            join source on source.id = entry.journal
            """;

    @Override
    public String name() {
        return "ten-editions";
    }

    /** What was measured of one server. */
    private record Taken(long startNanos, long liveBytes, long[] postNanos) {}

    @Override
    public List<Figure> take(Path ground) throws Exception {
        Path one = ground.resolve("one");
        Path ten = ground.resolve("ten");
        GrownJournal.fill(one, ENTRIES);
        GrownJournal.fill(ten, ENTRIES);
        addPast(ten);
        List<Taken> ofOne = new ArrayList<>();
        List<Taken> ofTen = new ArrayList<>();
        long[] opened = new long[ROUNDS * PAST];
        for (int round = 0; round < ROUNDS; round++) {
            try (Subject subject = Subject.start(one)) {
                ofOne.add(taken(subject));
            }
            try (Subject subject = Subject.start(ten)) {
                ofTen.add(taken(subject));
                for (int i = 0; i < PAST; i++) {
                    opened[round * PAST + i] = read(subject, "past-" + i);
                }
            }
        }
        List<Figure> figures = new ArrayList<>();
        figures.addAll(figures("one edition of " + ENTRIES + " entries", ofOne));
        figures.addAll(figures("ten of them", ofTen));
        figures.add(new Figure(
                "the first reader of an old one",
                Distribution.ofNanos(LongStream.of(opened)).minMedianMax(),
                "at most 1 s"));
        return figures;
    }

    private static void addPast(Path data) throws IOException, InterruptedException, SQLException {
        try (Subject _ = Subject.start(data);
                Connection connection = BroughtAlong.in(data).connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < PAST; i++) {
                statement.executeUpdate(String.format(Locale.ROOT, COPY, i));
            }
            statement.execute("analyze");
        }
    }

    private static Taken taken(Subject subject) throws Exception {
        long[] nanos = Poster.oneAfterAnother(subject, WARM_UP_POSTS, POSTS);
        return new Taken(subject.startNanos(), subject.collectGarbage(), nanos);
    }

    private static long read(Subject subject, String edition) throws IOException, InterruptedException {
        URI timeline = URI.create("http://localhost:" + subject.port() + "/api/v1/editions/" + edition + "/timeline");
        try (HttpClient http = HttpClient.newHttpClient()) {
            long began = System.nanoTime();
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(timeline).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(edition + ": " + answer.statusCode() + " " + answer.body());
            }
            return System.nanoTime() - began;
        }
    }

    private static List<Figure> figures(String what, List<Taken> taken) {
        return List.of(
                new Figure(
                        what + ": start",
                        Distribution.ofNanos(taken.stream().mapToLong(Taken::startNanos))
                                .minMedianMax()),
                new Figure(
                        what + ": live heap",
                        String.format(
                                Locale.ROOT,
                                "%.1f MB in the median",
                                taken.stream()
                                                .mapToLong(Taken::liveBytes)
                                                .sorted()
                                                .skip(taken.size() / 2)
                                                .findFirst()
                                                .orElseThrow()
                                        / BYTES_IN_MB)),
                new Figure(
                        what + ": a post",
                        Distribution.ofNanos(taken.stream().flatMapToLong(one -> LongStream.of(one.postNanos())))
                                .medianP90P99()));
    }
}
