package carillon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.SlotId;
import carillon.statement.Answer;
import carillon.statement.CheckIn;
import carillon.statement.Checks;
import carillon.statement.Decision;
import carillon.statement.Options;
import carillon.statement.Statement;
import carillon.statement.Text;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementReaderTest {
    private static final StatementReader<CheckIn> CHECK_INS = new StatementReader<>(CheckIn.class);
    private static final StatementReader<Decision> DECISIONS = new StatementReader<>(Decision.class);
    private static final CityId LYON = new CityId("lyon");
    private static final SlotId DINER = new SlotId("diner");
    private static final MilestoneId MEETUP = new MilestoneId("meetup-video");
    private static final UUID REF = UUID.fromString("0195b2c0-0000-7000-8000-00000000000a");
    private static final Instant SIX = Instant.parse("2017-03-04T17:00:00Z");
    private static final Text WORDS = new Text("Pizza à l’étage");

    static Stream<Arguments> everyCheckIn() {
        return Stream.of(
                Arguments.of("'type':'city.opened'", new CheckIn.CityOpened(LYON)),
                Arguments.of("'type':'city.closed'", new CheckIn.CityClosed(LYON)),
                Arguments.of("'type':'slot.started','slot':'diner'", new CheckIn.SlotStarted(LYON, DINER)),
                Arguments.of("'type':'slot.finished','slot':'diner'", new CheckIn.SlotFinished(LYON, DINER)),
                Arguments.of("'type':'slot.skipped','slot':'diner'", new CheckIn.SlotSkipped(LYON, DINER)),
                Arguments.of(
                        "'type':'slot.delayed','slot':'diner','start':'2017-03-04T18:00:00+01:00'",
                        new CheckIn.SlotDelayed(LYON, DINER, SIX)),
                Arguments.of(
                        "'type':'slot.prolonged','slot':'diner','end':'2017-03-04T18:00:00+01:00'",
                        new CheckIn.SlotProlonged(LYON, DINER, SIX)),
                Arguments.of("'type':'headcount','count':0", new CheckIn.Headcount(LYON, 0)),
                Arguments.of("'type':'headcount','count':100000", new CheckIn.Headcount(LYON, 100_000)),
                Arguments.of("'type':'note','text':'Pizza à l’étage'", new CheckIn.Note(LYON, WORDS)),
                Arguments.of(
                        "'type':'ready','milestone':'meetup-video','ready':'yes'",
                        new CheckIn.Ready(LYON, MEETUP, Answer.YES, null)),
                Arguments.of(
                        "'type':'ready','milestone':'meetup-video','ready':'no','note':'Pizza à l’étage'",
                        new CheckIn.Ready(LYON, MEETUP, Answer.NO, WORDS)),
                Arguments.of(
                        "'type':'ready','milestone':'meetup-video','ready':'no','checks':{'Le son':true,'L’image':false}",
                        new CheckIn.Ready(
                                LYON, MEETUP, Answer.NO, null, new Checks(Map.of("L’image", false, "Le son", true)))),
                Arguments.of(
                        "'type':'question.answered','answer':'Pizza à l’étage','ref':'" + REF + "'",
                        new CheckIn.QuestionAnswered(LYON, REF, WORDS, null)),
                Arguments.of("'type':'help.wanted','text':'Pizza à l’étage'", new CheckIn.HelpWanted(LYON, WORDS)),
                Arguments.of("'type':'help.settled','ref':'" + REF + "'", new CheckIn.HelpSettled(LYON, REF)),
                Arguments.of(
                        "'type':'help.answered','text':'Pizza à l’étage','ref':'" + REF + "'",
                        new CheckIn.HelpAnswered(LYON, REF, WORDS)),
                Arguments.of("'type':'announcement.seen','ref':'" + REF + "'", new CheckIn.AnnouncementSeen(LYON, REF)),
                Arguments.of(
                        "'type':'retracted','ref':'" + REF.toString().toUpperCase() + "'",
                        new CheckIn.Retracted(LYON, REF, null)),
                Arguments.of(
                        "'type':'retracted','ref':'" + REF + "','reason':'Pizza à l’étage'",
                        new CheckIn.Retracted(LYON, REF, WORDS)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyCheckIn")
    void everyCheckInIsRead(String members, CheckIn statement) {
        assertThat(checkIn("{'city':'lyon'," + members + "}"))
                .isEqualTo(new StatementReader.Posted<>(statement, null, null));
    }

    static Stream<Arguments> everyDecision() {
        return Stream.of(
                Arguments.of("'type':'milestone.started'", new Decision.MilestoneStarted(MEETUP)),
                Arguments.of("'type':'milestone.ended'", new Decision.MilestoneEnded(MEETUP)),
                Arguments.of(
                        "'type':'milestone.held','reason':'Pizza à l’étage'",
                        new Decision.MilestoneHeld(MEETUP, WORDS)),
                Arguments.of("'type':'milestone.released'", new Decision.MilestoneReleased(MEETUP)),
                Arguments.of(
                        "'type':'milestone.postponed','to':'2017-03-04T17:00Z'",
                        new Decision.MilestonePostponed(MEETUP, SIX)),
                Arguments.of(
                        "'type':'milestone.prolonged','until':'2017-03-04T17:00Z'",
                        new Decision.MilestoneProlonged(MEETUP, SIX)),
                Arguments.of(
                        "'type':'milestone.cancelled','reason':'Pizza à l’étage'",
                        new Decision.MilestoneCancelled(MEETUP, WORDS)));
    }

    @Test
    void aPartIsReadOnceHoweverDeepItIs() {
        int depth = 200;
        String deep = "{'a':".repeat(depth) + "'x'" + "}".repeat(depth);

        Decision read = decision("{'type':'milestone.changed','milestone':'meetup-video','title':" + deep + "}")
                .statement();

        assertThat(((Decision.MilestoneChanged) read).title()).hasToString(deep.replace('\'', '"'));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyDecision")
    void everyDecisionIsReadWithWhatItsAuthorHadSeen(String members, Decision decision) {
        StatementReader.Posted<Decision> said = decision("{'milestone':'meetup-video'," + members
                + ",'seen':'7-0123456789abcdef','observedAt':'2017-03-04T17:00:00Z'}");

        assertThat(said.statement()).isEqualTo(decision);
        assertThat(said.observedAt()).isEqualTo(SIX);
        assertThat(said.seen()).isNotNull().hasToString("7-0123456789abcdef");
    }

    @Test
    void anAnnouncementIsForEverybodyOrForSome() {
        assertThat(decision("{'type':'announcement','text':'Pizza à l’étage'}").statement())
                .isEqualTo(new Decision.Announcement(WORDS, null, null, null));
        assertThat(decision("{'type':'announcement','text':'Pizza à l’étage','cities':['lyon']}")
                        .statement())
                .isEqualTo(new Decision.Announcement(WORDS, List.of(LYON), null, null));
    }

    @Test
    void anAnnouncementStandsOutForSomeTimeAndIsUrgentOrDoesNotSay() {
        assertThat(decision(
                                "{'type':'announcement','text':'Pizza à l’étage','until':'2017-03-04T18:00:00+01:00','urgent':true}")
                        .statement())
                .isEqualTo(new Decision.Announcement(WORDS, null, SIX, true));
        for (String urgent : List.of("false", "'true'", "1", "null")) {
            assertThat(refusedDecision("{'type':'announcement','text':'Pizza','urgent':" + urgent + "}")
                            .errors())
                    .extracting(Problem.Fault::pointer, Problem.Fault::code)
                    .containsExactly(tuple("/urgent", "wrong-type"));
        }
    }

    @Test
    void whatAnswersAnotherStatementNamesIt() {
        assertThat(decision("{'type':'announcement.withdrawn','ref':'" + REF + "'}")
                        .statement())
                .isEqualTo(new Decision.AnnouncementWithdrawn(REF));
        assertThat(decision("{'type':'help.replied','ref':'" + REF + "','text':'Pizza à l’étage'}")
                        .statement())
                .isEqualTo(new Decision.HelpReplied(REF, WORDS));
    }

    @Test
    void aQuestionHasAFewShortOptionsThatDifferOrNone() {
        assertThat(decision("{'type':'question.asked','text':'Pizza à l’étage'}")
                        .statement())
                .isEqualTo(new Decision.QuestionAsked(WORDS, null, null, null));
        assertThat(decision("{'type':'question.asked','text':'Pizza à l’étage','options':['Oui','Non'],"
                                + "'cities':['lyon'],'milestone':'meetup-video'}")
                        .statement())
                .isEqualTo(new Decision.QuestionAsked(
                        WORDS, new Options(List.of(new Text("Oui"), new Text("Non"))), List.of(LYON), MEETUP));
        assertThat(decision("{'type':'question.closed','ref':'" + REF + "'}").statement())
                .isEqualTo(new Decision.QuestionClosed(REF));
    }

    @ParameterizedTest(name = "{0} is {2} at {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'Oui'             | /options   | wrong-type",
                "[]                | /options   | wrong-count",
                "[1]               | /options/0 | wrong-type",
                "['Oui',' ']       | /options/1 | text-blank",
                "['Oui','Oui ']    | /options/1 | option-twice",
                "['a','b','c','d','e','f','g','h','i'] | /options | wrong-count",
                "['Une réponse bien trop longue pour tenir sur un bouton de téléphone'] | /options/0 | option-too-long",
            })
    void anOptionThatIsNoneIsNamed(String options, String pointer, String code) {
        assertThat(refusedDecision("{'type':'question.asked','text':'Pizza','options':" + options + "}")
                        .errors())
                .extracting(Problem.Fault::pointer, Problem.Fault::code)
                .containsExactly(tuple(pointer, code));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "['Le son']        | wrong-type",
                "{'Le son':'oui'}  | wrong-type",
                "{'Le son':null}   | wrong-type",
                "{' ':true}        | text-unprintable",
            })
    void whatIsCheckedIsWellOrNot(String checks, String code) {
        String ready = "{'type':'ready','city':'lyon','milestone':'meetup-video','ready':'no','checks':";

        assertThat(refused(ready + checks + "}").errors())
                .extracting(Problem.Fault::pointer, Problem.Fault::code)
                .containsExactly(tuple("/checks", code));
    }

    @Test
    void aSessionIsSetAsideAsAWholeOrSinceAnInstant() {
        assertThat(decision("{'type':'session.set-aside','session':'" + REF + "'}")
                        .statement())
                .isEqualTo(new Decision.SessionSetAside(REF, null));
        assertThat(decision("{'type':'session.set-aside','session':'" + REF + "','since':'2017-03-04T18:00:00+01:00'}")
                        .statement())
                .isEqualTo(new Decision.SessionSetAside(REF, SIX));
        assertThat(decision("{'type':'session.reinstated','session':'" + REF + "'}")
                        .statement())
                .isEqualTo(new Decision.SessionReinstated(REF));
        assertThat(refusedDecision("{'type':'session.set-aside','session':'lyon','since':'hier'}")
                        .errors())
                .extracting(Problem.Fault::pointer, Problem.Fault::code)
                .containsExactlyInAnyOrder(tuple("/session", "wrong-type"), tuple("/since", "wrong-type"));
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        Problem problem =
                refused("{'type':'ready','city':7,'ready':'maybe','note':' ','observedAt':'hier','a/b~c':1,'':2}");

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("invalid");
        assertThat(problem.errors())
                .extracting(Problem.Fault::pointer, Problem.Fault::code)
                .containsExactlyInAnyOrder(
                        tuple("/city", "wrong-type"),
                        tuple("/milestone", "missing-member"),
                        tuple("/ready", "wrong-type"),
                        tuple("/note", "text-blank"),
                        tuple("/observedAt", "wrong-type"),
                        tuple("/a~1b~0c", "unknown-member"),
                        tuple("/", "unknown-member"));
    }

    @Test
    void whatIsWellFormedButTooMuchIsRefusedRatherThanBad() {
        assertThat(refused("{'type':'headcount','city':'lyon','count':100001}").status())
                .isEqualTo(422);
        assertThat(refused("{'type':'headcount','city':'lyon','count':100001,'mood':1}")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "city      | 7                           | wrong-type",
                "city      | null                        | wrong-type",
                "city      | 'Lyon'                      | wrong-type",
                "city      | ''                          | wrong-type",
                "city      | ['lyon']                    | wrong-type",
                "city      | {'id':'lyon'}               | wrong-type",
                "slot      | 'a/b'                       | wrong-type",
                "start     | 1488646800000               | wrong-type",
                "start     | '2017-03-04'                | wrong-type",
                "start     | '2017-03-04T18:00:00'       | wrong-type",
                "start     | '2017-02-29T18:00:00Z'      | wrong-type",
                "start     | '2017-03-04T24:00:01Z'      | wrong-type",
                "start     | '1969-12-31T23:59:59Z'      | wrong-type",
                "start     | '+10000-01-01T00:00:00Z'    | wrong-type",
                "start     | '+999999999-12-31T23:59:59-18:00' | wrong-type",
                "start     | '-999999999-01-01T00:00:00+18:00' | wrong-type",
                "count     | '10'                        | wrong-type",
                "count     | 10.5                        | wrong-type",
                "count     | 1e-1                        | wrong-type",
                "count     | 12.0000000000000000000001   | wrong-type",
                "count     | 1e-400                      | wrong-type",
                "count     | 1e400                       | out-of-range",
                "count     | -1e400                      | out-of-range",
                "count     | 100000.5e1                  | out-of-range",
                "count     | -1.0                        | out-of-range",
                "count     | true                        | wrong-type",
                "count     | -1                          | out-of-range",
                "count     | 100001                      | out-of-range",
                "count     | 2147483648                  | out-of-range",
                "count     | 18446744073709551617        | out-of-range",
                "text      | 10                          | wrong-type",
                "text      | null                        | wrong-type",
                "text      | ''                          | text-blank",
                "text      | ' \\n\\t\\u3000'            | text-blank",
                "text      | 'a\\u0000b'                 | text-unprintable",
                "text      | '\\u0000'                   | text-unprintable",
                "text      | 'a\\u007f'                  | text-unprintable",
                "text      | 'a\\u0085'                  | text-unprintable",
                "text      | 'a\\ud83d'                  | text-unprintable",
                "text      | '\\udd14\\ud83d'            | text-unprintable",
                "text      | '\\u200b'                   | text-blank",
                "note      | '\\u3164\\ufe0f'            | text-blank",
                "text      | '\\u202eabc'                | text-reorders",
                "note      | 'abc\\u2069'                | text-reorders",
                "text      | 'e\\u0301\\u0301\\u0301\\u0301\\u0301' | text-marks",
                "text      | 'a\\udb40\\udc67'           | text-signs",
                "note      | 'a\\ufdd0'                  | text-signs",
                "ref       | 'ceci'                      | wrong-type",
                "ref       | '1-1-1-1-1'                 | wrong-type",
                "ref       | 7                           | wrong-type",
                "ready     | true                        | wrong-type",
                "ready     | 'YES'                       | wrong-type",
                "ready     | null                        | wrong-type",
                "note      | null                        | wrong-type",
                "reason    | []                          | wrong-type",
                "observedAt| null                        | wrong-type",
            })
    void aMemberThatIsNotWhatItShouldBeIsNamed(String name, String value, String code) {
        String body = switch (name) {
            case "city" -> "{'type':'city.opened','city':" + value + "}";
            case "slot" -> "{'type':'slot.started','city':'lyon','slot':" + value + "}";
            case "start" -> "{'type':'slot.delayed','city':'lyon','slot':'diner','start':" + value + "}";
            case "count" -> "{'type':'headcount','city':'lyon','count':" + value + "}";
            case "text" -> "{'type':'note','city':'lyon','text':" + value + "}";
            case "ref" -> "{'type':'help.settled','city':'lyon','ref':" + value + "}";
            case "reason" -> "{'type':'retracted','city':'lyon','ref':'" + REF + "','reason':" + value + "}";
            case "ready" -> "{'type':'ready','city':'lyon','milestone':'m','ready':" + value + "}";
            case "note" -> "{'type':'ready','city':'lyon','milestone':'m','ready':'no','note':" + value + "}";
            default -> "{'type':'city.opened','city':'lyon','" + name + "':" + value + "}";
        };

        assertThat(refused(body).errors())
                .extracting(Problem.Fault::pointer, Problem.Fault::code)
                .containsExactly(tuple("/" + name, code));
    }

    /** JSON has no integers of its own; JSON Schema calls so whatever has no fraction. */
    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "12.0, 12",
        "12.000, 12",
        "1.2e1, 12",
        "1.2E+1, 12",
        "120e-1, 12",
        "0.0, 0",
        "-0, 0",
        "-0.0, 0",
        "0e9, 0",
        "1E5, 100000",
        "1000000000e-4, 100000",
        "100000.00, 100000",
    })
    void aWholeNumberIsOneHoweverItIsWritten(String written, int count) {
        assertThat(checkIn("{'type':'headcount','city':'lyon','count':" + written + "}")
                        .statement())
                .isEqualTo(new CheckIn.Headcount(LYON, count));
    }

    @Test
    void aByteOrderMarkAheadOfTheBodyMeansNothing() {
        CheckIn opened = new CheckIn.CityOpened(LYON);
        String body = "{'type':'city.opened','city':'lyon'}";

        assertThat(checkIn("\ufeff" + body).statement()).isEqualTo(opened);
        assertThat(checkIn("\ufeff \n" + body).statement()).isEqualTo(opened);
        assertThat(checkIn(note("\ufeffPizza")).statement()).isEqualTo(new CheckIn.Note(LYON, new Text("\ufeffPizza")));
        for (String wrong : List.of("\ufeff", "\ufeff\ufeff" + body, " \ufeff" + body, body + "\ufeff", "{\ufeff}")) {
            assertThat(refused(wrong).code()).as(wrong).isEqualTo("not-json");
        }
    }

    @ParameterizedTest(name = "cities {0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[]            | empty-list",
                "'lyon'        | wrong-type",
                "{}            | wrong-type",
                "null          | wrong-type",
                "['lyon',7]    | wrong-type",
                "['lyon',null] | wrong-type",
                "[['lyon']]    | wrong-type",
            })
    void aListOfCitiesIsAListOfCities(String cities, String code) {
        assertThat(refusedDecision("{'type':'announcement','text':'a','cities':" + cities + "}")
                        .errors())
                .extracting(Problem.Fault::pointer, Problem.Fault::code)
                .containsExactly(tuple("/cities", code));
    }

    @Test
    void fiveHundredCharactersAreEnoughWhateverTheirScript() {
        for (String character : List.of("x", "é", "ي", "🔔")) {
            assertThat(checkIn(note(character.repeat(500))).statement())
                    .isEqualTo(new CheckIn.Note(LYON, new Text(character.repeat(500))));
            assertThat(refused(note(character.repeat(501))).errors())
                    .extracting(Problem.Fault::code)
                    .containsExactly("text-too-long");
        }
    }

    @Test
    void linesTabsAndEverythingReadableIsKeptAsItCame() {
        String text = "Ligne 1\n\t« 2 » \u202bابج\u202c \uD83D\uDC69\u200D\uD83D\uDCBB \uFFFD\u00a0e\u0301";

        assertThat(((CheckIn.Note) checkIn(note(text.replace("\n", "\\n").replace("\t", "\\t")))
                                .statement())
                        .text()
                        .value())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nonsense",
                "{",
                "{'type':'city.opened','city':'lyon'",
                "{'type':'city.opened','city':'lyon'}}",
                "{'type':'city.opened','city':'lyon'} {}",
                "{'type':'city.opened','city':'lyon',}",
                "{'type':'city.opened','city':'lyon'} // said",
                "{'type':'city.opened','city':'lyon','city':'lyon'}",
                "{'type':'city.opened','city':'lyon','mood':{'a':1,'a':2}}",
                "{type:'city.opened',city:'lyon'}",
                "{'type':'headcount','city':'lyon','count':010}",
                "{'type':'headcount','city':'lyon','count':NaN}",
                "{'type':'headcount','city':'lyon','count':+1}",
                "{'type':'note','city':'lyon','text':'a\nb'}",
                "{'type':'note','city':'lyon','text':'\\x41'}"
            })
    void whatIsNotOneJsonTextWithEachMemberOnceIsSaidToBeNone(String body) {
        assertThat(refused(body).code()).isEqualTo("not-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "true", "'city.opened'", "[]", "[{}]", "1e400"})
    void whatIsJsonButNoObjectIsSaidSo(String body) {
        assertThat(refused(body).code()).isEqualTo("not-an-object");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "7b22c3287d, a second byte that is none",
        "7b22c0af227d, overlong",
        "7b22eda08022, half of a surrogate pair",
        "7b22f4908080227d, beyond Unicode",
        "7b00220022007d00ff, UTF-16",
        "7b22e9227d, Latin-1",
        "7b22c3, cut short"
    })
    void whatIsNotUtf8IsSaidSo(String hex, String unusedName) {
        Buffer body = Buffer.buffer(HexFormat.of().parseHex(hex));

        assertThat(catchThrowableOfType(Problem.Failure.class, () -> CHECK_INS.read(JsonBody.parse(body)))
                        .problem()
                        .code())
                .isEqualTo("not-utf8");
    }

    @Test
    void whatIsNestedDeeplyOrEndlesslyLongIsRefusedLikeAnythingElse() {
        String deep = "[".repeat(900) + "]".repeat(900);

        assertThat(refused("{'type':'note','city':'lyon','text':" + deep + "}").errors())
                .extracting(Problem.Fault::code)
                .containsExactly("wrong-type");
        assertThat(refused("[".repeat(16_000)).code()).isEqualTo("not-json");
        assertThat(refused("{'a':".repeat(3_000)).code()).isEqualTo("not-json");
        assertThat(refused("{'type':'headcount','city':'lyon','count':" + "9".repeat(999) + "}")
                        .code())
                .isEqualTo("refused");
        assertThat(refused("{'type':'headcount','city':'lyon','count':" + "9".repeat(15_000) + "}")
                        .code())
                .isEqualTo("not-json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'type':null}",
                "{'type':7}",
                "{'type':['note']}",
                "{'type':'Note'}",
                "{'type':'milestone.held'}"
            })
    void aTypeThatIsNoneOfThemIsAnsweredWithThoseThatAre(String body) {
        assertThat(refused(body).errors()).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/type");
            assertThat(fault.code()).isEqualTo("unknown-type");
            assertThat(fault.facts().get("known"))
                    .isEqualTo("announcement.seen, city.changed, city.closed, city.opened, headcount, help.answered,"
                            + " help.settled, help.wanted, note, programme.changed, project.changed, project.removed,"
                            + " question.answered, ready, retracted,"
                            + " slot.delayed, slot.finished, slot.prolonged, slot.skipped, slot.started,"
                            + " turn.finished, turn.prolonged, turn.skipped, turn.started, turns.set");
        });
    }

    @Test
    void onlyADecisionAboutAMilestoneRestsOnWhatWasSeen() {
        String seen = ",'seen':'7-0123456789abcdef'}";

        assertThat(refused("{'type':'city.opened','city':'lyon'" + seen).errors())
                .extracting(Problem.Fault::pointer, Problem.Fault::code)
                .containsExactly(tuple("/seen", "unknown-member"));
        assertThat(refusedDecision("{'type':'announcement','text':'a'" + seen).errors())
                .extracting(Problem.Fault::pointer, Problem.Fault::code)
                .containsExactly(tuple("/seen", "unknown-member"));
        assertThat(refusedDecision("{'type':'milestone.ended','milestone':'m','seen':7}")
                        .errors())
                .extracting(Problem.Fault::pointer, Problem.Fault::code)
                .containsExactly(tuple("/seen", "wrong-type"));
    }

    @Test
    void anInstantIsKeptInWholeMilliseconds() {
        assertThat(checkIn("{'type':'city.opened','city':'lyon','observedAt':'2017-03-04t18:00:00.123999999+01:00'}")
                        .observedAt())
                .isEqualTo(SIX.plusMillis(123));
    }

    private static String note(String text) {
        return "{'type':'note','city':'lyon','text':'" + text + "'}";
    }

    private static JsonBody members(String body) {
        return JsonBody.parse(Buffer.buffer(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private static StatementReader.Posted<CheckIn> checkIn(String body) {
        return CHECK_INS.read(members(body));
    }

    private static StatementReader.Posted<Decision> decision(String body) {
        return DECISIONS.read(members(body));
    }

    private static Problem refused(String body) {
        return refused(CHECK_INS, body);
    }

    private static Problem refusedDecision(String body) {
        return refused(DECISIONS, body);
    }

    private static Problem refused(StatementReader<? extends Statement> reader, String body) {
        return catchThrowableOfType(Problem.Failure.class, () -> reader.read(members(body)))
                .problem();
    }
}
