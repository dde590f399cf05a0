package carillon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.wire.StrictRequests;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictRequestsTest {
    private static final String POST = "POST / HTTP/1.1\\nHost: a.example\\n";
    private static final String CHUNKS = POST + "Transfer-Encoding: chunked\\n\\n";

    private final EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoder());
    private final List<String> paths = new ArrayList<>();
    private int ended;
    private @Nullable Throwable failure;

    StrictRequestsTest() {
        StrictRequests.require(channel.pipeline(), new StrictFraming());
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    /** Sends text with {@code \n} for each end of a line and {@code \t} for a tab, so many bytes at a time. */
    private void send(String text, int atATime) {
        byte[] bytes = text.replace("\\r", "\r")
                .replace("\\n", "\r\n")
                .replace("\\t", "\t")
                .replace("\\0", "\0")
                .getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < bytes.length; at += atATime) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes, at, Math.min(atATime, bytes.length - at)));
        }
        for (HttpObject read = channel.readInbound(); read != null; read = channel.readInbound()) {
            if (read.decoderResult().isFailure()) {
                failure = read.decoderResult().cause();
            } else if (read instanceof HttpRequest request) {
                paths.add(request.uri());
            } else if (read instanceof LastHttpContent) {
                ended++;
            }
            ReferenceCountUtil.release(read);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\\nHost: a.example\\n\\n",
                "\\n\\nGET / HTTP/1.1\\nHost: a.example\\n\\n",
                "GET / HTTP/1.1\\nHOST:a.example:8080\\n\\n",
                "GET / HTTP/1.1\\nHost: [2001:db8::1]:443\\n\\n",
                "GET / HTTP/1.1\\nHost: \\n\\n",
                "GET / HTTP/1.1\\nHost: a_b.example:\\n\\n",
                "GET / HTTP/1.0\\n\\n",
                "GET http://a.example/ HTTP/1.1\\nHost: a.example\\n\\n",
                "GET / HTTP/1.1\\nHost: a\\nAccept:\\t*/*  \\nCookie: a=b; c=\"d\"\\n\\n",
                POST + "Content-Length: 5\\n\\nhello",
                POST + "Content-Length: 0\\n\\n",
                POST + "content-length:\\t0005\\n\\nhello",
                CHUNKS + "5\\nhello\\n0\\n\\n",
                CHUNKS + "0\\n\\n",
                CHUNKS + "000\\n\\n",
                POST + "transfer-encoding: Chunked\\n\\n5\\nhello\\n0\\n\\n",
                CHUNKS + "0000000000005\\nhello\\n0\\n\\n",
                CHUNKS + "A\\n0123456789\\n00\\n\\n",
                CHUNKS + "5;a=b\\nhello\\n0;c=\"d e\"\\n\\n",
                CHUNKS + "5 ; a = b\\nhello\\n0\\n\\n",
                CHUNKS + "5\\nhello\\n0\\nX-Checked: yes\\n\\n",
            })
    void whatIsRightIsReadHoweverItComes(String request) {
        for (int atATime : new int[] {1, 7, 1_000}) {
            send(request + request, atATime);
        }

        assertThat(failure).isNull();
        assertThat(paths).hasSize(6);
        assertThat(ended).isEqualTo(6);
    }

    @ParameterizedTest(name = "{0} for its {1}")
    @CsvSource({
        "GET / HTTP/1.1\\n\\n, Host",
        "GET / HTTP/1.1\\nAccept: */*\\n\\n, Host",
        "GET / HTTP/1.1\\nHost: a\\nHost: b\\n\\n, Host",
        "GET / HTTP/1.1\\nHost: a\\nhost: a\\n\\n, Host",
        "GET / HTTP/1.0\\nHost: a\\nHost: b\\n\\n, Host",
        "GET / HTTP/1.1\\nHost: a b\\n\\n, Host",
        "GET / HTTP/1.1\\nHost: x@a\\n\\n, Host",
        "GET / HTTP/1.1\\nHost: a/b\\n\\n, Host",
        "GET / HTTP/1.1\\nHost: a:b\\n\\n, Host",
        "GET / HTTP/1.1\\nHost: a%zz\\n\\n, Host",
        "GET / HTTP/1.1\\n Host: a\\n\\n, obs-fold",
        "GET / HTTP/1.1\\nHost: a\\n b\\n\\n, obs-fold",
        "GET / HTTP/1.1\\nHost: a\\nX-A: b\\n\\tc\\n\\n, obs-fold",
        "GET / HTTP/1.1\\nHost: a\\nX-A: b\\n \\n\\n, obs-fold",
        "GET / HTTP/1.1\\nHost : a\\n\\n, field-name",
        "GET / HTTP/1.1\\nHost: a\\nX A: b\\n\\n, field-name",
        "GET / HTTP/1.1\\nHost: a\\n: b\\n\\n, field-name",
        "GET / HTTP/1.1\\nHost: a\\nX-A\\n\\n, field-name",
        "GET / HTTP/1.1\\nHost: a\\nX-A: b\\0\\n\\n, field-value",
        "GET / HTTP/1.1\\nHost: a\\nX-A: b\\rX-B: c\\n\\n, field-value",
    })
    void aHeadThatCanBeReadInTwoWaysIsRefused(String request, String part) {
        refuses(request, part);
    }

    @ParameterizedTest(name = "{0} for its {1}")
    @CsvSource({
        "'Transfer-Encoding: gzip, chunked', Transfer-Encoding",
        "Transfer-Encoding: gzip, Transfer-Encoding",
        "Transfer-Encoding: identity, Transfer-Encoding",
        "Transfer-Encoding: xchunked, Transfer-Encoding",
        "Transfer-Encoding: chunked;q=1, Transfer-Encoding",
        "'Transfer-Encoding: chunked, chunked', Transfer-Encoding",
        "'Transfer-Encoding: chunked,', Transfer-Encoding",
        "Transfer-Encoding: \"chunked\", Transfer-Encoding",
        "Transfer-Encoding:, Transfer-Encoding",
        "Transfer-Encoding: chunked\\nTransfer-Encoding: chunked, Transfer-Encoding",
        "Transfer-Encoding: chunked\\nTransfer-Encoding: identity, Transfer-Encoding",
        "Transfer-Encoding: chunked\\nContent-Length: 5, Transfer-Encoding",
        "Content-Length: 5\\nTransfer-Encoding: chunked, Transfer-Encoding",
        "Content-Length: 5\\nContent-Length: 5, Content-Length",
        "Content-Length: 5\\nContent-Length: 6, Content-Length",
        "'Content-Length: 5, 5', Content-Length",
        "Content-Length: +5, Content-Length",
        "Content-Length: -5, Content-Length",
        "Content-Length: 0x5, Content-Length",
        "Content-Length: 5 5, Content-Length",
        "Content-Length:, Content-Length",
        "Content-Length: 99999999999999999999, Content-Length",
    })
    void aBodyWhoseEndCanBeReadInTwoWaysIsRefused(String headers, String part) {
        refuses(POST + headers + "\\n\\n5\\nhello\\n0\\n\\n", part);
    }

    @Test
    void chunksAreNotForHttp10() {
        refuses("POST / HTTP/1.0\\nTransfer-Encoding: chunked\\n\\n0\\n\\n", "Transfer-Encoding");
    }

    @ParameterizedTest(name = "{0} for its {1}")
    @CsvSource({
        "' 5\\nhello\\n0\\n\\n', chunk-size",
        "'5 \\nhello\\n0\\n\\n', chunk-size",
        "5\\t\\nhello\\n0\\n\\n, chunk-size",
        "\\t5\\nhello\\n0\\n\\n, chunk-size",
        "0 5\\nhello\\n0\\n\\n, chunk-size",
        "5 5\\nhello\\n0\\n\\n, chunk-size",
        "\\n5\\nhello\\n0\\n\\n, chunk-size",
        ";a=b\\nhello\\n0\\n\\n, chunk-size",
        "0x5\\nhello\\n0\\n\\n, chunk-size",
        "+5\\nhello\\n0\\n\\n, chunk-size",
        "-5\\nhello\\n0\\n\\n, chunk-size",
        "5h\\nhello\\n0\\n\\n, chunk-size",
        "zz\\nhello\\n0\\n\\n, chunk-size",
        "100000005\\nhello\\n0\\n\\n, chunk-size",
        "5;a\\0\\nhello\\n0\\n\\n, chunk-size",
        "5;a\\rb\\nhello\\n0\\n\\n, chunk-size",
        "5\\nhello0\\n\\n, chunk",
        "5\\nhello world\\n0\\n\\n, chunk",
        "5\\nhello\\n0 \\n\\n, chunk-size",
        "5\\nhello\\n0\\n a\\n\\n, obs-fold",
        "5\\nhello\\n0\\nX-A: b\\n c\\n\\n, obs-fold",
        "5\\nhello\\n0\\nX-A\\n\\n, field-name",
    })
    void aChunkThatCanBeReadInTwoWaysIsRefused(String chunks, String part) {
        refuses(CHUNKS + chunks, part);
    }

    @Test
    void whatCameAheadIsReadAndWhatComesBehindIsNot() {
        send(
                "GET /1 HTTP/1.1\\nHost: a\\n\\n" + POST.replace("/ ", "/2 ")
                        + "Content-Length: 2\\n\\n\\nGET /3 HTTP/1.1\\nHost: a\\nHost: a\\n\\nGET /4 HTTP/1.1\\nHost: a\\n\\n",
                1_000);
        send("GET /5 HTTP/1.1\\nHost: a\\n\\n", 3);

        assertThat(paths).containsExactly("/1", "/2");
        assertThat(ended).isEqualTo(2);
        assertThat(failure).isInstanceOf(BadRequest.class).hasMessage("Host");
    }

    @Test
    void aConnectionThatSpeaksSomethingElseByNowIsLeftAlone() {
        send("GET / HTTP/1.1\\nHost: a\\n\\n", 1_000);
        channel.pipeline().remove(HttpRequestDecoder.class);

        channel.writeInbound(Unpooled.copiedBuffer(" no\n head", StandardCharsets.US_ASCII));

        assertThat(channel.<Object>readInbound()).isInstanceOfSatisfying(io.netty.buffer.ByteBuf.class, bytes -> {
            assertThat(bytes.toString(StandardCharsets.US_ASCII)).isEqualTo(" no\n head");
            bytes.release();
        });
    }

    @Test
    void aPipelineWithoutADecoderIsRefused() {
        EmbeddedChannel other = new EmbeddedChannel();

        assertThatThrownBy(() -> StrictRequests.require(other.pipeline(), new StrictFraming()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no decoder of HTTP/1");
        other.finishAndReleaseAll();
    }

    private void refuses(String request, String part) {
        for (int atATime : new int[] {1_000, 1, 7}) {
            StrictRequestsTest other = new StrictRequestsTest();
            other.send(request, atATime);
            assertThat(other.failure)
                    .as("%d at a time", atATime)
                    .isInstanceOf(BadRequest.class)
                    .hasMessage(part);
            assertThat(other.ended).isZero();
            other.close();
        }
    }
}
