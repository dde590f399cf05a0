package carillon.http;

import carillon.feed.Cursor;
import carillon.http.pages.ContentCoding;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The timeline at one cursor, written out once, and the answers in the codings that somebody has asked for. */
final class WrittenTimeline {
    private final WorkerExecutor workers;
    private final Cursor cursor;
    private final CompletionStage<byte[]> text;
    private final Map<ContentCoding, CompletionStage<TimelineAnswers.Answer>> answers =
            new EnumMap<>(ContentCoding.class);

    /**
     * Begins to write it, on a worker thread.
     *
     * @param document gives the document as JSON, which may take long
     */
    WrittenTimeline(WorkerExecutor workers, Cursor cursor, Supplier<String> document) {
        this.workers = workers;
        this.cursor = cursor;
        text = workers.executeBlocking(() -> text(cursor, document), false).toCompletionStage();
    }

    private static byte[] text(Cursor cursor, Supplier<String> document) {
        String text = "{\"cursor\":\"" + cursor + "\",\"timeline\":" + document.get();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Cursor cursor() {
        return cursor;
    }

    /** Whether it could not be written: then no answer will come of it, and somebody has to begin anew. */
    boolean hasFailed() {
        return hasFailed(text);
    }

    /** The answer in a coding. Where that could not be made before, it is tried again. */
    synchronized CompletionStage<TimelineAnswers.Answer> answer(ContentCoding coding) {
        return answers.compute(coding, (unused, kept) -> kept == null || hasFailed(kept) ? make(coding) : kept);
    }

    private CompletionStage<TimelineAnswers.Answer> make(ContentCoding coding) {
        return switch (coding) {
            case IDENTITY -> text.thenApply(this::identity);
            case GZIP -> text.thenCompose(this::gzip);
        };
    }

    private static boolean hasFailed(CompletionStage<?> stage) {
        return stage.toCompletableFuture().isCompletedExceptionally();
    }

    private TimelineAnswers.Answer identity(byte[] bytes) {
        return new TimelineAnswers.Answer(cursor, Buffer.buffer(bytes), UnaryOperator.identity());
    }

    private CompletionStage<TimelineAnswers.Answer> gzip(byte[] bytes) {
        return workers.executeBlocking(
                        () -> {
                            SplicedGzip spliced = SplicedGzip.of(bytes);
                            return new TimelineAnswers.Answer(
                                    cursor, Buffer.buffer(spliced.opening()), spliced::ending);
                        },
                        false)
                .toCompletionStage();
    }
}
