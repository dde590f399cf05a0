package carillon.feed;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Those who watch, over real sockets, and how each is told what happens at their own pace. */
class WatchersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Far more than all buffers on the way to a reader take. */
    private static final int MANY = 1_500;

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
        course.says(5);
        watching = new Watching(course);
    }

    @AfterEach
    void stop() {
        watching.close();
    }

    private void tell(int changes) {
        for (int n = 0; n < changes; n++) {
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
        assertThat(reader.types()).startsWith("hello", "snapshot", "patch").hasSizeBetween(3, 5);
    }

    @ParameterizedTest
    @EnumSource
    void whoComesBackGetsWhatTheyMissedAndNothingElse(Transport transport) throws Exception {
        Reader before = transport.joined(watching);
        tell(4);

        Reader back = transport.comeBack(watching, before);

        assertUpToDate(back);
        assertThat(back.types()).containsExactly("hello", "patch");
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
    void howeverLongSomebodyWasAwayOnePatchBringsThemBack(Transport transport) throws Exception {
        Reader before = transport.joined(watching);
        tell(MANY);

        Reader back = transport.comeBack(watching, before);

        assertUpToDate(back);
        assertThat(back.types()).containsExactly("hello", "patch");
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
        assertThat(slow.types()).doesNotContainSequence("patch", "snapshot");
    }

    @ParameterizedTest
    @EnumSource
    void whatASlowReaderKeepsInMemoryIsBounded(Transport transport) throws Exception {
        Reader slow = transport.joined(watching);
        Reader fast = transport.joined(watching);
        slow.stopReading();

        for (int told = 0; told < MANY; told++) {
            tell(1);
            fast.follow(course.cursor());
        }
        slow.readOn();

        assertUpToDate(slow);
        // Had the server queued for it, it would have got as many as the other. It got those that were on their way,
        // and one
        // that made up for the rest.
        assertThat(slow.types()).hasSizeLessThan(fast.types().size() / 2);
        assertThat(slow.types()).endsWith("patch");
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
            one.sayGoodbye();
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
    void whatIsKnownAlreadyIsNotToldAgain() throws Exception {
        Reader reader = Transport.WEB_SOCKET.joined(watching);
        Present known = course.says(1);

        watching.tell(known);
        reader.take();
        watching.tell(known);
        tell(1);

        assertUpToDate(reader);
        assertThat(reader.types()).containsExactly("hello", "snapshot", "patch", "patch");
    }

    @Test
    void whatIsNotDueYetIsThereForWhoComesAndForNobodyElse() throws Exception {
        Reader reader = Transport.WEB_SOCKET.joined(watching);
        watching.goesOn(course.says(1));

        Reader newcomer = Transport.WEB_SOCKET.joined(watching);
        assertThat(newcomer.cursor()).isEqualTo(course.cursor());
        tell(1);

        assertUpToDate(newcomer);
        assertUpToDate(reader);
        assertThat(reader.types()).containsExactly("hello", "snapshot", "patch");
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

    @Test
    void aHundredWhoAreSentAwayDoNotComeBackAllAtOnce() throws Exception {
        List<Reader> hundred = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            for (Transport transport : Transport.values()) {
                hundred.add(transport.joined(watching));
            }
        }

        watching.drain();

        Set<Long> comeBack = new HashSet<>();
        for (Reader reader : hundred) {
            long after = reader.take().json().path("retryAfter").asLong();
            assertThat(after).isBetween(250L, 3_000L);
            comeBack.add(after);
        }
        assertThat(comeBack).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @EnumSource
    void whoComesWhenThereAreTooManyIsToldToComeBackLater(Transport transport) throws Exception {
        List<Reader> there = new ArrayList<>();
        for (int n = 0; n < Watching.MOST; n++) {
            there.add(transport.joined(watching));
        }

        Reader oneTooMany = transport.join(watching);
        assertThat(oneTooMany.take().type()).isEqualTo("hello");
        Reader.Message bye = oneTooMany.take();
        assertThat(bye.json().path("reason").asText()).isEqualTo("overload");
        assertThat(bye.json().path("retryAfter").asLong()).isBetween(5_000L, 30_000L);
        assertThat(oneTooMany.closeCode()).isIn(1013, 0);

        tell(1);
        for (Reader reader : there) {
            assertUpToDate(reader);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoTakesNothingAtAllIsGivenUpAfterThreeBeats(Transport transport) throws Exception {
        Reader gone = transport.joined(watching);
        Reader there = transport.joined(watching);
        gone.stopReading();
        for (int told = 0; told < MANY; told++) {
            tell(1);
            there.follow(course.cursor());
        }

        watching.beat();
        there.showsLife();
        watching.beat();
        there.showsLife();
        watching.awaitCount(2);
        // What was still on its way when it stopped reading is a sign of life, after which the beats count anew.
        for (int beats = 0; beats < 20 && watching.count() == 2; beats++) {
            watching.beat();
            there.showsLife();
            tell(1);
            there.follow(course.cursor());
        }
        watching.awaitCount(1);

        tell(1);
        assertUpToDate(there);
    }

    @Test
    void whoAnswersNoPingIsToldSoAndWhoDoesStays() throws Exception {
        Reader there = Transport.WEB_SOCKET.joined(watching);
        try (Stubborn silent = new Stubborn(watching.port())) {
            for (int beats = 0; beats < 3; beats++) {
                watching.beat();
                tell(1);
                there.follow(course.cursor());
                there.askTime();
            }

            assertThat(silent.closeCode()).isEqualTo(1008);
        }
        tell(1);
        assertUpToDate(there);
    }

    @Test
    void whoAsksForTheTimeWithoutEndIsToldSoAndTheOthersStay() throws Exception {
        Reader there = Transport.WEB_SOCKET.joined(watching);
        List<Stubborn> flooding = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            flooding.add(new Stubborn(watching.port()));
        }

        for (Stubborn one : flooding) {
            Thread.ofVirtual().start(() -> one.floods(10_000));
        }

        for (Stubborn one : flooding) {
            assertThat(one.closeCode()).isEqualTo(1008);
        }
        tell(1);
        assertUpToDate(there);
        there.askTime();
        watching.awaitCount(1);
        for (Stubborn one : flooding) {
            one.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoComesFromANodeThatIsAheadIsAnsweredOnceThisOneHasRead(Transport transport) throws Exception {
        Reader before = transport.joined(watching);
        tell(1);
        assertUpToDate(before);
        Present ahead = course.says(3);
        Reader elsewhere = Reader.seenElsewhere(ahead);

        Reader back = transport.comeBack(watching, elsewhere);

        back.take();
        watching.tell(course.says(1));
        back.follow(course.cursor());
        assertThat(back.types()).containsExactly("hello", "patch");
        assertThat(watching.nextAsked()).isEqualTo(ahead.cursor().seq());
    }

    @ParameterizedTest
    @EnumSource
    void aCursorThatNobodyGaveIsAnsweredWithWhatIsThere(Transport transport) throws Exception {
        Reader nobodys = transport.comeBack(watching, Reader.standing("999999-0123456789abcdef"));

        assertUpToDate(nobodys);

        assertThat(nobodys.types()).containsExactly("hello", "snapshot");
        assertThat(watching.nextAsked()).isEqualTo(999_999);
    }

    /** To be given less than they have seen would take it from them. */
    @ParameterizedTest
    @EnumSource
    void whoHasSeenMoreThanThisNodeCanReadWaitsUntilItCan(Transport transport) throws Exception {
        watching.reads(Future.failedFuture("the journal is lost"));
        Present seen = course.says(3);

        Reader back = transport.comeBack(watching, Reader.seenElsewhere(seen));
        back.take();
        watching.nextAsked();
        watching.nextAsked();
        assertThat(back.types()).containsExactly("hello");
        watching.tell(course.says(1));

        back.follow(course.cursor());
        assertThat(back.types()).containsExactly("hello", "patch");
    }

    @Test
    void whoWaitsAtACursorThatNobodyGaveIsAnsweredOnceTheJournalIsRead() throws Exception {
        watching.reads(Future.failedFuture("the journal is lost"));
        Reader lost = Transport.WEB_SOCKET.comeBack(watching, Reader.standing("999999-0123456789abcdef"));
        watching.nextAsked();

        watching.reads(Future.succeededFuture(course::present));

        assertUpToDate(lost);
        assertThat(lost.types()).containsExactly("hello", "snapshot");
    }

    @Test
    void whoLeavesWhileTheNodeReadsHoldsNobodyUpAndIsNotCounted() throws Exception {
        Promise<Supplier<Present>> read = Promise.promise();
        watching.reads(read.future());
        for (int n = 0; n < 10; n++) {
            Stubborn leaving = Stubborn.continuing(watching.port(), "999999-0123456789abcdef");
            watching.nextAsked();
            leaving.close();
        }
        Reader other = Transport.WEB_SOCKET.joined(watching);
        tell(1);
        assertUpToDate(other);

        read.complete(course::present);

        tell(1);
        assertUpToDate(other);
        watching.awaitCount(1);
    }

    @Test
    void overHttp2OnlyTheStreamThatIsNotReadIsGivenUp() throws Exception {
        HttpClient client = Reader.http2Client(watching);
        Reader there = Reader.overHttp2(watching, client);
        Reader gone = Reader.overHttp2(watching, client);
        there.follow(course.cursor());
        gone.follow(course.cursor());
        gone.stopReading();
        for (int told = 0; told < MANY; told++) {
            tell(1);
            there.follow(course.cursor());
        }

        for (int beats = 0; beats < 20 && watching.count() == 2; beats++) {
            watching.beat();
            tell(1);
            there.follow(course.cursor());
        }

        watching.awaitCount(1);
        gone.awaitCut();
        tell(1);
        assertUpToDate(there);
        now(client.close());
    }

    @Test
    void overHttp2WhoReadsSlowlyIsWaitedFor() throws Exception {
        HttpClient client = Reader.http2Client(watching);
        Reader there = Reader.overHttp2(watching, client);
        Reader slow = Reader.overHttp2(watching, client);
        there.follow(course.cursor());
        slow.follow(course.cursor());
        slow.stopReading();
        for (int told = 0; told < MANY; told++) {
            tell(1);
            there.follow(course.cursor());
        }

        // Somebody who takes half of what the server may send at once lets it send more; less than that it does not
        // hear of.
        for (int reads = 0; reads < 2; reads++) {
            watching.beat();
            watching.beat();
            slow.readSome(33_000);
            // What brings them to the present is short; there is to be enough for all that the server may send.
            for (int told = 0; told < MANY; told++) {
                tell(1);
            }
            // On the same connection: whoever is greeted came after the server knew.
            Reader.overHttp2(watching, client).take();
        }
        watching.beat();
        watching.beat();

        assertThat(watching.count()).isEqualTo(4);
        slow.readOn();
        assertUpToDate(slow);
        now(client.close());
    }
}
