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

/** The timeline at one cursor, encoded once, and its answers in each content coding that was asked for. */
final class EncodedTimeline {
    private final WorkerExecutor workers;
    private final Cursor cursor;
    private final CompletionStage<byte[]> text;
    private final Map<ContentCoding, CompletionStage<TimelineCache.Answer>> answers =
            new EnumMap<>(ContentCoding.class);

    /**
     * Begins to encode the timeline, on a worker thread.
     *
     * @param document gives the document as JSON, which may take long
     */
    EncodedTimeline(WorkerExecutor workers, Cursor cursor, Supplier<String> document) {
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

    /** Whether encoding has failed. Then no answer will come of it, and the caller begins anew. */
    boolean hasFailed() {
        return hasFailed(text);
    }

    /** Makes the answer in a content coding. Where that failed before, it is tried again. */
    synchronized CompletionStage<TimelineCache.Answer> answer(ContentCoding coding) {
        return answers.compute(coding, (_, kept) -> kept == null || hasFailed(kept) ? make(coding) : kept);
    }

    private CompletionStage<TimelineCache.Answer> make(ContentCoding coding) {
        return switch (coding) {
            case IDENTITY -> text.thenApply(this::identity);
            case GZIP -> text.thenCompose(this::gzip);
        };
    }

    private static boolean hasFailed(CompletionStage<?> stage) {
        return stage.toCompletableFuture().isCompletedExceptionally();
    }

    private TimelineCache.Answer identity(byte[] bytes) {
        return new TimelineCache.Answer(cursor, Buffer.buffer(bytes), UnaryOperator.identity());
    }

    private CompletionStage<TimelineCache.Answer> gzip(byte[] bytes) {
        return workers.executeBlocking(
                        () -> {
                            GzipPrefix spliced = GzipPrefix.of(bytes);
                            return new TimelineCache.Answer(cursor, Buffer.buffer(spliced.opening()), spliced::ending);
                        },
                        false)
                .toCompletionStage();
    }
}
