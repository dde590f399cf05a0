package carillon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A message that was heard, once for all who heard the same. Belongs to one thread; what is known of it is found out once. */
final class Message {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[] bytes;
    private final ByteBuffer text;
    private long mark = -1;
    private @Nullable JsonNode json;

    Message(byte[] bytes) {
        this.bytes = bytes;
        this.text = ByteBuffer.wrap(bytes);
    }

    /** Whether exactly these bytes were heard. */
    boolean is(ByteBuffer heard) {
        return heard.remaining() == bytes.length && text.mismatch(heard) < 0;
    }

    boolean is(String whole) {
        return bytes.length == whole.length() && beginsWith(whole);
    }

    /** Whether it begins with that, in ASCII. */
    boolean beginsWith(String beginning) {
        if (bytes.length < beginning.length()) {
            return false;
        }
        for (int i = 0; i < beginning.length(); i++) {
            if (bytes[i] != beginning.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    int length() {
        return bytes.length;
    }

    /** The highest mark in it, or {@link Marks#NONE}. */
    long highestMark() {
        if (mark < 0) {
            mark = Marks.highestIn(new String(bytes, StandardCharsets.UTF_8));
        }
        return mark;
    }

    JsonNode json() {
        if (json == null) {
            try {
                json = JSON.readTree(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException("a message is not JSON", e);
            }
        }
        return json;
    }
}
