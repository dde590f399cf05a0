package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Those who watch, over real sockets, and how each is told what happens at their own pace. */
class WatchersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** More than the ring keeps, and far more than all buffers on the way to a reader. */
    private static final int MORE_THAN_THE_RING = 1_500;

    private final Course course = new Course();
    private Watching watching;

    private enum Transport {
        WEB_SOCKET {
            @Override
            Reader join(Watching watching) {
                return Reader.overWebSocket(watching);
            }

            @Override
            Reader comeBack(Watching watching, Reader before) {
                return Reader.backOverWebSocket(watching, before);
            }
        },
        EVENT_STREAM {
            @Override
            Reader join(Watching watching) {
                return Reader.overEventStream(watching);
            }

            @Override
            Reader comeBack(Watching watching, Reader before) {
                return Reader.backOverEventStream(watching, before);
            }
        };

        abstract Reader join(Watching watching);

        abstract Reader comeBack(Watching watching, Reader before);

        Reader joined(Watching watching) throws InterruptedException {
            Reader reader = join(watching);
            reader.take();
            reader.take();
            assertThat(reader.types()).containsExactly("hello", "snapshot");
            return reader;
        }
    }

    @BeforeEach
    void start() {
        List<Frame> recent = course.saysOneByOne(5);
        watching = new Watching(course, recent);
    }

    @AfterEach
    void stop() {
        watching.close();
    }

    private void tell(int frames) {
        for (int n = 0; n < frames; n++) {
            watching.tell(course.says(1));
        }
    }

    private void assertUpToDate(Reader reader) throws Exception {
        reader.follow(course.cursor());
        assertThat(reader.document()).isEqualTo(documentNow());
    }

    private JsonNode documentNow() throws Exception {
        return JSON.readTree(course.present().document());
    }

    @ParameterizedTest
    @EnumSource
    void aNewcomerGetsTheDocumentAndThenEveryChange(Transport transport) throws Exception {
        Reader reader = transport.joined(watching);
        assertThat(reader.document()).isEqualTo(documentNow());

        tell(3);

        assertUpToDate(reader);
        assertThat(reader.types()).containsExactly("hello", "snapshot", "patch", "patch", "patch");
    }

    @ParameterizedTest
    @EnumSource
    void whoComesBackGetsWhatTheyMissedAndNothingElse(Transport transport) throws Exception {
        Reader before = transport.joined(watching);
        tell(4);

        Reader back = transport.comeBack(watching, before);

        assertUpToDate(back);
        assertThat(back.types()).containsExactly("hello", "patch", "patch", "patch", "patch");
    }

    @ParameterizedTest
    @EnumSource
    void whoMissedNothingIsToldNothingAgain(Transport transport) throws Exception {
        Reader before = transport.joined(watching);

        Reader back = transport.comeBack(watching, before);
        back.take();
        tell(1);

        assertUpToDate(back);
        assertThat(back.types()).containsExactly("hello", "patch");
    }

    @ParameterizedTest
    @EnumSource
    void whoWasAwayForLongerThanTheRingReachesGetsASnapshot(Transport transport) throws Exception {
        Reader before = transport.joined(watching);
        tell(MORE_THAN_THE_RING);

        Reader back = transport.comeBack(watching, before);

        assertUpToDate(back);
        assertThat(back.types()).containsExactly("hello", "snapshot");
    }

    @Test
    void aCursorOfAnotherHistoryGetsASnapshot() throws Exception {
        Course elsewhere = new Course();
        elsewhere.says(3);
        Reader stranger = Reader.overWebSocket(watching, "?after=" + elsewhere.cursor());

        assertUpToDate(stranger);

        assertThat(stranger.types()).containsExactly("hello", "snapshot");
    }

    @Test
    void anEventStreamGivesAnIdToWhatMovesTheDocumentOnly() throws Exception {
        Reader reader = Reader.overEventStream(watching);

        assertThat(reader.take().id()).as("hello").isEmpty();
        assertThat(reader.take().id()).isEqualTo(course.cursor().toString());
        tell(1);
        assertThat(reader.take().id()).isEqualTo(course.cursor().toString());
    }

    @ParameterizedTest
    @EnumSource
    void whoStopsReadingHoldsNobodyUpAndLosesNothing(Transport transport) throws Exception {
        Reader slow = transport.joined(watching);
        Reader fast = transport.joined(watching);
        slow.stopReading();

        tell(600);
        assertUpToDate(fast);
        slow.readOn();

        assertUpToDate(slow);
        assertThat(slow.types()).hasSize(2 + 600).doesNotContainSequence("patch", "snapshot");
    }

    @ParameterizedTest
    @EnumSource
    void whatASlowReaderKeepsInMemoryIsBounded(Transport transport) throws Exception {
        Reader slow = transport.joined(watching);
        Reader fast = transport.joined(watching);
        slow.stopReading();

        for (int told = 0; told < MORE_THAN_THE_RING; told += 100) {
            tell(100);
            assertUpToDate(fast);
        }
        slow.readOn();

        assertUpToDate(slow);
        assertThat(fast.types()).hasSize(2 + MORE_THAN_THE_RING);
        // Had the server queued for it, it would have got every frame. It got those that were on their way, and a
        // snapshot.
        assertThat(slow.types()).hasSizeLessThan(MORE_THAN_THE_RING / 2);
        assertThat(slow.types()).endsWith("patch", "snapshot");
    }

    @Test
    void whoIsBeingClosedTakesNoFrameFromTheOthers() throws Exception {
        List<Reader> others = new ArrayList<>();
        List<Stubborn> closing = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            others.add(Transport.WEB_SOCKET.joined(watching));
            closing.add(new Stubborn(watching.port()));
            others.add(Transport.EVENT_STREAM.joined(watching));
        }
        for (Stubborn one : closing) {
            if (System.getProperty("how", "a").equals("a")) one.sayGoodbye();
            else one.close();
            tell(20);
        }

        for (Reader other : others) {
            assertUpToDate(other);
            assertThat(other.types()).doesNotContainSequence("patch", "snapshot");
        }
        for (Stubborn one : closing) {
            one.close();
        }
    }

    @Test
    void aFrameThatIsKnownAlreadyIsNotPassedOnAgain() throws Exception {
        Reader reader = Transport.WEB_SOCKET.joined(watching);
        Frame known = course.says(1);

        watching.tell(known);
        watching.tell(known);
        tell(1);

        assertUpToDate(reader);
        assertThat(reader.types()).containsExactly("hello", "snapshot", "patch", "patch");
    }

    @Test
    void whenTheServerGoesEveryoneIsToldToComeBackAtAnotherTime() throws Exception {
        Reader socket = Transport.WEB_SOCKET.joined(watching);
        Reader events = Transport.EVENT_STREAM.joined(watching);

        watching.drain();

        for (Reader reader : List.of(socket, events)) {
            Reader.Message bye = reader.take();
            assertThat(bye.type()).isEqualTo("bye");
            assertThat(bye.id()).isEmpty();
            assertThat(bye.json().path("retryAfter").asLong()).isBetween(250L, 3_000L);
        }
        assertThat(socket.closeCode()).isEqualTo(1012);
        assertThat(events.closeCode()).isZero();
    }
}
