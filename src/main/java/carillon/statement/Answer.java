package carillon.statement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A city's answer to the roll call before a milestone. */
public enum Answer {
    YES,
    NO;

    /** The word for it in the protocol. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
