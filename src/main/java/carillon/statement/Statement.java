package carillon.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * A statement: a {@link CheckIn} from a city, or a {@link Decision} about what the cities share. Each kind is a record whose
 * components are exactly the members that docs/protocol.md, "Posting", lists for it; a component that may be absent is
 * {@code @Nullable}. A statement of a newer version that this one cannot read is {@link Unknown}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(CheckIn.CityOpened.class),
    @JsonSubTypes.Type(CheckIn.CityClosed.class),
    @JsonSubTypes.Type(CheckIn.SlotStarted.class),
    @JsonSubTypes.Type(CheckIn.SlotFinished.class),
    @JsonSubTypes.Type(CheckIn.SlotSkipped.class),
    @JsonSubTypes.Type(CheckIn.SlotDelayed.class),
    @JsonSubTypes.Type(CheckIn.SlotProlonged.class),
    @JsonSubTypes.Type(CheckIn.Headcount.class),
    @JsonSubTypes.Type(CheckIn.Note.class),
    @JsonSubTypes.Type(CheckIn.Ready.class),
    @JsonSubTypes.Type(CheckIn.HelpWanted.class),
    @JsonSubTypes.Type(CheckIn.HelpSettled.class),
    @JsonSubTypes.Type(CheckIn.HelpAnswered.class),
    @JsonSubTypes.Type(CheckIn.AnnouncementSeen.class),
    @JsonSubTypes.Type(CheckIn.QuestionAnswered.class),
    @JsonSubTypes.Type(CheckIn.ProgrammeChanged.class),
    @JsonSubTypes.Type(CheckIn.CityChanged.class),
    @JsonSubTypes.Type(CheckIn.ProjectChanged.class),
    @JsonSubTypes.Type(CheckIn.ProjectRemoved.class),
    @JsonSubTypes.Type(TurnStatement.Setting.class),
    @JsonSubTypes.Type(TurnStatement.Starting.class),
    @JsonSubTypes.Type(TurnStatement.Finishing.class),
    @JsonSubTypes.Type(TurnStatement.Skipping.class),
    @JsonSubTypes.Type(TurnStatement.Prolonging.class),
    @JsonSubTypes.Type(CheckIn.Retracted.class),
    @JsonSubTypes.Type(Decision.MilestoneStarted.class),
    @JsonSubTypes.Type(Decision.MilestoneEnded.class),
    @JsonSubTypes.Type(Decision.MilestoneHeld.class),
    @JsonSubTypes.Type(Decision.MilestoneReleased.class),
    @JsonSubTypes.Type(Decision.MilestonePostponed.class),
    @JsonSubTypes.Type(Decision.MilestoneProlonged.class),
    @JsonSubTypes.Type(Decision.MilestoneCancelled.class),
    @JsonSubTypes.Type(Decision.MilestoneChanged.class),
    @JsonSubTypes.Type(Decision.MilestoneRemoved.class),
    @JsonSubTypes.Type(Decision.CityAdded.class),
    @JsonSubTypes.Type(Decision.CityRemoved.class),
    @JsonSubTypes.Type(Decision.EditionChanged.class),
    @JsonSubTypes.Type(Decision.Announcement.class),
    @JsonSubTypes.Type(Decision.AnnouncementWithdrawn.class),
    @JsonSubTypes.Type(Decision.HelpReplied.class),
    @JsonSubTypes.Type(Decision.QuestionAsked.class),
    @JsonSubTypes.Type(Decision.QuestionClosed.class),
    @JsonSubTypes.Type(Decision.SessionSetAside.class),
    @JsonSubTypes.Type(Decision.SessionReinstated.class),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Statement permits CheckIn, Decision, TurnStatement, Statement.Unknown {

    /** The word for this kind of statement in the protocol and in the journal, such as {@code slot.started}. */
    default String type() {
        return typeOf(getClass());
    }

    /** Returns the word for a kind of statement. */
    static String typeOf(Class<? extends Statement> kind) {
        JsonTypeName name = kind.getAnnotation(JsonTypeName.class);
        if (name == null) {
            throw new IllegalArgumentException(kind + " has no @JsonTypeName");
        }
        return name.value();
    }

    /**
     * A statement that changes what was announced. It takes its place by when it was accepted, not by when its author
     * says that it happened.
     */
    sealed interface Change
            permits CheckIn.ProgrammeChanged,
                    CheckIn.CityChanged,
                    CheckIn.ProjectChanged,
                    CheckIn.ProjectRemoved,
                    Decision.MilestoneChanged,
                    Decision.MilestoneRemoved,
                    Decision.CityAdded,
                    Decision.CityRemoved,
                    Decision.EditionChanged {
        /** The words for these kinds. */
        List<String> TYPES = Stream.of(Change.class.getPermittedSubclasses())
                .map(kind -> typeOf(kind.asSubclass(Statement.class)))
                .toList();

        /** The parts that change: members of the edition file by name, a JSON null where one is taken out. */
        SequencedMap<String, JsonNode> parts();
    }

    /**
     * A statement that this version cannot read: of an unknown kind, by an unknown kind of author, or with members that it cannot
     * read. The journal has it, so it was accepted; it keeps its position and id, and changes nothing here. This version accepts none
     * itself.
     *
     * @param type the word for its kind; empty where it has none
     * @param json the whole statement, as the journal has it
     */
    record Unknown(String type, String json) implements Statement {

        /** Reads one of its members, where that is a string: in {@code {"city":"lyon"}} the {@code city} is {@code lyon}. */
        public Optional<String> member(String name) {
            return StatementJson.textOf(json, name);
        }
    }
}
