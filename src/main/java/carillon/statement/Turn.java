package carillon.statement;

import carillon.edition.CityId;
import carillon.edition.ProjectId;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A turn to speak, as it was set.
 *
 * @param city the city that speaks; absent where none was named
 * @param project the project that is shown; absent where none was named
 * @param title what the turn is called; absent where its city or project says that
 * @param minutes how long it lasts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Turn(
        TurnId id,
        @Nullable CityId city,
        @Nullable ProjectId project,
        @Nullable Text title,
        Minutes minutes) {
    /** The most turns of one block. */
    public static final int MOST = 100;
}
