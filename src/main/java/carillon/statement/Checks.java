package carillon.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a city has looked at before it answered the roll call: which of a milestone's checks are well, and which are not.
 *
 * @param ticked by the text of the check; in one order, so that equal ones are written alike
 */
public record Checks(@JsonValue SortedMap<String, Boolean> ticked) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Checks(Map<String, Boolean> ticked) {
        this((SortedMap<String, Boolean>) new TreeMap<>(ticked));
    }

    public Checks {
        ticked = Collections.unmodifiableSortedMap(new TreeMap<>(ticked));
        if (ticked.containsValue(null)) {
            throw new IllegalArgumentException("neither well nor not: " + ticked);
        }
    }
}
