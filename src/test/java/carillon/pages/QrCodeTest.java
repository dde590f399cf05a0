package carillon.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The codes that pages draw are those that the server would draw: module by module, as another hand wrote them. */
class QrCodeTest {
    private static final String LINK = "https://example.org/join#";
    private static final List<Integer> LENGTHS = List.of(1, 14, 15, 42, 68, 90, 130, 180, 181, 213, 300, 412, 600, 900);
    private static final String PRINT_CODES = """
            import { qrCode } from "./src/main/web/team/qr-code.ts";
            for (const length of %s) {
              const text = Array.from({ length }, (_, i) => "%s"[i %% %d]).join("") + "é";
              console.log(qrCode(text).map(row => row.map(Number).join("")).join(" "));
            }
            """;

    @Test
    void everyLengthOfATextMakesTheSameCode() throws Exception {
        List<String> drawn = Node.run(List.of(
                        "--import=./src/test/web/resolve.mjs",
                        "--input-type=module",
                        "--eval=" + PRINT_CODES.formatted(LENGTHS, LINK, LINK.length())))
                .lines()
                .toList();

        assertThat(drawn).isEqualTo(LENGTHS.stream().map(QrCodeTest::expected).toList());
    }

    private static String expected(int length) {
        String text = IntStream.range(0, length)
                        .mapToObj(i -> LINK.substring(i % LINK.length(), i % LINK.length() + 1))
                        .collect(Collectors.joining())
                + "é";
        QrCode code = QrCode.encodeSegments(
                List.of(QrSegment.makeBytes(text.getBytes(StandardCharsets.UTF_8))),
                QrCode.Ecc.MEDIUM,
                QrCode.MIN_VERSION,
                QrCode.MAX_VERSION,
                -1,
                false);
        return rows(code).collect(Collectors.joining(" "));
    }

    private static Stream<String> rows(QrCode code) {
        return IntStream.range(0, code.size)
                .mapToObj(y -> IntStream.range(0, code.size)
                        .mapToObj(x -> code.getModule(x, y) ? "1" : "0")
                        .collect(Collectors.joining()));
    }
}
