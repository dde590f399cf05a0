package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server's end of a WebSocket, frame by frame (RFC 6455, section 5). */
class WebSocketChannelTest {
    private static final int FINAL = 0x80;
    private static final int CONTINUED = 0x0;
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;

    private final EmbeddedChannel wire = new EmbeddedChannel();
    private final List<String> heard = new ArrayList<>();
    private final WebSocketChannel channel = takeOver(wire, new WebSocketChannel.Listener() {
        @Override
        public void onMessage(String text) {
            heard.add(text);
        }

        @Override
        public void onPong() {
            heard.add("answered");
        }

        @Override
        public void onDrained() {
            heard.add("drained");
        }

        @Override
        public void onClosed() {
            heard.add("gone");
        }
    });

    /** No time goes by, however slow the machine is: nobody may say more because of it. */
    private static WebSocketChannel takeOver(EmbeddedChannel wire, WebSocketChannel.Listener listener) {
        return WebSocketChannel.takeOver(wire, listener, () -> 0);
    }

    @BeforeEach
    void open() {
        channel.open();
    }

    /** A frame of a client, masked with zeroes, which leave it as it is. */
    private void says(int kind, byte[] content) {
        ByteBuf frame = Unpooled.buffer().writeByte(kind);
        if (content.length <= 125) {
            frame.writeByte(0x80 | content.length);
        } else {
            frame.writeByte(0x80 | 126).writeShort(content.length);
        }
        wire.writeInbound(frame.writeInt(0).writeBytes(content));
    }

    private void says(int kind, String content) {
        says(kind, content.getBytes(StandardCharsets.UTF_8));
    }

    private void assertAnswer(int kind, byte[] content) {
        ByteBuf frame = wire.readOutbound();
        assertThat(frame.readUnsignedByte()).isEqualTo((short) (FINAL | kind));
        assertThat(frame.readUnsignedByte()).isEqualTo((short) content.length);
        byte[] said = new byte[content.length];
        frame.readBytes(said);
        assertThat(said).isEqualTo(content);
    }

    private void assertClosedWith(int code) {
        ByteBuf frame = wire.readOutbound();
        assertThat(frame.readUnsignedByte()).isEqualTo((short) (FINAL | CLOSE));
        frame.skipBytes(1);
        assertThat(frame.readUnsignedShort()).isEqualTo(code);
        assertThat(channel.isFull()).isTrue();
    }

    @Test
    void aMessageInPartsIsOneMessageWhateverComesBetween() {
        says(TEXT, "de l’");
        says(FINAL | PING, "?");
        says(CONTINUED, "autre ");
        says(FINAL | CONTINUED, "côté");
        says(FINAL | TEXT, "et encore");

        assertThat(heard).containsExactly("de l’autre côté", "et encore");
        assertAnswer(PONG, "?".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPongIsASignOfLife() {
        channel.ping();
        assertAnswer(PING, new byte[0]);

        says(FINAL | PONG, "");

        assertThat(heard).containsExactly("answered");
    }

    @Test
    void aGoodbyeIsReturnedAndEndsIt() {
        says(FINAL | CLOSE, new byte[] {0x03, (byte) 0xe8});

        assertAnswer(CLOSE, new byte[] {0x03, (byte) 0xe8});
        assertThat(wire.isOpen()).isFalse();
        assertThat(heard).containsExactly("gone");
    }

    @Test
    void whoIsShownTheDoorMayLeaveByThemselves() {
        channel.close((short) 1012, "restart");
        assertClosedWith(1012);
        assertThat(wire.isOpen()).isTrue();

        says(FINAL | TEXT, "encore un mot");
        says(FINAL | CLOSE, new byte[] {0x03, (byte) 0xf4});

        assertThat(wire.isOpen()).isFalse();
        assertThat(heard).containsExactly("gone");
    }

    @Test
    void whoDoesNotLeaveIsPutOut() {
        channel.close((short) 1008, "neither time nor here");

        wire.advanceTimeBy(10, TimeUnit.SECONDS);
        wire.runScheduledPendingTasks();

        assertThat(wire.isOpen()).isFalse();
    }

    @Test
    void whatIsNotTextIsRefused() {
        says(FINAL | BINARY, "0101");

        assertClosedWith(1003);
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        says(FINAL | TEXT, new byte[] {'"', (byte) 0xff, '"'});

        assertClosedWith(1007);
        assertThat(heard).isEmpty();
    }

    @Test
    void aFrameThatIsTooLongIsRefused() {
        says(FINAL | TEXT, "x".repeat(4_097));

        assertClosedWith(1009);
    }

    @Test
    void aMessageThatGrowsTooLongIsRefused() {
        says(TEXT, "x".repeat(4_000));
        says(FINAL | CONTINUED, "x".repeat(97));

        assertClosedWith(1009);
        assertThat(heard).isEmpty();
    }

    @Test
    void aFrameThatIsNotMaskedIsNoFrameOfAClient() {
        wire.writeInbound(Unpooled.buffer().writeByte(FINAL | TEXT).writeByte(1).writeByte('1'));

        assertClosedWith(1002);
    }

    @Test
    void whatVertxHadInTheChannelIsGone() {
        assertThat(wire.pipeline().names()).hasSize(4);
    }

    private static ByteBuf frame(int kind, String content) {
        return Unpooled.buffer()
                .writeByte(kind)
                .writeByte(0x80 | content.length())
                .writeInt(0)
                .writeBytes(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything that the other side can say again and again. */
    private enum Flood {
        MESSAGES(FINAL | TEXT, FINAL | TEXT, "{}"),
        EMPTY_MESSAGES(FINAL | TEXT, FINAL | TEXT, ""),
        EMPTY_PARTS(TEXT, CONTINUED, ""),
        PINGS(FINAL | PING, FINAL | PING, "?"),
        PONGS(FINAL | PONG, FINAL | PONG, "");

        private final int first;
        private final int next;
        private final String content;

        Flood(int first, int next, String content) {
            this.first = first;
            this.next = next;
            this.content = content;
        }

        ByteBuf frames(int count) {
            ByteBuf all = Unpooled.buffer().writeBytes(frame(first, content));
            for (int n = 1; n < count; n++) {
                all.writeBytes(frame(next, content));
            }
            return all;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoSaysFarTooMuchIsToldSoAndHeardNoMore(Flood flood) {
        wire.writeInbound(flood.frames(10_000));

        ByteBuf last = null;
        int answers = 0;
        for (ByteBuf next = wire.readOutbound(); next != null; next = wire.readOutbound()) {
            last = next;
            answers++;
        }
        assertThat(last.readUnsignedByte()).isEqualTo((short) (FINAL | CLOSE));
        assertThat(last.skipBytes(1).readUnsignedShort()).isEqualTo(1008);
        assertThat(answers).isLessThanOrEqualTo(MessageAllowance.MAX_AT_ONCE + 1);
        assertThat(heard).hasSizeLessThanOrEqualTo(MessageAllowance.MAX_AT_ONCE);
        assertThat(wire.config().isAutoRead()).isFalse();

        wire.advanceTimeBy(2, TimeUnit.SECONDS);
        wire.runScheduledPendingTasks();
        assertThat(wire.isOpen()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whoIsBeingSentAwayAndSaysFarTooMuchIsCut(Flood flood) {
        channel.close((short) 1012, "restart");

        wire.writeInbound(flood.frames(10_000));

        assertThat(wire.isOpen()).isFalse();
        assertThat(heard).containsExactly("gone");
    }

    @Test
    void afterWhatItMustNotSayNothingMoreIsRead() {
        wire.writeInbound(Unpooled.buffer()
                .writeBytes(frame(FINAL | BINARY, "0101"))
                .writeBytes(frame(FINAL | TEXT, "encore un mot")));

        assertClosedWith(1003);
        assertThat(heard).isEmpty();
        assertThat(wire.config().isAutoRead()).isFalse();
    }

    @Test
    void whatAnswersWhatWasReadAtOnceIsSentAtOnce() {
        AtomicInteger flushes = new AtomicInteger();
        wire.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void flush(ChannelHandlerContext context) {
                flushes.incrementAndGet();
                context.flush();
            }
        });

        wire.writeInbound(Flood.PINGS.frames(20));

        assertThat(flushes).hasValueLessThanOrEqualTo(1);
        for (int n = 0; n < 20; n++) {
            assertAnswer(PONG, "?".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void oneWhoseSocketFillsAndDrainsAllTheTimeIsCaughtUpOnce() {
        for (int n = 0; n < 100; n++) {
            wire.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
            wire.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        }
        wire.runPendingTasks();

        assertThat(heard).containsExactly("drained");
    }

    @Test
    void ofAFrameThatNeverEndsOnlyItsBeginningIsKept() {
        ByteBuf large = Unpooled.buffer(64 * 1024)
                .writeBytes(frame(FINAL | TEXT, "tout"))
                .writeBytes(frame(FINAL | TEXT, "rien"))
                .writerIndex(17);

        wire.writeInbound(large);

        assertThat(heard).containsExactly("tout");
        assertThat(large.refCnt()).isZero();
    }

    @Test
    void whatComesBeforeItIsOpenedIsHeardThen() {
        EmbeddedChannel early = new EmbeddedChannel();
        List<String> said = new ArrayList<>();
        WebSocketChannel opening = takeOver(early, new Deaf() {
            @Override
            public void onMessage(String text) {
                said.add(text);
            }
        });
        early.writeInbound(frame(FINAL | TEXT, "bonjour"));
        assertThat(said).isEmpty();

        opening.open();

        assertThat(said).containsExactly("bonjour");
    }

    @Test
    void whoLeftBeforeItIsOpenedIsGone() {
        EmbeddedChannel early = new EmbeddedChannel();
        List<String> said = new ArrayList<>();
        WebSocketChannel opening = takeOver(early, new Deaf() {
            @Override
            public void onClosed() {
                said.add("gone");
            }
        });
        early.writeInbound(frame(FINAL | TEXT, "bonjour"));
        early.close();

        opening.open();
        early.runPendingTasks();

        assertThat(said).contains("gone");
    }

    private static class Deaf implements WebSocketChannel.Listener {
        @Override
        public void onMessage(String text) {}

        @Override
        public void onPong() {}

        @Override
        public void onDrained() {}

        @Override
        public void onClosed() {}
    }
}
