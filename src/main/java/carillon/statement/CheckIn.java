package carillon.statement;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.ProjectId;
import carillon.edition.SlotId;
import carillon.edition.WrittenJson;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A statement of the organizers of one city about it (docs/protocol.md, "Posting"). */
public sealed interface CheckIn extends Statement {

    /** The largest headcount. */
    int MAX_HEADCOUNT = 100_000;

    /** The city that it is about. */
    CityId city();

    /** A check-in about one slot of its city. */
    sealed interface OfSlot extends CheckIn {
        SlotId slot();
    }

    @JsonTypeName("city.opened")
    record CityOpened(CityId city) implements CheckIn {}

    @JsonTypeName("city.closed")
    record CityClosed(CityId city) implements CheckIn {}

    @JsonTypeName("slot.started")
    record SlotStarted(CityId city, SlotId slot) implements OfSlot {}

    @JsonTypeName("slot.finished")
    record SlotFinished(CityId city, SlotId slot) implements OfSlot {}

    @JsonTypeName("slot.skipped")
    record SlotSkipped(CityId city, SlotId slot) implements OfSlot {}

    /**
     * A slot is going to start at another time than expected.
     *
     * @param start the new expected start
     */
    @JsonTypeName("slot.delayed")
    record SlotDelayed(CityId city, SlotId slot, Instant start) implements OfSlot {}

    /**
     * A slot that runs is going to end at another time than expected.
     *
     * @param end the new expected end
     */
    @JsonTypeName("slot.prolonged")
    record SlotProlonged(CityId city, SlotId slot, Instant end) implements OfSlot {}

    /**
     * A count of the people who are there.
     *
     * @param count from 0 to {@value CheckIn#MAX_HEADCOUNT}
     */
    @JsonTypeName("headcount")
    record Headcount(CityId city, int count) implements CheckIn {
        public Headcount {
            if (count < 0 || count > MAX_HEADCOUNT) {
                throw new IllegalArgumentException("a headcount of " + count);
            }
        }
    }

    @JsonTypeName("note")
    record Note(CityId city, Text text) implements CheckIn {}

    /**
     * An answer to the roll call.
     *
     * @param note the reason, or what is missing; may be absent
     * @param checks what it has looked at; may be absent
     */
    @JsonTypeName("ready")
    record Ready(
            CityId city,
            MilestoneId milestone,
            Answer ready,
            @Nullable Text note,
            @Nullable Checks checks) implements CheckIn {
        /** Makes an answer that says nothing of single checks. */
        public Ready(CityId city, MilestoneId milestone, Answer ready, @Nullable Text note) {
            this(city, milestone, ready, note, null);
        }
    }

    @JsonTypeName("help.wanted")
    record HelpWanted(CityId city, Text text) implements CheckIn {}

    /**
     * A call for help is settled.
     *
     * @param ref the id of the {@link HelpWanted} check-in
     */
    @JsonTypeName("help.settled")
    record HelpSettled(CityId city, UUID ref) implements CheckIn {}

    /**
     * An answer to a call for help, of this city or of another.
     *
     * @param ref the id of the {@link HelpWanted} check-in
     */
    @JsonTypeName("help.answered")
    record HelpAnswered(CityId city, UUID ref, Text text) implements CheckIn {}

    /**
     * Somebody of this city has read an announcement.
     *
     * @param ref the id of the {@link Decision.Announcement}
     */
    @JsonTypeName("announcement.seen")
    record AnnouncementSeen(CityId city, UUID ref) implements CheckIn {}

    /**
     * This city answers a question, perhaps anew: its last answer holds.
     *
     * @param ref the id of the {@link Decision.QuestionAsked}
     * @param answer one of its options, where it has any
     * @param note what there is to add; may be absent
     */
    @JsonTypeName("question.answered")
    record QuestionAnswered(
            CityId city, UUID ref, Text answer, @Nullable Text note) implements CheckIn {}

    /**
     * The programme of this city is replaced as a whole.
     *
     * @param programme its slots and milestones in order, as in the edition file (docs/edition-file.md)
     */
    @JsonTypeName("programme.changed")
    record ProgrammeChanged(CityId city, JsonNode programme) implements CheckIn, Statement.Change {
        public ProgrammeChanged {
            programme = WrittenJson.canonical(programme);
        }

        @Override
        public SequencedMap<String, JsonNode> parts() {
            return Parts.of("programme", programme);
        }
    }

    /**
     * Parts of what was announced of this city change. Each is a member of a city in the edition file
     * (docs/edition-file.md); a JSON null takes out what may be absent, and what is not given stays.
     */
    @JsonTypeName("city.changed")
    record CityChanged(
            CityId city,
            @Nullable JsonNode name,
            @Nullable JsonNode names,
            @Nullable JsonNode venue,
            @Nullable JsonNode address,
            @Nullable JsonNode timezone,
            @Nullable JsonNode links,
            @Nullable JsonNode position,
            @Nullable JsonNode language)
            implements CheckIn, Statement.Change {
        public CityChanged {
            name = Parts.canonical(name);
            names = Parts.canonical(names);
            venue = Parts.canonical(venue);
            address = Parts.canonical(address);
            timezone = Parts.canonical(timezone);
            links = Parts.canonical(links);
            position = Parts.canonical(position);
            language = Parts.canonical(language);
        }

        @Override
        public SequencedMap<String, JsonNode> parts() {
            return Parts.of(
                    "name",
                    name,
                    "names",
                    names,
                    "venue",
                    venue,
                    "address",
                    address,
                    "timezone",
                    timezone,
                    "links",
                    links,
                    "position",
                    position,
                    "language",
                    language);
        }
    }

    /**
     * A project of this city is announced, or replaced as a whole.
     *
     * @param project a project in the edition file (docs/edition-file.md), without its city; made where its id is new
     */
    @JsonTypeName("project.changed")
    record ProjectChanged(CityId city, JsonNode project) implements CheckIn, Statement.Change {
        public ProjectChanged {
            project = WrittenJson.canonical(project);
        }

        @Override
        public SequencedMap<String, JsonNode> parts() {
            return Parts.of("project", project);
        }

        /** The id of the project as it was written, which may be none. */
        public String id() {
            return project.path("id").asText();
        }
    }

    /** A project of this city is announced no more. */
    @JsonTypeName("project.removed")
    record ProjectRemoved(CityId city, ProjectId project) implements CheckIn, Statement.Change {
        @Override
        public SequencedMap<String, JsonNode> parts() {
            return Parts.of("project", NullNode.getInstance());
        }
    }

    /** A check-in about the turns of one slot of its city. */
    sealed interface OfTurns extends CheckIn, TurnStatement {
        SlotId slot();
    }

    @JsonTypeName("turns.set")
    record TurnsSet(CityId city, SlotId slot, List<Turn> turns) implements OfTurns, TurnStatement.Setting {
        public TurnsSet {
            turns = List.copyOf(turns);
        }
    }

    @JsonTypeName("turn.started")
    record TurnStarted(CityId city, SlotId slot, TurnId turn) implements OfTurns, TurnStatement.Starting {}

    @JsonTypeName("turn.finished")
    record TurnFinished(CityId city, SlotId slot, TurnId turn) implements OfTurns, TurnStatement.Finishing {}

    @JsonTypeName("turn.skipped")
    record TurnSkipped(CityId city, SlotId slot, TurnId turn) implements OfTurns, TurnStatement.Skipping {}

    @JsonTypeName("turn.prolonged")
    record TurnProlonged(CityId city, SlotId slot, TurnId turn, Minutes minutes)
            implements OfTurns, TurnStatement.Prolonging {}

    /**
     * An earlier check-in of this city is retracted.
     *
     * @param ref the id of that check-in
     * @param reason the reason; may be absent
     */
    @JsonTypeName("retracted")
    record Retracted(CityId city, UUID ref, @Nullable Text reason) implements CheckIn {}
}
