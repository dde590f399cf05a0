package carillon.edition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a milestone within its edition.
 *
 * @param value a slug, {@code [a-z0-9-]{1,64}}
 */
public record MilestoneId(@JsonValue String value) implements Comparable<MilestoneId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MilestoneId {
        Slug.checked(value);
    }

    @Override
    public int compareTo(MilestoneId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
