package carillon.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How long a turn lasts, or how much longer.
 *
 * @param value in minutes, from {@value #LEAST} to {@value #MOST}
 */
public record Minutes(@JsonValue int value) {
    public static final int LEAST = 1;
    public static final int MOST = 120;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Minutes {
        if (value < LEAST || value > MOST) {
            throw new IllegalArgumentException(value + " minutes");
        }
    }
}
