package carillon.edition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a slot within its city.
 *
 * @param value a slug, {@code [a-z0-9-]{1,64}}
 */
public record SlotId(@JsonValue String value) implements Comparable<SlotId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SlotId {
        Slug.checked(value);
    }

    @Override
    public int compareTo(SlotId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
