package carillon.exchange;

import carillon.edition.Phrase;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Decodes a file: UTF-8, or UTF-16 where a mark says so, as spreadsheets write “Unicode text”. No other charset is guessed: the
 * letters would be wrong in silence.
 */
final class FileText {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private FileText() {}

    static String of(byte[] content) {
        requireNoZip(content);
        String text = decoded(content);
        if (text.isBlank()) {
            throw new MalformedFile(0, Phrase.of("file-empty"));
        }
        return text;
    }

    static void requireNoZip(byte[] content) {
        if (startsWith(content, ZIP)) {
            throw new MalformedFile(0, Phrase.of("file-zip"));
        }
    }

    private static String decoded(byte[] content) {
        boolean isUtf16 = startsWith(content, new byte[] {(byte) 0xFE, (byte) 0xFF})
                || startsWith(content, new byte[] {(byte) 0xFF, (byte) 0xFE});
        Charset charset = isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new MalformedFile(0, Phrase.of("file-not-utf8"));
        }
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        return content.length >= start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }
}
