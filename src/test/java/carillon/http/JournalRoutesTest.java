package carillon.http;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.journal.Line;
import carillon.journal.PageReader;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalRoutesTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong read = new AtomicLong();
    private final List<Set<UUID>> asked = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        now(vertx.close());
    }

    /** The first one hundred are said in a session of their own, the others by a program. */
    private static Line line(long seq) {
        return new Line(
                seq,
                new UUID(0, seq),
                Instant.EPOCH,
                seq <= 100
                        ? "{\"kind\":\"coordinator\",\"session\":\"%s\"}".formatted(new UUID(1, seq))
                        : "{\"kind\":\"program\"}",
                "{\"type\":\"city.opened\",\"city\":\"lyon\"}",
                null);
    }

    /** A journal that long, which answers as a database does: later. */
    private PageReader.Source<Line> journal(long length) {
        return (seq, limit) -> {
            Promise<List<Line>> page = Promise.promise();
            vertx.getOrCreateContext().runOnContext(_ -> {
                read.set(seq);
                page.complete(LongStream.rangeClosed(seq + 1, Math.min(length, seq + limit))
                        .mapToObj(JournalRoutesTest::line)
                        .toList());
            });
            return page.future();
        };
    }

    /** Nobody but the second session's holder was called anything. */
    private Future<Map<UUID, String>> labels(Collection<UUID> sessions) {
        asked.add(Set.copyOf(sessions));
        return Future.succeededFuture(Map.of(new UUID(1, 2), "Nadia, la nuit"));
    }

    private Socket asks(PageReader.Source<Line> journal, Promise<Void> written) throws IOException {
        HttpServer server = now(vertx.createHttpServer()
                .requestHandler(request -> JournalRoutes.write(request.response(), journal, this::labels, 0, _ -> true)
                        .onComplete(written))
                .listen(0, "127.0.0.1"));
        Socket client = new Socket("127.0.0.1", server.actualPort());
        client.getOutputStream().write("GET / HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    @Test
    void allOfItIsWrittenLineByLine() throws Exception {
        Promise<Void> written = Promise.promise();
        try (Socket client = asks(journal(1_234), written)) {
            now(written.future());

            assertThat(answer(client)).contains("application/jsonl", "{\"seq\":1,", "{\"seq\":1234,");
        }
    }

    @Test
    void whoseInvitationHasALabelIsCalledSoInTheirLinesAlone() throws Exception {
        Promise<Void> written = Promise.promise();
        try (Socket client = asks(journal(600), written)) {
            now(written.future());

            assertThat(answer(client).lines().filter(line -> line.contains("label")))
                    .singleElement()
                    .asString()
                    .startsWith("{\"seq\":2,")
                    .contains("\"by\":{\"kind\":\"coordinator\",\"session\":\"" + new UUID(1, 2)
                            + "\",\"label\":\"Nadia, la nuit\"}");
        }
        assertThat(asked).as("the sessions asked for, page by page").hasSize(2);
        assertThat(asked.getFirst()).hasSize(100);
        assertThat(asked.getLast()).isEmpty();
    }

    /** Reads an answer to its end. */
    private static String answer(Socket client) throws IOException {
        client.setSoTimeout(20_000);
        StringBuilder text = new StringBuilder();
        byte[] bytes = new byte[8_192];
        while (!text.toString().endsWith("\r\n0\r\n\r\n")) {
            int length = client.getInputStream().read(bytes);
            assertThat(length).isPositive();
            text.append(new String(bytes, 0, length, StandardCharsets.US_ASCII));
        }
        return text.toString();
    }

    @Test
    void nothingMoreIsReadForAClientWhoHasLeft() throws Exception {
        Promise<Void> written = Promise.promise();
        try (Socket client = asks(journal(Long.MAX_VALUE), written)) {
            assertThat(client.getInputStream().readNBytes(100_000)).hasSize(100_000);
        }

        now(written.future());

        long position = read.get();
        now(vertx.<Void>executeBlocking(() -> null).compose(_ -> Future.succeededFuture()));
        assertThat(read).hasValue(position);
    }
}
