package carillon.statement;

import carillon.edition.CityId;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The author of an entry. The journal has it, for coordinators; the timeline document names no person. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(Author.Organizer.class),
    @JsonSubTypes.Type(Author.Coordinator.class),
    @JsonSubTypes.Type(Author.Program.class),
    @JsonSubTypes.Type(Author.Rule.class),
    @JsonSubTypes.Type(Author.Player.class),
    @JsonSubTypes.Type(Author.File.class),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Author {

    /** Returns the id of the session in which it was said; empty where no person said it. */
    default Optional<UUID> inSession() {
        return switch (this) {
            case Organizer organizer -> Optional.of(organizer.session());
            case Coordinator coordinator -> Optional.of(coordinator.session());
            case Program _ -> Optional.empty();
            case Rule _ -> Optional.empty();
            case Player _ -> Optional.empty();
            case File _ -> Optional.empty();
            case Unknown _ -> Optional.empty();
        };
    }

    /**
     * An organizer of one city.
     *
     * @param session the id of the author's session, which leads to the invitation
     */
    @JsonTypeName("organizer")
    record Organizer(CityId city, UUID session) implements Author {}

    /**
     * A coordinator of the edition.
     *
     * @param session the id of the author's session, which leads to the invitation
     */
    @JsonTypeName("coordinator")
    record Coordinator(UUID session) implements Author {}

    /** A program that holds the server's own token. */
    @JsonTypeName("program")
    record Program() implements Author {}

    /**
     * A rule that the server applies by itself.
     *
     * @param due when it was due, which is before the entry's acceptance where no server was up
     */
    @JsonTypeName("rule")
    record Rule(Instant due) implements Author {}

    /**
     * Who plays a part in a rehearsal.
     *
     * @param city the city that plays; absent where coordination does
     */
    @JsonTypeName("player")
    record Player(@Nullable CityId city) implements Author {}

    /**
     * The edition file, at the start of a server.
     *
     * @param digest its SHA-256 in hexadecimal digits
     */
    @JsonTypeName("file")
    record File(String digest) implements Author {}

    /**
     * An author of a kind that this version does not know. The statement is then {@link Statement.Unknown}.
     *
     * @param json the whole author, as the journal has it
     */
    record Unknown(String json) implements Author {}
}
