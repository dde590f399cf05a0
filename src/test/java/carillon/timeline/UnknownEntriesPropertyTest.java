package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.MilestoneId;
import carillon.edition.SlotId;
import carillon.edition.Weekend;
import carillon.statement.Answer;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.Statements;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a newer version said beside this one, anywhere in a weekend. */
class UnknownEntriesPropertyTest {
    private static final Edition EDITION = Weekend.edition();
    private static final MilestoneId MEETUP = new MilestoneId("meetup-video");
    private static final CityId LYON = new CityId("lyon");
    private static final Instant SIX = Instant.parse("2017-03-04T17:00:00Z");
    private static final Instant MORNING = Instant.parse("2017-03-04T07:00:00Z");

    private record Said(UUID id, Instant observedAt, Statement statement) {}

    @Property(tries = 300)
    void theDocumentIsAsIfNothingOfItHadBeenSaidAndThePositionsCountIt(
            @ForAll("weekends") List<Said> said, @ForAll("unknown") List<Statement> unknown, @ForAll long seed) {
        List<Said> all = new ArrayList<>(said);
        Random random = new Random(seed);
        for (Statement one : unknown) {
            all.add(random.nextInt(all.size() + 1), new Said(UUID.randomUUID(), MORNING, one));
        }

        Chronicle with = chronicle(all);
        Timeline without = chronicle(said).now();

        assertThat(with.now().seq()).isEqualTo(said.size() + unknown.size());
        assertThat(withoutPositions(with.now())).isEqualTo(withoutPositions(without));
        assertThat(with.statements(0, all.size())).hasSameSizeAs(chronicle(said).statements(0, said.size()));
        assertThat(with.at(all.size() / 2).seq()).isEqualTo(all.size() / 2);
    }

    @Example
    void anUnknownEntryMakesNoPatchAndItsIdIsTaken() {
        Timeline before = Timeline.of(EDITION, false);
        Timeline after = said(before, unknown("thanks", ""));
        Entry entry = after.entry(idOf(1)).orElseThrow();

        assertThat(after.patchSince(before)).isEmpty();
        assertThat(after.lastAt()).isEqualTo(entry.at());
        Command again = new Command(entry.id(), new Author.Program(), new CheckIn.CityOpened(LYON), null);
        assertThat(after.decide(again, SIX)).isEqualTo(new Verdict.Conflicting(entry));
    }

    @Example
    void noRuleIsAppliedToTheMilestoneItNamesUntilAPersonStartsIt() {
        Timeline ready = readyAtSix();
        assertThat(ready.entryByRule(SIX)).isPresent();

        Timeline named = said(ready, unknown("milestone.prolonged", MEETUP.value()));
        assertThat(named.entryByRule(SIX)).isEmpty();
        assertThat(named.nextRule()).isEmpty();

        Command start =
                new Command(UUID.randomUUID(), new Author.Program(), new Decision.MilestoneStarted(MEETUP), null);
        assertThat(named.decide(start, SIX)).isInstanceOf(Verdict.Accepted.class);
    }

    @Example
    void theRulesForOtherMilestonesGoOn() {
        assertThat(said(readyAtSix(), unknown("milestone.prolonged", "another")).entryByRule(SIX))
                .isPresent();
        assertThat(said(readyAtSix(), unknown("milestone.prolonged", "No Slug")).entryByRule(SIX))
                .isPresent();
        assertThat(said(readyAtSix(), unknown("thanks", "")).entryByRule(SIX)).isPresent();
    }

    @Example
    void takingItBackLeavesNoTraceAndTheRulesGoOn() {
        Timeline named = said(readyAtSix(), unknown("turn.finished", MEETUP.value()));
        UUID id = idOf(named.seq());

        Timeline takenBack = said(named, new CheckIn.Retracted(LYON, id, null));

        assertThat(takenBack.entryByRule(SIX.plusSeconds(3_600))).isPresent();
        assertThat(takenBack.document().path("milestones"))
                .isEqualTo(readyAtSix().document().path("milestones"));
    }

    @Example
    void anOrganizerTakesBackWhatTheirCitySaidToANewerServer() {
        Author organizer = new Author.Organizer(LYON, UUID.randomUUID());
        Timeline said = Timeline.of(EDITION, false)
                .fold(new Entry(1, idOf(1), MORNING, organizer, unknown("thanks", ""), null));

        assertThat(decide(said, new CheckIn.Retracted(LYON, idOf(1), null))).isInstanceOf(Verdict.Accepted.class);
        assertThat(decide(said, new CheckIn.Retracted(new CityId("lille"), idOf(1), null)))
                .isInstanceOf(Verdict.Refused.class);
        Timeline takenBack = said(said, new CheckIn.Retracted(LYON, idOf(1), null));
        assertThat(decide(takenBack, new CheckIn.Retracted(LYON, idOf(1), null)))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(Refusal::reason)
                                .containsExactly(Refusal.Reason.ALREADY_RETRACTED));
    }

    @Example
    void whatMayBeADecisionCannotBeTakenBack() {
        Timeline said = said(Timeline.of(EDITION, false), unknown("city.removed", ""));

        assertThat(decide(said, new CheckIn.Retracted(LYON, idOf(1), null))).isInstanceOf(Verdict.Refused.class);
        assertThat(decide(said, new CheckIn.HelpSettled(LYON, idOf(1)))).isInstanceOf(Verdict.Refused.class);
    }

    private static Verdict decide(Timeline timeline, Statement statement) {
        return timeline.decide(new Command(UUID.randomUUID(), new Author.Program(), statement, null), SIX);
    }

    private static Timeline readyAtSix() {
        Timeline timeline = Timeline.of(EDITION, false);
        for (CityId city : EDITION.milestones().get(MEETUP).cities()) {
            timeline = said(timeline, new CheckIn.Ready(city, MEETUP, Answer.YES, null));
        }
        return timeline;
    }

    private static Timeline said(Timeline timeline, Statement statement) {
        long seq = timeline.seq() + 1;
        return timeline.fold(
                new Entry(seq, idOf(seq), MORNING.plusSeconds(seq), new Author.Program(), statement, null));
    }

    private static UUID idOf(long seq) {
        return new UUID(7, seq);
    }

    private static Statement.Unknown unknown(String type, String milestone) {
        return new Statement.Unknown(
                type, "{\"type\":\"%s\",\"city\":\"lyon\",\"milestone\":\"%s\"}".formatted(type, milestone));
    }

    private static Chronicle chronicle(List<Said> said) {
        Chronicle chronicle = Chronicle.of(Timeline.of(EDITION, false));
        for (Said one : said) {
            chronicle = chronicle.plus(new Entry(
                    chronicle.now().seq() + 1,
                    one.id(),
                    MORNING,
                    new Author.Program(),
                    one.statement(),
                    one.observedAt()));
        }
        return chronicle;
    }

    /** The notices' keys are positions, which the unknown entries count into. */
    private static List<Object> withoutPositions(Timeline timeline) {
        JsonNode document = timeline.document();
        return Stream.concat(
                        Stream.of(document.path("cities"), document.path("milestones"), document.path("edition")),
                        document.path("notices").properties().stream().map(Map.Entry::getValue))
                .map(part -> (Object) part)
                .toList();
    }

    @Provide
    Arbitrary<List<Statement>> unknown() {
        return Statements.unknown(Arbitraries.of(MEETUP, new MilestoneId("another")))
                .list()
                .ofMinSize(1)
                .ofMaxSize(10);
    }

    @Provide
    Arbitrary<List<Said>> weekends() {
        Arbitrary<CityId> cities = Arbitraries.of("lyon", "lille", "tunis").map(CityId::new);
        Arbitrary<SlotId> slots = Arbitraries.of("pitchs", "themes", "travail").map(SlotId::new);
        Arbitrary<Statement> statements = Arbitraries.oneOf(
                Statements.checkIns(cities, slots, Arbitraries.of(MEETUP)).map(checkIn -> checkIn),
                Statements.decisions(cities, Arbitraries.of(MEETUP)).map(decision -> decision));
        return Combinators.combine(
                        Arbitraries.create(UUID::randomUUID),
                        Arbitraries.integers().between(0, 80).map(tens -> MORNING.plusSeconds(tens * 600L)),
                        statements)
                .as(Said::new)
                .list()
                .ofMaxSize(30);
    }
}
