package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those who watch are told beside the timeline, and how they are counted. */
class SideChannelStateTest {
    private static final CityId LYON = new CityId("lyon");
    private static final CityId TUNIS = new CityId("tunis");
    private static final Instant LOST = Instant.parse("2017-03-04T11:59:00Z");

    /** Far more than all buffers on the way to a reader take. */
    private static final int MANY = 1_500;

    private final Course course = new Course();
    private Watching watching;

    @BeforeEach
    void start() {
        course.says(5);
        watching = new Watching(course);
    }

    @AfterEach
    void stop() {
        watching.close();
    }

    private static Presence watch(int total) {
        return Presence.of(total, Map.of());
    }

    private List<Reader> joined() throws InterruptedException {
        List<Reader> readers = List.of(Reader.overWebSocket(watching), Reader.overEventStream(watching));
        for (Reader reader : readers) {
            reader.take();
            reader.take();
        }
        return readers;
    }

    @Test
    void whoComesAndGoesIsCounted() throws InterruptedException {
        Reader one = Reader.overWebSocket(watching);
        watching.counts(watch(1));
        Reader.overEventStream(watching);
        watching.counts(watch(2));

        one.leave();

        watching.counts(watch(1));
    }

    @Test
    void whoSaysFromWhereIsCountedThereAndOnlyThere() throws InterruptedException {
        Reader one = Reader.overWebSocket(watching);
        Reader other = Reader.overWebSocket(watching);
        one.say("{\"type\":\"here\",\"city\":\"lyon\"}");
        other.say("{\"type\":\"here\",\"city\":\"lyon\"}");
        watching.counts(Presence.of(2, Map.of(LYON, 2)));

        one.say("{\"type\":\"here\",\"city\":\"tunis\"}");
        watching.counts(Presence.of(2, Map.of(LYON, 1, TUNIS, 1)));
        other.leave();

        watching.counts(Presence.of(1, Map.of(TUNIS, 1)));
    }

    @Test
    void whenTheServerGoesNobodyIsCounted() throws InterruptedException {
        joined();
        watching.counts(watch(2));

        watching.drain();

        watching.counts(watch(0));
    }

    @Test
    void everyoneIsToldHowManyWatchAndANewcomerAfterTheDocument() throws InterruptedException {
        List<Reader> readers = joined();

        watching.tell(Presence.of(7, Map.of(LYON, 3, TUNIS, 1)));

        for (Reader reader : readers) {
            Reader.Message presence = reader.take();
            assertThat(presence.json().toString())
                    .isEqualTo("{\"type\":\"presence\",\"total\":7,\"cities\":{\"lyon\":3,\"tunis\":1}}");
            assertThat(presence.id()).as("it moves nothing").isEmpty();
        }
        Reader newcomer = Reader.overWebSocket(watching);
        newcomer.followPresence(7);
        assertThat(newcomer.types()).containsExactly("hello", "snapshot", "presence");
    }

    @Test
    void everyoneIsToldOnceThatTheJournalIsLostAndOnceThatItIsFound() throws InterruptedException {
        List<Reader> readers = joined();

        watching.tell(new Staleness(Optional.of(LOST)));
        for (Reader reader : readers) {
            assertThat(reader.take().json().toString()).isEqualTo("{\"type\":\"stale\",\"since\":\"" + LOST + "\"}");
        }
        watching.tell(watch(2));
        for (Reader reader : readers) {
            assertThat(reader.take().type()).isEqualTo("presence");
        }
        watching.tell(Staleness.NONE);
        for (Reader reader : readers) {
            assertThat(reader.take().json().toString()).isEqualTo("{\"type\":\"stale\"}");
        }
    }

    @Test
    void aNewcomerIsToldInTheGreetingThatTheJournalIsLost() throws InterruptedException {
        Reader before = joined().getFirst();
        watching.tell(new Staleness(Optional.of(LOST)));
        before.take();

        Reader newcomer = Reader.overWebSocket(watching);

        assertThat(newcomer.take().json().path("stale").asText()).isEqualTo(LOST.toString());
        newcomer.take();
        watching.tell(Staleness.NONE);
        assertThat(newcomer.take().json().toString()).isEqualTo("{\"type\":\"stale\"}");
        assertThat(newcomer.types()).containsExactly("hello", "snapshot", "stale");
    }

    @Test
    void whoStopsReadingIsToldTheNewestOnceTheyReadOn() throws InterruptedException {
        List<Reader> slow = joined();
        Reader fast = joined().getFirst();
        slow.forEach(Reader::stopReading);
        for (int n = 1; n < MANY; n++) {
            watching.tell(course.says(1));
            watching.tell(watch(n));
            fast.followPresence(n);
        }
        watching.tell(new Staleness(Optional.of(LOST)));
        watching.tell(watch(MANY));
        fast.followPresence(MANY);

        slow.forEach(Reader::readOn);

        for (Reader reader : slow) {
            reader.followPresence(MANY);
            assertThat(reader.cursor()).isEqualTo(course.cursor());
            assertThat(reader.types()).containsOnlyOnce("stale");
            assertThat(reader.types().stream().filter("presence"::equals)).hasSizeLessThan(MANY / 2);
        }
    }
}
