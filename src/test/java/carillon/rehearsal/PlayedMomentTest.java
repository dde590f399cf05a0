package carillon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Milestone;
import carillon.edition.SlotId;
import carillon.edition.Weekend;
import carillon.statement.Answer;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Checks;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.Text;
import carillon.statement.TurnId;
import carillon.timeline.Command;
import carillon.timeline.OpenTurns;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** What a rehearsal plays around the shared moment of Saturday evening, in memory. */
class PlayedMomentTest {
    private static final List<String> CHECKS = List.of("Le son", "L’image");
    private static final Edition EDITION = withChecks(Weekend.edition());
    private static final Milestone MEETUP =
            EDITION.milestones().values().iterator().next();
    private static final Instant NIGHT = Instant.parse("2017-03-04T22:00:00Z");

    private static Edition withChecks(Edition edition) {
        var milestones = new LinkedHashMap<>(edition.milestones());
        milestones.replaceAll((id, moment) -> new Milestone(
                id,
                moment.title(),
                moment.at(),
                moment.duration(),
                moment.opens(),
                moment.room(),
                moment.cities(),
                moment.quorum(),
                CHECKS,
                moment.open()));
        return new Edition(
                edition.id(),
                edition.title(),
                edition.timezone(),
                edition.from(),
                edition.to(),
                edition.languages(),
                edition.links(),
                milestones,
                edition.cities(),
                edition.themes(),
                edition.projects());
    }

    private static Enactment evening(long seed) {
        return Prologue.enact(EDITION, seed, NIGHT);
    }

    private static CityId city(long seed, Script.Part part) {
        Script script = new Script(EDITION, seed);
        return EDITION.cities().keySet().stream()
                .filter(city -> script.part(city) == part)
                .findFirst()
                .orElseThrow();
    }

    private static <S extends Statement> List<S> said(Enactment evening, Class<S> kind) {
        return evening.entries().stream()
                .map(Entry::statement)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static JsonNode turns(Enactment evening) {
        return evening.timeline().document().at("/milestones/meetup-video/turns");
    }

    private static JsonNode turnOf(Enactment evening, CityId city) {
        return Stream.ofNullable(turns(evening))
                .flatMap(turns -> turns.valueStream())
                .filter(turn -> turn.path("city").asText().equals(city.value()))
                .findFirst()
                .orElseThrow();
    }

    private static Duration length(JsonNode turn) {
        return Duration.between(
                Instant.parse(turn.at("/actual/start").asText()),
                Instant.parse(turn.at("/actual/end").asText()));
    }

    @Property(tries = 20)
    void allThatIsPlayedIsAcceptedAndTheSameEachTime(@ForAll long seed) {
        Enactment evening = evening(seed);

        assertThat(evening.refused()).isEmpty();
        assertThat(evening(seed).entries()).isEqualTo(evening.entries());
    }

    @Property(tries = 20)
    void eachCityHasItsTurnBetweenAWelcomeAndALastWord(@ForAll long seed) {
        Enactment evening = evening(seed);
        JsonNode turns = turns(evening);

        assertThat(turns).hasSize(MEETUP.cities().size() + 2);
        assertThat(turns.findValuesAsText("state")).containsOnly("done");
        assertThat(turns.findValuesAsText("city")).hasSameSizeAs(MEETUP.cities());
        assertThat(evening.timeline()
                        .document()
                        .at("/milestones/meetup-video/state")
                        .asText())
                .isEqualTo("done");
    }

    @Property(tries = 20)
    void theLateCityIsGivenTwoMinutesAndTakesFour(@ForAll long seed) {
        Enactment evening = evening(seed);
        JsonNode late = turnOf(evening, city(seed, Script.Part.LATE));

        assertThat(said(evening, Decision.TurnProlonged.class)).hasSize(1);
        assertThat(length(late))
                .isEqualTo(Duration.ofMinutes(late.path("minutes").asInt() + 2L));
    }

    @Property(tries = 20)
    void theSilentCityIsNotThereWhenItsTurnComesAndSpeaksBeforeTheLastWord(@ForAll long seed) {
        Enactment evening = evening(seed);
        JsonNode silent = turnOf(evening, city(seed, Script.Part.SILENT));
        List<TurnId> begun = said(evening, Decision.TurnStarted.class).stream()
                .map(Decision.TurnStarted::turn)
                .toList();

        assertThat(said(evening, Decision.TurnSkipped.class)).hasSize(1);
        assertThat(Instant.parse(silent.at("/actual/start").asText()))
                .isAfterOrEqualTo(MEETUP.at().plus(Duration.ofMinutes(12)));
        assertThat(begun).doesNotHaveDuplicates().hasSize(MEETUP.cities().size() + 2);
        assertThat(begun.getLast().value()).isEqualTo("turn-" + begun.size());
    }

    @Property(tries = 20)
    void theCityThatIsNextSaysThatItIsReadyWhileAnotherSpeaks(@ForAll long seed) {
        Enactment evening = evening(seed);
        JsonNode turns = turns(evening);
        JsonNode before = turns.path("turn-" + (turns.size() - 2));
        CityId next =
                new CityId(turns.path("turn-" + (turns.size() - 1)).path("city").asText());

        assertThat(evening.entries())
                .filteredOn(entry -> entry.statement() instanceof CheckIn.Ready ready
                        && ready.city().equals(next))
                .filteredOn(entry -> entry.at()
                        .isAfter(Instant.parse(before.at("/actual/start").asText())))
                .isNotEmpty()
                .last()
                .satisfies(entry -> assertThat(entry.at())
                        .isBeforeOrEqualTo(
                                Instant.parse(before.at("/actual/end").asText())));
    }

    @Property(tries = 20)
    void whatIsCheckedIsTickedBeforeYesAndNoSaysWhatIsMissing(@ForAll long seed) {
        assertThat(said(evening(seed), CheckIn.Ready.class))
                .isNotEmpty()
                .allSatisfy(ready -> assertThat(ready.checks())
                        .isEqualTo(new Checks(Map.of("Le son", true, "L’image", ready.ready() == Answer.YES))));
    }

    @Property(tries = 20)
    void allButTheSilentCityAnswerTheQuestionAndOneOfThemLate(@ForAll long seed) {
        Enactment evening = evening(seed);
        Entry question = evening.entries().stream()
                .filter(entry -> entry.statement() instanceof Decision.QuestionAsked)
                .findFirst()
                .orElseThrow();
        Map<CityId, Duration> after = new LinkedHashMap<>();
        evening.entries().stream()
                .filter(entry -> entry.statement() instanceof CheckIn.QuestionAnswered)
                .forEach(entry -> after.put(
                        ((CheckIn.QuestionAnswered) entry.statement()).city(),
                        Duration.between(question.at(), entry.at())));

        assertThat(after.keySet()).hasSize(EDITION.cities().size() - 1).doesNotContain(city(seed, Script.Part.SILENT));
        assertThat(after.get(city(seed, Script.Part.LATE))).isGreaterThan(Duration.ofMinutes(10));
        assertThat(said(evening, Decision.QuestionClosed.class)).hasSize(1);
    }

    @Property(tries = 20)
    void pitchesOfCitiesHaveTurnsAndRunOver(@ForAll long seed) {
        JsonNode cities = Prologue.enact(EDITION, seed, EDITION.end())
                .timeline()
                .document()
                .path("cities");
        List<JsonNode> sessions = cities.valueStream()
                .flatMap(city -> city.path("slots").valueStream())
                .filter(slot -> slot.has("turns"))
                .toList();

        assertThat(sessions).isNotEmpty();
        assertThat(sessions)
                .allSatisfy(slot -> assertThat(slot.path("turns").findValuesAsText("state"))
                        .contains("done")
                        .doesNotContain("running"));
        assertThat(sessions.stream().flatMap(slot -> slot.path("turns").valueStream()))
                .anyMatch(turn -> turn.path("state").asText().equals("done")
                        && length(turn)
                                        .compareTo(Duration.ofMinutes(
                                                turn.path("minutes").asInt()))
                                > 0);
    }

    @Example
    void whoeverConductsGoesOnConductingAndNobodyPlaysIt() {
        Enactment evening = Prologue.enact(EDITION, 2017, MEETUP.at().plusSeconds(300));
        Cues cues = new Cues(EDITION, 2017, MEETUP.at().plusSeconds(300));
        OpenTurns open = OpenTurns.of(evening.timeline(), MEETUP.id()).orElseThrow();
        TurnId last = open.turns().getLast().turn().id();
        evening.play(byPerson(
                new Decision.TurnStarted(MEETUP.id(), last), MEETUP.at().plusSeconds(301)));
        cues.follow(evening.timeline(), MEETUP.at().plusSeconds(301));

        for (Script.@Nullable Line line = cues.next(); line != null; line = cues.next()) {
            cues.remove(line);
            if (line.command().statement() instanceof Decision.OfTurns) {
                assertThat(Cues.isLeftToPersons(line, evening.timeline())).isTrue();
            }
        }
    }

    @Example
    void whatATeamSaysItselfNobodyPlaysForIt() {
        Instant early = MEETUP.at().minus(Duration.ofMinutes(14));
        Enactment evening = Prologue.enact(EDITION, 2017, early);
        CityId paris = new CityId("paris");
        SlotId slot = new SlotId("restitutions-sam");
        Entry question = evening.entries().stream()
                .filter(entry -> entry.statement() instanceof Decision.QuestionAsked)
                .findFirst()
                .orElseThrow();
        Text answer = Objects.requireNonNull(((Decision.QuestionAsked) question.statement()).options())
                .texts()
                .getFirst();
        CheckIn ready = new CheckIn.Ready(paris, MEETUP.id(), Answer.NO, null);
        CheckIn answered = new CheckIn.QuestionAnswered(paris, question.id(), answer, null);
        CheckIn set = new CheckIn.TurnsSet(paris, slot, List.of());

        Stream.of(ready, answered, set).forEach(checkIn -> {
            Script.Line played = Script.Line.of(EDITION, paris, "later", early, checkIn);
            assertThat(Cues.isLeftToPersons(played, evening.timeline()))
                    .as("%s before", checkIn)
                    .isEqualTo(checkIn instanceof CheckIn.QuestionAnswered
                            && evening.entries().stream()
                                    .anyMatch(entry -> entry.statement() instanceof CheckIn.QuestionAnswered own
                                            && own.city().equals(paris)));
            evening.play(byPerson(checkIn, early));
            assertThat(Cues.isLeftToPersons(played, evening.timeline()))
                    .as("%s after", checkIn)
                    .isTrue();
        });
        assertThat(evening.refused()).isEmpty();
    }

    private static Script.Line byPerson(Statement statement, Instant at) {
        Author person = statement instanceof CheckIn checkIn
                ? new Author.Organizer(checkIn.city(), new UUID(1, 1))
                : new Author.Coordinator(new UUID(1, 2));
        return new Script.Line(at, new Command(UUID.randomUUID(), person, statement, at));
    }
}
