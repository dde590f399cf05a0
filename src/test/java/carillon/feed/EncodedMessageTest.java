package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message in the bytes of either transport. */
class EncodedMessageTest {
    private static final Cursor AT = new Cursor(7, "0123456789abcdef");
    private static final int LARGEST = 1 << 20;

    private static EncodedMessage told(String json) {
        return new EncodedMessage(Messages.Kind.PATCH, AT, json);
    }

    /** What a client makes of the bytes. */
    private static String read(ByteBuf bytes) {
        EmbeddedChannel client = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, LARGEST));
        client.writeInbound(Unpooled.copiedBuffer(bytes));
        TextWebSocketFrame frame = client.readInbound();
        assertThat(frame.isFinalFragment()).isTrue();
        String text = frame.text();
        frame.release();
        assertThat(client.<Object>readInbound()).as("nothing comes after it").isNull();
        assertThat(client.finish()).isFalse();
        return text;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, LARGEST})
    void aClientReadsOneFrameHoweverLongItIs(int length) {
        String text = "x".repeat(length);

        assertThat(read(told(text).webSocketFrame())).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ouagadougou — « à l’heure »", "مرحبا", "🔔", "\u0000"})
    void everyCharacterArrives(String text) {
        // 42 of the first, in two or three bytes each, are more than 125 and less than 65,536 bytes.
        assertThat(read(told(text.repeat(42)).webSocketFrame())).isEqualTo(text.repeat(42));
        assertThat(told(text).event().toString(StandardCharsets.UTF_8)).endsWith("\ndata: " + text + "\n\n");
    }

    @ParameterizedTest
    @EnumSource(
            value = Messages.Kind.class,
            names = {"PATCH", "SNAPSHOT"})
    void anEventThatMovesTheDocumentSaysWhereTo(Messages.Kind kind) {
        assertThat(new EncodedMessage(kind, AT, "{}").event().toString())
                .isEqualTo("event: " + kind.word() + "\nid: 7-0123456789abcdef\ndata: {}\n\n");
    }

    @ParameterizedTest
    @EnumSource(
            value = Messages.Kind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PATCH", "SNAPSHOT"})
    void anyOtherEventSaysNothingOfAPlace(Messages.Kind kind) {
        assertThat(new EncodedMessage(kind, AT, "{}").event().toString())
                .isEqualTo("event: " + kind.word() + "\ndata: {}\n\n");
    }

    @Test
    void whatOneSocketHasWrittenAndReleasedIsThereForTheNext() {
        EncodedMessage told = told("{}");

        for (int socket = 0; socket < 3; socket++) {
            ByteBuf frame = told.webSocketFrame();
            assertThat(frame.readableBytes()).isEqualTo(4);
            frame.skipBytes(frame.readableBytes());
            assertThat(frame.release()).isFalse();
            ByteBuf event = ((BufferInternal) told.event()).getByteBuf();
            assertThat(event.readableBytes()).isEqualTo(told.event().length());
            event.skipBytes(event.readableBytes());
            assertThat(event.release()).isFalse();
        }

        assertThat(read(told.webSocketFrame())).isEqualTo("{}");
    }

    @Test
    void itsBytesAreMadeOnceWhoeverAsksAtTheSameTime() throws Exception {
        int askers = 8;
        try (ExecutorService threads = Executors.newFixedThreadPool(askers)) {
            for (int round = 0; round < 200; round++) {
                EncodedMessage told = told("{}");
                Callable<Integer> frame = () -> System.identityHashCode(memory(told.webSocketFrame()));
                Callable<Integer> event = () -> System.identityHashCode(told.event());

                List<Future<Integer>> frames = threads.invokeAll(List.of(frame, frame, frame, frame));
                List<Future<Integer>> events = threads.invokeAll(List.of(event, event, event, event));

                assertThat(frames).extracting(Future::get).containsOnly(frame.call());
                assertThat(events).extracting(Future::get).containsOnly(event.call());
            }
        }
    }

    /** Whose bytes a view shows. */
    private static ByteBuf memory(ByteBuf view) {
        ByteBuf shown = view;
        while (shown.unwrap() != null) {
            shown = shown.unwrap();
        }
        return shown;
    }
}
