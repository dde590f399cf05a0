package carillon.statement;

import carillon.edition.WrittenJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Parts of an edition that a statement carries as they were written. */
final class Parts {
    private Parts() {}

    /** Returns the form in which a part is kept, which is the same whichever node reads it; a part not given is none. */
    static @Nullable JsonNode canonical(@Nullable JsonNode part) {
        return part == null ? null : WrittenJson.canonical(part);
    }

    /**
     * Returns the parts that are given, by name.
     *
     * @param namesAndParts names, each with its part behind it
     */
    static SequencedMap<String, JsonNode> of(@Nullable Object... namesAndParts) {
        SequencedMap<String, JsonNode> parts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndParts.length; i += 2) {
            if (namesAndParts[i] instanceof String name && namesAndParts[i + 1] instanceof JsonNode part) {
                parts.put(name, part);
            }
        }
        return parts;
    }
}
