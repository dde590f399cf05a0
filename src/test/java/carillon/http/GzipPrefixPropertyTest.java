package carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * What is spliced is an ordinary gzip stream: header, blocks, check and length are right for any beginning and any
 * ending.
 */
class GzipPrefixPropertyTest {

    @Provide
    Arbitrary<byte[]> beginnings() {
        Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(5_000);
        Arbitrary<byte[]> text = Arbitraries.of("{\"state\":\"running\"}", "é", "\"start\":", " ")
                .list()
                .ofMaxSize(20_000)
                .map(words -> String.join("", words).getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(noise, text);
    }

    @Property(tries = 300)
    void whoeverReadsItGetsTheBeginningAndThenTheEnding(
            @ForAll("beginnings") byte[] beginning,
            @ForAll @Size(max = 200) byte[] one,
            @ForAll @Size(max = 200) byte[] other)
            throws IOException {
        GzipPrefix spliced = GzipPrefix.of(beginning);

        assertThat(read(spliced, one)).isEqualTo(joined(beginning, one));
        assertThat(read(spliced, other)).isEqualTo(joined(beginning, other));
    }

    @Property(tries = 10)
    void theLongestEndingIsTakenToo(@ForAll("beginnings") byte[] beginning) throws IOException {
        byte[] ending = new byte[0xffff];

        assertThat(read(GzipPrefix.of(beginning), ending)).isEqualTo(joined(beginning, ending));
    }

    private static byte[] read(GzipPrefix spliced, byte[] ending) throws IOException {
        byte[] stream = joined(spliced.opening(), spliced.ending(ending));
        ByteArrayInputStream bytes = new ByteArrayInputStream(stream);
        try (GZIPInputStream in = new GZIPInputStream(bytes)) {
            byte[] text = in.readAllBytes();
            assertThat(bytes.available()).isZero();
            return text;
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
