package carillon.backup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Cuts a member out of a JSON object as it is written there, since cursors are made of the text where a statement is not known. */
final class RawMember {
    private static final JsonFactory JSON = new JsonFactory();

    private RawMember() {}

    /**
     * Returns the text of a member's value.
     *
     * @throws IllegalArgumentException where there is none
     */
    static String of(String object, String name) {
        try (JsonParser parser = JSON.createParser(object)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isIt = parser.currentName().equals(name);
                parser.nextToken();
                int start = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                if (isIt) {
                    return object.substring(
                            start, (int) parser.currentLocation().getCharOffset());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalArgumentException("no member " + name);
    }
}
