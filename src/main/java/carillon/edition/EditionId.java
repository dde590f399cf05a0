package carillon.edition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names an edition.
 *
 * @param value a slug, {@code [a-z0-9-]{1,64}}
 */
public record EditionId(@JsonValue String value) implements Comparable<EditionId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EditionId {
        Slug.checked(value);
    }

    /** Whether this is the rehearsal of that edition, beside its event. */
    public boolean isRehearsalOf(EditionId event) {
        return value.equals(event.value + ReservedIds.REHEARSAL);
    }

    @Override
    public int compareTo(EditionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
