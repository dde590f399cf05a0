package carillon.feed;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Weekend;
import carillon.journal.Journal;
import carillon.statement.Entry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far the reading of a long journal has come is shown page by page; a short one is read in silence. */
class JournalReadingTest {
    private static final List<Entry> ENTRIES = LongStream.rangeClosed(1, 2_500)
            .mapToObj(seq -> Course.note(seq, new UUID(1, seq)))
            .toList();

    private final Vertx vertx = Vertx.vertx();
    private final List<String> shown = new ArrayList<>();

    @AfterEach
    void close() {
        now(vertx.close());
    }

    @Test
    void ofALongJournalItIsShownHowFarItIsRead() {
        now(reading(JournalReading.LONG).readAll(this::show));

        assertThat(shown).containsExactly("of 20000", "1000", "2000", "2500", "closed");
    }

    @Test
    void aShortOneIsReadInSilence() {
        now(reading(ENTRIES.size()).readAll(this::show));

        assertThat(shown).isEmpty();
    }

    private JournalReading.Shown show(long entries) {
        shown.add("of " + entries);
        return new JournalReading.Shown() {
            @Override
            public void reach(long position) {
                shown.add(Long.toString(position));
            }

            @Override
            public void close() {
                shown.add("closed");
            }
        };
    }

    /** Reads a journal that says how long it is, and has those entries. */
    private JournalReading reading(long head) {
        Journal journal = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(),
                new Class<?>[] {Journal.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "end" -> Future.succeededFuture(new Journal.End.At(head));
                    case "after" -> page((long) arguments[0], (int) arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        PublishedTimeline published = new PublishedTimeline(
                Present.of(Weekend.edition(), false), vertx, new Bus(vertx), WorldClock.of(() -> Instant.EPOCH), 0);
        return new JournalReading(vertx, journal, published);
    }

    private static Future<List<Entry>> page(long seq, int limit) {
        return Future.succeededFuture(ENTRIES.stream().skip(seq).limit(limit).toList());
    }
}
