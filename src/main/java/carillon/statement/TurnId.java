package carillon.statement;

import carillon.edition.Slug;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a turn within its block.
 *
 * @param value a slug, {@code [a-z0-9-]{1,64}}
 */
public record TurnId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TurnId {
        Slug.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
