package carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.feed.Cursor;
import carillon.feed.Present;
import carillon.http.pages.ContentCoding;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimelineCacheTest {
    private static final Cursor SEVENTH = new Cursor(7, "0123456789abcdef");
    private static final Cursor EIGHTH = new Cursor(8, "fedcba9876543210");

    private final Vertx vertx = Vertx.vertx();
    private final TimelineCache answers = new TimelineCache(vertx);
    private final AtomicInteger written = new AtomicInteger();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private String document() {
        return "{\"written\":" + written.incrementAndGet() + "}";
    }

    @ParameterizedTest
    @EnumSource(ContentCoding.class)
    void anAnswerIsOneJsonObjectHoweverItIsCoded(ContentCoding coding) throws IOException {
        TimelineCache.Answer answer =
                answers.at(SEVENTH, this::document, coding).await();

        assertThat(text(answer, coding, ",\"now\":1}"))
                .isEqualTo("{\"cursor\":\"7-0123456789abcdef\",\"timeline\":{\"written\":1},\"now\":1}");
        assertThat(text(answer, coding, ",\"now\":2}")).endsWith("\"now\":2}");
    }

    @Test
    void whoeverAsksWhileItIsMadeWaitsForTheSame() {
        CountDownLatch all = new CountDownLatch(1);
        List<Future<TimelineCache.Answer>> asked = Stream.generate(() -> answers.at(
                        SEVENTH,
                        () -> {
                            awaited(all);
                            return document();
                        },
                        ContentCoding.GZIP))
                .limit(50)
                .toList();
        all.countDown();

        Future.all(asked).await();

        assertThat(asked)
                .extracting(Future::result)
                .allSatisfy(one -> assertThat(one).isSameAs(asked.getFirst().result()));
        assertThat(written).hasValue(1);
    }

    @Test
    void itIsWrittenOnceForAllCodingsAndAgainForANewerCursor() {
        answers.at(SEVENTH, this::document, ContentCoding.GZIP).await();
        answers.at(SEVENTH, this::document, ContentCoding.IDENTITY).await();
        assertThat(written).hasValue(1);

        assertThat(answers.at(EIGHTH, this::document, ContentCoding.GZIP)
                        .await()
                        .cursor())
                .isEqualTo(EIGHTH);
        assertThat(written).hasValue(2);
    }

    @Test
    void anEventLoopThatIsBehindAnswersWhatIsNewest() {
        answers.at(EIGHTH, this::document, ContentCoding.GZIP).await();

        assertThat(answers.at(SEVENTH, this::document, ContentCoding.GZIP)
                        .await()
                        .cursor())
                .isEqualTo(EIGHTH);
        assertThat(written).hasValue(1);
    }

    @Test
    void whoeverAsksIsAnsweredOnTheirOwnEventLoop() {
        for (Context loop : List.of(vertx.getOrCreateContext(), vertx.getOrCreateContext())) {
            Promise<Context> answered = Promise.promise();
            loop.runOnContext(_ -> answers.at(SEVENTH, this::document, ContentCoding.GZIP)
                    .onSuccess(answer -> answered.complete(Vertx.currentContext())));

            assertThat(answered.future().await()).isSameAs(loop);
        }
    }

    @Test
    void aStateOfThePastIsWrittenOnceForAllWhoAskForIt() {
        for (ContentCoding coding : ContentCoding.values()) {
            assertThat(answers.past(past(3), coding).await().cursor()).isEqualTo(past(3).cursor());
            assertThat(answers.past(past(4), coding).await().cursor()).isEqualTo(past(4).cursor());
        }

        assertThat(written).hasValue(2);
    }

    @Test
    void ofThePastWhatWasAskedForLastIsKeptAndNoMore() {
        answers.past(past(0), ContentCoding.GZIP).await();
        for (int seq = 1; seq <= TimelineCache.KEPT_PASTS; seq++) {
            answers.past(past(seq), ContentCoding.GZIP).await();
        }
        written.set(0);

        answers.past(past(1), ContentCoding.GZIP).await();
        assertThat(written).hasValue(0);
        answers.past(past(0), ContentCoding.GZIP).await();
        assertThat(written).hasValue(1);
    }

    @Test
    void whoeverAsksForTooMuchOfThePastIsRefusedAndThePresentIsAnswered() {
        CountDownLatch release = new CountDownLatch(1);
        List<Future<TimelineCache.Answer>> asked = Stream.iterate(0, seq -> seq + 1)
                .limit(TimelineCache.MAX_PASTS_MAKING)
                .map(seq -> answers.past(heldBack(seq, release), ContentCoding.IDENTITY))
                .toList();

        assertThat(answers.past(past(1_000), ContentCoding.IDENTITY).cause())
                .isInstanceOfSatisfying(
                        Problem.Failure.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("busy"));
        assertThat(answers.at(EIGHTH, this::document, ContentCoding.GZIP)
                        .await()
                        .cursor())
                .isEqualTo(EIGHTH);
        release.countDown();
        Future.all(asked).await();
        assertThat(answers.past(past(1_000), ContentCoding.IDENTITY).await().cursor())
                .isEqualTo(past(1_000).cursor());
    }

    @Test
    void whatCouldNotBeWrittenIsTriedAgain() {
        Present.Past broken = new Present.Past(SEVENTH, Optional.empty(), () -> {
            throw new IllegalStateException("once");
        });
        assertThat(answers.past(broken, ContentCoding.GZIP).otherwiseEmpty().await())
                .isNull();

        assertThat(answers.past(new Present.Past(SEVENTH, Optional.empty(), this::document), ContentCoding.GZIP)
                        .await()
                        .cursor())
                .isEqualTo(SEVENTH);
    }

    @ParameterizedTest
    @EnumSource(ContentCoding.class)
    void aPresentThatCouldNotBeWrittenIsTriedAgainWhateverItWasAskedForIn(ContentCoding coding) {
        assertThat(answers.at(SEVENTH, TimelineCacheTest::broken, coding)
                        .otherwiseEmpty()
                        .await())
                .isNull();

        for (ContentCoding next : ContentCoding.values()) {
            assertThat(answers.at(SEVENTH, this::document, next).await().cursor())
                    .isEqualTo(SEVENTH);
        }
        assertThat(written).hasValue(1);
    }

    @Test
    void anEventLoopThatIsBehindIsNotAnsweredWithWhatCouldNotBeWritten() {
        assertThat(answers.at(EIGHTH, TimelineCacheTest::broken, ContentCoding.IDENTITY)
                        .otherwiseEmpty()
                        .await())
                .isNull();

        assertThat(answers.at(SEVENTH, this::document, ContentCoding.IDENTITY)
                        .await()
                        .cursor())
                .isEqualTo(SEVENTH);
    }

    @Test
    void whatFailsAgainAndAgainIsTriedAgainAndAgain() {
        for (int times = 0; times < 3; times++) {
            assertThat(answers.at(SEVENTH, TimelineCacheTest::broken, ContentCoding.GZIP)
                            .otherwiseEmpty()
                            .await())
                    .isNull();
        }

        assertThat(answers.at(SEVENTH, this::document, ContentCoding.GZIP)
                        .await()
                        .cursor())
                .isEqualTo(SEVENTH);
    }

    private static String broken() {
        throw new IllegalStateException("once");
    }

    private Present.Past past(long seq) {
        return new Present.Past(new Cursor(seq, "0123456789abcdef"), Optional.empty(), this::document);
    }

    private Present.Past heldBack(long seq, CountDownLatch release) {
        return new Present.Past(new Cursor(seq, "0123456789abcdef"), Optional.empty(), () -> {
            awaited(release);
            return document();
        });
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(TimelineCache.Answer answer, ContentCoding coding, String now) throws IOException {
        byte[] ending = answer.ending().apply(now.getBytes(StandardCharsets.UTF_8));
        byte[] bytes = Buffer.buffer()
                .appendBuffer(answer.beginning())
                .appendBytes(ending)
                .getBytes();
        if (coding == ContentCoding.IDENTITY) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
