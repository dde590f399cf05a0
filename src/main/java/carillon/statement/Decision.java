package carillon.statement;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of a coordinator, or of a rule, about what the cities share (docs/protocol.md, "Posting"). */
public sealed interface Decision extends Statement {

    /** A decision about one milestone. */
    sealed interface OfMilestone extends Decision {
        MilestoneId milestone();
    }

    @JsonTypeName("milestone.started")
    record MilestoneStarted(MilestoneId milestone) implements OfMilestone {}

    @JsonTypeName("milestone.ended")
    record MilestoneEnded(MilestoneId milestone) implements OfMilestone {}

    @JsonTypeName("milestone.held")
    record MilestoneHeld(MilestoneId milestone, Text reason) implements OfMilestone {}

    @JsonTypeName("milestone.released")
    record MilestoneReleased(MilestoneId milestone) implements OfMilestone {}

    /**
     * A milestone moves.
     *
     * @param to its new expected start
     */
    @JsonTypeName("milestone.postponed")
    record MilestonePostponed(MilestoneId milestone, Instant to) implements OfMilestone {}

    @JsonTypeName("milestone.cancelled")
    record MilestoneCancelled(MilestoneId milestone, Text reason) implements OfMilestone {}

    /**
     * An announcement to all cities, or to some.
     *
     * @param cities its addressees, never empty; absent where it is for all
     */
    @JsonTypeName("announcement")
    record Announcement(Text text, @Nullable List<CityId> cities) implements Decision {
        public Announcement {
            if (cities != null) {
                cities = List.copyOf(cities);
                if (cities.isEmpty()) {
                    throw new IllegalArgumentException("an announcement for no city");
                }
            }
        }
    }
}
