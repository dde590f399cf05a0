package carillon.statement;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.WrittenInstant;
import carillon.edition.WrittenJson;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
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

    /**
     * A milestone that is live ends at another time than its duration says.
     *
     * @param until when it ends by itself
     */
    @JsonTypeName("milestone.prolonged")
    record MilestoneProlonged(MilestoneId milestone, Instant until) implements OfMilestone {}

    @JsonTypeName("milestone.cancelled")
    record MilestoneCancelled(MilestoneId milestone, Text reason) implements OfMilestone {}

    /**
     * Parts of what was announced of a milestone change, or a milestone is announced. Each part is a member of the edition
     * file (docs/edition-file.md), in the form of {@link Parts#canonical}; a JSON null takes out what may be absent, and
     * what is not given stays.
     *
     * @param milestone made where it is new
     */
    @JsonTypeName("milestone.changed")
    record MilestoneChanged(
            MilestoneId milestone,
            @Nullable JsonNode title,
            @Nullable JsonNode at,
            @Nullable JsonNode duration,
            @Nullable JsonNode opens,
            @Nullable JsonNode room,
            @Nullable JsonNode cities,
            @Nullable JsonNode quorum,
            @Nullable JsonNode checks)
            implements OfMilestone, Change {
        /** The member that moves the milestone, and calls the roll anew. */
        public static final String AT = "at";

        public static final String DURATION = "duration";

        public MilestoneChanged {
            title = Parts.canonical(title);
            at = Parts.canonical(at);
            duration = Parts.canonical(duration);
            opens = Parts.canonical(opens);
            room = Parts.canonical(room);
            cities = Parts.canonical(cities);
            quorum = Parts.canonical(quorum);
            checks = Parts.canonical(checks);
        }

        @Override
        public SequencedMap<String, JsonNode> parts() {
            return Parts.of(
                    "title", title, AT, at, DURATION, duration, "opens", opens, "room", room, "cities", cities,
                    "quorum", quorum, "checks", checks);
        }

        /** Its new start; empty where that stays, or is none. */
        public Optional<Instant> start() {
            try {
                return at == null || !at.isTextual()
                        ? Optional.empty()
                        : Optional.of(WrittenInstant.parse(at.asText()).instant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    /** A milestone that has not begun, or was cancelled, is announced no more. */
    @JsonTypeName("milestone.removed")
    record MilestoneRemoved(MilestoneId milestone) implements Decision, Change {
        @Override
        public SequencedMap<String, JsonNode> parts() {
            return Parts.of("milestone", NullNode.getInstance());
        }
    }

    /**
     * A city joins.
     *
     * @param city the whole city as in the edition file (docs/edition-file.md), and its {@code id}
     */
    @JsonTypeName("city.added")
    record CityAdded(JsonNode city) implements Decision, Change {
        public CityAdded {
            city = WrittenJson.canonical(city);
        }

        @Override
        public SequencedMap<String, JsonNode> parts() {
            return Parts.of("city", city);
        }

        /** The id of the city as it was written, which may be none. */
        public String id() {
            return city.path("id").asText();
        }
    }

    /** A city takes part no more; its projects go with it. */
    @JsonTypeName("city.removed")
    record CityRemoved(CityId city) implements Decision, Change {
        @Override
        public SequencedMap<String, JsonNode> parts() {
            return Parts.of("city", NullNode.getInstance());
        }
    }

    /**
     * Parts of what was announced of the edition as a whole change. Each is a member of the edition file
     * (docs/edition-file.md); a JSON null takes out what may be absent, and what is not given stays.
     */
    @JsonTypeName("edition.changed")
    record EditionChanged(
            @Nullable JsonNode title,
            @Nullable JsonNode timezone,
            @Nullable JsonNode from,
            @Nullable JsonNode to,
            @Nullable JsonNode languages,
            @Nullable JsonNode links,
            @Nullable JsonNode themes)
            implements Decision, Change {
        public EditionChanged {
            title = Parts.canonical(title);
            timezone = Parts.canonical(timezone);
            from = Parts.canonical(from);
            to = Parts.canonical(to);
            languages = Parts.canonical(languages);
            links = Parts.canonical(links);
            themes = Parts.canonical(themes);
        }

        @Override
        public SequencedMap<String, JsonNode> parts() {
            return Parts.of(
                    "title",
                    title,
                    "timezone",
                    timezone,
                    "from",
                    from,
                    "to",
                    to,
                    "languages",
                    languages,
                    "links",
                    links,
                    "themes",
                    themes);
        }
    }

    /**
     * An announcement to all cities, or to some.
     *
     * @param cities its addressees, never empty; absent where it is for all
     * @param until until when it stands out; absent where that is {@link #STANDS_OUT} after it was made
     * @param urgent true or absent
     */
    @JsonTypeName("announcement")
    record Announcement(
            Text text,
            @Nullable List<CityId> cities,
            @Nullable Instant until,
            @Nullable Boolean urgent) implements Decision {
        /** How long it stands out where it does not say. */
        public static final Duration STANDS_OUT = Duration.ofHours(1);

        public Announcement {
            if (urgent != null && !urgent) {
                throw new IllegalArgumentException("what is not urgent does not say so");
            }
            if (cities != null) {
                cities = List.copyOf(cities);
                if (cities.isEmpty()) {
                    throw new IllegalArgumentException("an announcement for no city");
                }
            }
        }

        /** Whether it is for that city. */
        public boolean isFor(CityId city) {
            return cities == null || cities.contains(city);
        }
    }

    /**
     * An announcement stands out no more.
     *
     * @param ref the id of the {@link Announcement}
     */
    @JsonTypeName("announcement.withdrawn")
    record AnnouncementWithdrawn(UUID ref) implements Decision {}

    /**
     * An answer of coordination to a call for help.
     *
     * @param ref the id of the {@link CheckIn.HelpWanted} check-in
     */
    @JsonTypeName("help.replied")
    record HelpReplied(UUID ref, Text text) implements Decision {}

    /** A decision about the turns of one milestone. */
    sealed interface OfTurns extends Decision, TurnStatement {
        MilestoneId milestone();
    }

    @JsonTypeName("turns.set")
    record TurnsSet(MilestoneId milestone, List<Turn> turns) implements OfTurns, TurnStatement.Setting {
        public TurnsSet {
            turns = List.copyOf(turns);
        }
    }

    @JsonTypeName("turn.started")
    record TurnStarted(MilestoneId milestone, TurnId turn) implements OfTurns, TurnStatement.Starting {}

    @JsonTypeName("turn.finished")
    record TurnFinished(MilestoneId milestone, TurnId turn) implements OfTurns, TurnStatement.Finishing {}

    @JsonTypeName("turn.skipped")
    record TurnSkipped(MilestoneId milestone, TurnId turn) implements OfTurns, TurnStatement.Skipping {}

    @JsonTypeName("turn.prolonged")
    record TurnProlonged(MilestoneId milestone, TurnId turn, Minutes minutes)
            implements OfTurns, TurnStatement.Prolonging {}

    /**
     * A question to all cities, or to some.
     *
     * @param options what it may be answered with; absent where that is any text
     * @param cities who is asked, never empty; absent where all are
     * @param milestone what it is about; may be absent
     */
    @JsonTypeName("question.asked")
    record QuestionAsked(
            Text text,
            @Nullable Options options,
            @Nullable List<CityId> cities,
            @Nullable MilestoneId milestone) implements Decision {
        public QuestionAsked {
            if (cities != null) {
                cities = List.copyOf(cities);
                if (cities.isEmpty()) {
                    throw new IllegalArgumentException("a question to no city");
                }
            }
        }

        /** Whether it is for that city. */
        public boolean isFor(CityId city) {
            return cities == null || cities.contains(city);
        }
    }

    /**
     * A question takes no more answers.
     *
     * @param ref the id of the {@link QuestionAsked}
     */
    @JsonTypeName("question.closed")
    record QuestionClosed(UUID ref) implements Decision {}

    /**
     * All that a session said counts no more, and the session ends. What it decided of a milestone stands, for others acted
     * on it.
     *
     * @param session the id of the session, as its entries' authors have it
     * @param since set aside is what was accepted from then on; absent where it is all of it
     */
    @JsonTypeName("session.set-aside")
    record SessionSetAside(UUID session, @Nullable Instant since) implements Decision {}

    /**
     * What a session said counts again. The session does not come back.
     *
     * @param session the id of the session that was set aside
     */
    @JsonTypeName("session.reinstated")
    record SessionReinstated(UUID session) implements Decision {}
}
