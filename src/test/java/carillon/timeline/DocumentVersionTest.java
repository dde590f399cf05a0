package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.digest.Sha256;
import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.ProjectId;
import carillon.edition.SlotId;
import carillon.edition.Weekend;
import carillon.statement.Answer;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Checks;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Minutes;
import carillon.statement.Options;
import carillon.statement.Statement;
import carillon.statement.Statements;
import carillon.statement.Text;
import carillon.statement.Turn;
import carillon.statement.TurnId;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentVersionTest {
    private static final CityId LYON = new CityId("lyon");
    private static final CityId PARIS = new CityId("paris");
    private static final MilestoneId MEETUP = new MilestoneId("meetup-video");
    private static final Instant MORNING = Instant.parse("2017-03-04T07:00:00Z");
    private static final UUID LEAKED = new UUID(1, 1);
    private static final UUID HASTY = new UUID(1, 2);

    /**
     * The digest of the document that each version makes of the entries below. Every version so far stays in this list.
     */
    private static final List<String> DIGESTS = List.of(
            "89304390845589e6",
            "839cb41757cbc3cd",
            "4709db3308e6eb61",
            "b33a0f2ec39938ab",
            "d16881fccd56ede2",
            "1db14f683d33b5c8");

    private static Turn turn(String id, @Nullable CityId city) {
        return new Turn(new TurnId(id), city, null, null, new Minutes(5));
    }

    private static final List<Statement> SAID = List.of(
            new CheckIn.CityOpened(LYON),
            new CheckIn.SlotStarted(LYON, new SlotId("accueil")),
            new CheckIn.SlotDelayed(LYON, new SlotId("idees"), MORNING.plusSeconds(7_200)),
            new CheckIn.SlotFinished(LYON, new SlotId("accueil")),
            new CheckIn.SlotSkipped(LYON, new SlotId("dejeuner-sam")),
            new CheckIn.Headcount(LYON, 64),
            new CheckIn.Note(PARIS, new Text("Premier prototype en ligne")),
            new CheckIn.HelpWanted(PARIS, new Text("Il nous manque une rallonge")),
            new CheckIn.HelpWanted(LYON, new Text("Un micro ?")),
            new CheckIn.HelpSettled(LYON, id(9)),
            new CheckIn.Ready(LYON, MEETUP, Answer.YES, new Text("dans 5 min")),
            new CheckIn.Note(LYON, new Text("Par erreur")),
            new CheckIn.Retracted(LYON, id(12), null),
            new Decision.MilestoneHeld(MEETUP, new Text("Le son")),
            new Decision.MilestoneReleased(MEETUP),
            new Decision.MilestoneCancelled(MEETUP, new Text("La salle")),
            new Decision.MilestonePostponed(MEETUP, Instant.parse("2017-03-04T17:10:00Z")),
            new CheckIn.Ready(PARIS, MEETUP, Answer.NO, null),
            new Decision.Announcement(new Text("À tous"), null, null, null),
            new Decision.MilestoneStarted(MEETUP),
            new Decision.MilestoneEnded(MEETUP),
            new CheckIn.CityClosed(LYON),
            new CheckIn.SlotStarted(PARIS, new SlotId("accueil")),
            new CheckIn.SlotProlonged(PARIS, new SlotId("accueil"), MORNING.plusSeconds(9_000)),
            new CheckIn.HelpAnswered(LYON, id(8), new Text("On en a deux")),
            new Decision.HelpReplied(id(8), new Text("Elle arrive")),
            new CheckIn.AnnouncementSeen(LYON, id(19)),
            new Decision.Announcement(new Text("Par erreur"), List.of(PARIS), MORNING.plusSeconds(9_000), true),
            new Decision.AnnouncementWithdrawn(id(28)),
            new Decision.Announcement(new Text("Vite"), List.of(PARIS), MORNING.plusSeconds(9_000), true),
            new Decision.MilestonePostponed(MEETUP, Instant.parse("2017-03-04T17:20:00Z")),
            new Decision.MilestoneStarted(MEETUP),
            new Decision.MilestoneProlonged(MEETUP, Instant.parse("2017-03-04T18:20:00Z")),
            new Decision.MilestoneChanged(
                    MEETUP, null, null, null, null, TextNode.valueOf("https://example.org/salle-2"), null, null, null),
            new CheckIn.ProjectChanged(
                    LYON,
                    JsonNodeFactory.instance.objectNode().put("id", "carte").put("name", "Carte ouverte")),
            new CheckIn.ProjectRemoved(LYON, new ProjectId("carte")),
            new Decision.CityAdded(JsonNodeFactory.instance
                    .objectNode()
                    .put("id", "nantes")
                    .put("name", "Nantes")
                    .put("venue", "La Cantine")
                    .put("timezone", "Europe/Paris")),
            new Decision.CityRemoved(new CityId("lille")),
            new Decision.EditionChanged(TextNode.valueOf("La nuit"), null, null, null, null, null, null),
            new Decision.MilestoneRemoved(new MilestoneId("annonces")),
            new CheckIn.ProgrammeChanged(LYON, JsonNodeFactory.instance.arrayNode()),
            new CheckIn.CityChanged(LYON, null, null, TextNode.valueOf("Le Périscope"), null, null, null, null, null),
            new CheckIn.Note(PARIS, new Text("Cliquez ici")),
            new Decision.SessionSetAside(LEAKED, null),
            new CheckIn.Note(LYON, new Text("Qui a dit cela ?")),
            new Decision.SessionSetAside(HASTY, null),
            new Decision.SessionReinstated(HASTY),
            new Decision.QuestionAsked(new Text("Combien restent dormir ?"), null, List.of(PARIS), MEETUP),
            new Decision.QuestionAsked(
                    new Text("On ouvre à 9 h ?"),
                    new Options(List.of(new Text("Oui"), new Text("Plutôt 10 h"))),
                    null,
                    null),
            new CheckIn.QuestionAnswered(PARIS, id(48), new Text("Une vingtaine"), null),
            new CheckIn.QuestionAnswered(LYON, id(49), new Text("Oui"), new Text("avec du café")),
            new Decision.QuestionAsked(new Text("Par erreur"), null, null, null),
            new Decision.QuestionClosed(id(52)),
            new CheckIn.Ready(PARIS, MEETUP, Answer.NO, null, new Checks(Map.of("Le son", true, "L’image", false))),
            new Decision.TurnsSet(MEETUP, List.of(turn("lyon", LYON), turn("paris", PARIS), turn("merci", null))),
            new Decision.MilestonePostponed(MEETUP, Instant.parse("2017-03-04T17:30:00Z")),
            new Decision.MilestoneStarted(MEETUP),
            new Decision.TurnStarted(MEETUP, new TurnId("lyon")),
            new Decision.TurnProlonged(MEETUP, new TurnId("lyon"), new Minutes(2)),
            new Decision.TurnFinished(MEETUP, new TurnId("lyon")),
            new Decision.TurnSkipped(MEETUP, new TurnId("paris")));

    /** Who said some of them, by position; the others were said by a program. */
    private static final Map<Long, Author> AUTHORS =
            Map.of(43L, new Author.Organizer(PARIS, LEAKED), 45L, new Author.Organizer(LYON, HASTY));

    @Test
    void anotherDocumentOfTheSameEntriesHasAnotherVersion() {
        Timeline timeline = Timeline.of(Weekend.edition(), false);
        for (Statement statement : SAID) {
            long seq = timeline.seq() + 1;
            Author by = AUTHORS.getOrDefault(seq, new Author.Program());
            timeline = timeline.fold(new Entry(seq, id(seq), MORNING.plusSeconds(60 * seq), by, statement, null));
        }

        byte[] digest = Sha256.of(timeline.document().toString().getBytes(StandardCharsets.UTF_8));

        assertThat(HexFormat.of().formatHex(digest, 0, 8))
                .as("the document has changed: raise Timeline.DOCUMENT_VERSION and add this digest")
                .isEqualTo(DIGESTS.getLast());
        assertThat(Timeline.DOCUMENT_VERSION).isEqualTo(DIGESTS.size());
    }

    @Test
    void everyKindOfStatementIsAmongThem() {
        assertThat(SAID)
                .extracting(Statement::type)
                .containsAll(
                        Statements.kinds(Statement.class).map(Statement::typeOf).toList());
    }

    private static UUID id(long seq) {
        return new UUID(0, seq);
    }
}
