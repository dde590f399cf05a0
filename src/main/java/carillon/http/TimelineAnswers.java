package carillon.http;

import carillon.feed.Cursor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the timeline is answered with, for all event loops of the node. Only {@code now} differs between two answers at one cursor,
 * so it comes last, and all that stands ahead of it is made once: when somebody first asks, on a worker thread, while whoever else
 * asks waits for the same. Only what belongs to the newest cursor is kept.
 */
public final class TimelineAnswers {
    private final Vertx vertx;
    private @Nullable AtCursor newest;

    public TimelineAnswers(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * The answer at a cursor, or at a newer one of which another event loop has heard already.
     *
     * @param document writes the document out, which may take long
     * @return on the context of whoever asks
     */
    Future<Answer> at(Cursor cursor, Supplier<String> document, ContentCoding coding) {
        return Future.fromCompletionStage(newest(cursor, document).answer(coding), vertx.getOrCreateContext());
    }

    private synchronized AtCursor newest(Cursor cursor, Supplier<String> document) {
        AtCursor kept = newest;
        if (kept == null || kept.cursor.seq() < cursor.seq()) {
            kept = new AtCursor(vertx, cursor, document);
            newest = kept;
        }
        return kept;
    }

    /**
     * An answer but for its ending.
     *
     * @param beginning shared by everyone who asks; not to be written into
     * @param ending makes of the text that comes last the bytes to send behind the beginning
     */
    record Answer(Cursor cursor, Buffer beginning, UnaryOperator<byte[]> ending) {}

    /** The text at one cursor, and the answers in the codings that somebody has asked for. */
    private static final class AtCursor {
        private final Vertx vertx;
        private final Cursor cursor;
        private final CompletionStage<byte[]> text;
        private final Map<ContentCoding, CompletionStage<Answer>> answers = new EnumMap<>(ContentCoding.class);

        AtCursor(Vertx vertx, Cursor cursor, Supplier<String> document) {
            this.vertx = vertx;
            this.cursor = cursor;
            text = vertx.executeBlocking(() -> text(cursor, document), false).toCompletionStage();
        }

        private static byte[] text(Cursor cursor, Supplier<String> document) {
            String text = "{\"cursor\":\"" + cursor + "\",\"timeline\":" + document.get();
            return text.getBytes(StandardCharsets.UTF_8);
        }

        synchronized CompletionStage<Answer> answer(ContentCoding coding) {
            return answers.computeIfAbsent(coding, unused -> switch (coding) {
                case IDENTITY -> text.thenApply(this::identity);
                case GZIP -> text.thenCompose(this::gzip);
            });
        }

        private Answer identity(byte[] bytes) {
            return new Answer(cursor, Buffer.buffer(bytes), UnaryOperator.identity());
        }

        private CompletionStage<Answer> gzip(byte[] bytes) {
            return vertx.executeBlocking(
                            () -> {
                                SplicedGzip spliced = SplicedGzip.of(bytes);
                                return new Answer(cursor, Buffer.buffer(spliced.opening()), spliced::ending);
                            },
                            false)
                    .toCompletionStage();
        }
    }
}
