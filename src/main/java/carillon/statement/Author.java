package carillon.statement;

import carillon.edition.CityId;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.UUID;

/** Who said it. It stands in the journal, for coordinators; the timeline document names no person. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(Author.Organizer.class),
    @JsonSubTypes.Type(Author.Coordinator.class),
    @JsonSubTypes.Type(Author.Program.class),
    @JsonSubTypes.Type(Author.Rule.class),
    @JsonSubTypes.Type(Author.Player.class),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Author {

    /**
     * An organizer of one city.
     *
     * @param session the session it was said in, which leads to the invitation
     */
    @JsonTypeName("organizer")
    record Organizer(CityId city, UUID session) implements Author {}

    /**
     * A coordinator of the edition.
     *
     * @param session the session it was said in, which leads to the invitation
     */
    @JsonTypeName("coordinator")
    record Coordinator(UUID session) implements Author {}

    /** A program that holds the server's own token. */
    @JsonTypeName("program")
    record Program() implements Author {}

    /**
     * A rule that the server applies by itself.
     *
     * @param due when it was due, which is earlier than when it was journalled where no server was up
     */
    @JsonTypeName("rule")
    record Rule(Instant due) implements Author {}

    /** A city that plays its part in a rehearsal. */
    @JsonTypeName("player")
    record Player(CityId city) implements Author {}

    /**
     * A kind of author that this version does not know. What they said is {@link Statement.Unknown}.
     *
     * @param json the whole of it, as the journal has it
     */
    record Unknown(String json) implements Author {}
}
