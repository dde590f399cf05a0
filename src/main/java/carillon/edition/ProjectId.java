package carillon.edition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a project within its edition.
 *
 * @param value a slug, {@code [a-z0-9-]{1,64}}
 */
public record ProjectId(@JsonValue String value) implements Comparable<ProjectId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProjectId {
        Slug.checked(value);
    }

    @Override
    public int compareTo(ProjectId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
