package carillon.edition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a city within its edition.
 *
 * @param value a slug, {@code [a-z0-9-]{1,64}}
 */
public record CityId(@JsonValue String value) implements Comparable<CityId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CityId {
        Slug.checked(value);
    }

    @Override
    public int compareTo(CityId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
