package carillon.statement;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.SlotId;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement about the turns of a block: of a milestone, by a {@link Decision}, or of a city's slot, by a {@link CheckIn}.
 * Both have the same word for their kind; the member {@code milestone} tells them apart.
 */
public sealed interface TurnStatement extends Statement
        permits TurnStatement.Setting,
                TurnStatement.Starting,
                TurnStatement.Finishing,
                TurnStatement.Skipping,
                TurnStatement.Prolonging,
                CheckIn.OfTurns,
                Decision.OfTurns {

    /** Who speaks, in which order, for how long; it replaces the list as a whole. */
    @JsonTypeName("turns.set")
    sealed interface Setting extends TurnStatement permits CheckIn.TurnsSet, Decision.TurnsSet {
        List<Turn> turns();

        /** Reads one: with a milestone it is a decision, else a check-in. */
        @JsonCreator
        static Setting read(
                @JsonProperty("milestone") @Nullable MilestoneId milestone,
                @JsonProperty("city") @Nullable CityId city,
                @JsonProperty("slot") @Nullable SlotId slot,
                @JsonProperty("turns") @Nullable List<Turn> turns) {
            List<Turn> itsTurns = required("turns", turns);
            return milestone == null
                    ? new CheckIn.TurnsSet(required("city", city), required("slot", slot), itsTurns)
                    : new Decision.TurnsSet(milestone, itsTurns);
        }
    }

    /** A turn begins; the one that runs is finished by that. */
    @JsonTypeName("turn.started")
    sealed interface Starting extends TurnStatement permits CheckIn.TurnStarted, Decision.TurnStarted {
        TurnId turn();

        /** Reads one: with a milestone it is a decision, else a check-in. */
        @JsonCreator
        static Starting read(
                @JsonProperty("milestone") @Nullable MilestoneId milestone,
                @JsonProperty("city") @Nullable CityId city,
                @JsonProperty("slot") @Nullable SlotId slot,
                @JsonProperty("turn") @Nullable TurnId turn) {
            TurnId itsTurn = required("turn", turn);
            return milestone == null
                    ? new CheckIn.TurnStarted(required("city", city), required("slot", slot), itsTurn)
                    : new Decision.TurnStarted(milestone, itsTurn);
        }
    }

    /** The turn that runs is over. */
    @JsonTypeName("turn.finished")
    sealed interface Finishing extends TurnStatement permits CheckIn.TurnFinished, Decision.TurnFinished {
        TurnId turn();

        /** Reads one: with a milestone it is a decision, else a check-in. */
        @JsonCreator
        static Finishing read(
                @JsonProperty("milestone") @Nullable MilestoneId milestone,
                @JsonProperty("city") @Nullable CityId city,
                @JsonProperty("slot") @Nullable SlotId slot,
                @JsonProperty("turn") @Nullable TurnId turn) {
            TurnId itsTurn = required("turn", turn);
            return milestone == null
                    ? new CheckIn.TurnFinished(required("city", city), required("slot", slot), itsTurn)
                    : new Decision.TurnFinished(milestone, itsTurn);
        }
    }

    /** A turn does not take place. */
    @JsonTypeName("turn.skipped")
    sealed interface Skipping extends TurnStatement permits CheckIn.TurnSkipped, Decision.TurnSkipped {
        TurnId turn();

        /** Reads one: with a milestone it is a decision, else a check-in. */
        @JsonCreator
        static Skipping read(
                @JsonProperty("milestone") @Nullable MilestoneId milestone,
                @JsonProperty("city") @Nullable CityId city,
                @JsonProperty("slot") @Nullable SlotId slot,
                @JsonProperty("turn") @Nullable TurnId turn) {
            TurnId itsTurn = required("turn", turn);
            return milestone == null
                    ? new CheckIn.TurnSkipped(required("city", city), required("slot", slot), itsTurn)
                    : new Decision.TurnSkipped(milestone, itsTurn);
        }
    }

    /** A turn gets more minutes. */
    @JsonTypeName("turn.prolonged")
    sealed interface Prolonging extends TurnStatement permits CheckIn.TurnProlonged, Decision.TurnProlonged {
        TurnId turn();

        Minutes minutes();

        /** Reads one: with a milestone it is a decision, else a check-in. */
        @JsonCreator
        static Prolonging read(
                @JsonProperty("milestone") @Nullable MilestoneId milestone,
                @JsonProperty("city") @Nullable CityId city,
                @JsonProperty("slot") @Nullable SlotId slot,
                @JsonProperty("turn") @Nullable TurnId turn,
                @JsonProperty("minutes") @Nullable Minutes minutes) {
            TurnId itsTurn = required("turn", turn);
            Minutes itsMinutes = required("minutes", minutes);
            return milestone == null
                    ? new CheckIn.TurnProlonged(required("city", city), required("slot", slot), itsTurn, itsMinutes)
                    : new Decision.TurnProlonged(milestone, itsTurn, itsMinutes);
        }
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return value;
    }
}
