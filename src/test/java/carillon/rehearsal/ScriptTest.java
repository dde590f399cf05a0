package carillon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Language;
import carillon.edition.Milestone;
import carillon.edition.MilestoneId;
import carillon.edition.ProgrammeItem;
import carillon.edition.Weekend;
import carillon.statement.Answer;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Entry;
import carillon.timeline.Command;
import carillon.timeline.OpenRollCall;
import carillon.timeline.Timeline;
import carillon.timeline.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ScriptTest {
    private static final Edition EDITION = Weekend.edition();
    private static final Milestone MEETUP =
            EDITION.milestones().values().iterator().next();
    private static final Instant LONG_BEFORE = Instant.parse("2017-03-03T00:00:00Z");

    /** The same weekend with a second shared moment, on Sunday. */
    private static final Edition TWO_MOMENTS = withFarewell(EDITION);

    private static Edition withFarewell(Edition edition) {
        MilestoneId id = new MilestoneId("adieux");
        var milestones = new LinkedHashMap<>(edition.milestones());
        milestones.put(
                id,
                new Milestone(
                        id,
                        new TreeMap<>(Map.of(Language.FR, "Adieux")),
                        Instant.parse("2017-03-05T18:30:00Z"),
                        Duration.ofMinutes(20),
                        Duration.ofMinutes(10),
                        null,
                        new LinkedHashSet<>(edition.cities().keySet()),
                        5,
                        List.of(),
                        Set.of()));
        var cities = new LinkedHashMap<CityId, City>();
        edition.cities().values().forEach(city -> {
            List<ProgrammeItem> programme = new ArrayList<>(city.programme());
            programme.add(new ProgrammeItem.Attends(id));
            cities.put(
                    city.id(),
                    new City(
                            city.id(),
                            city.name(),
                            city.names(),
                            city.language(),
                            city.venue(),
                            city.address(),
                            city.timezone(),
                            city.position(),
                            city.links(),
                            programme));
        });
        return new Edition(
                edition.id(),
                edition.title(),
                edition.timezone(),
                edition.from(),
                edition.to(),
                edition.languages(),
                edition.links(),
                milestones,
                cities,
                edition.themes(),
                edition.projects());
    }

    /** All that is said in a weekend in which nobody moves a milestone, in the order of its times. */
    private static List<Script.Line> weekend(Edition edition, long seed) {
        Script script = new Script(edition, seed);
        Stream<Script.Line> answers = edition.milestones().values().stream()
                .flatMap(milestone -> script.answers(milestone, announced(milestone), LONG_BEFORE).stream());
        return Stream.concat(script.programme().stream(), answers)
                .sorted(Comparator.comparing(Script.Line::at))
                .toList();
    }

    private static OpenRollCall announced(Milestone milestone) {
        return new OpenRollCall(milestone.at(), 0);
    }

    private static Set<CityId> citiesThatSay(List<Script.Line> lines, Predicate<CheckIn> what) {
        return lines.stream()
                .map(line -> (CheckIn) line.command().statement())
                .filter(what)
                .map(CheckIn::city)
                .collect(Collectors.toSet());
    }

    @Property(tries = 50)
    void theSameSeedGivesTheSameScript(@ForAll long seed) {
        assertThat(weekend(Weekend.edition(), seed)).isEqualTo(weekend(EDITION, seed));
    }

    @Property(tries = 20)
    void citiesWriteInTheEditionsFirstLanguageAndOtherwiseTheCourseIsTheSame(
            @ForAll long seed, @ForAll Language first) {
        Edition edition = Weekend.in(List.of(first), Map.of(first, "titre"));
        Phrases phrases = Phrases.in(first);
        List<Script.Line> lines = weekend(edition, seed);

        assertThat(lines)
                .extracting(Script.Line::at)
                .isEqualTo(weekend(EDITION, seed).stream().map(Script.Line::at).toList());
        assertThat(lines).allSatisfy(line -> {
            switch (line.command().statement()) {
                case CheckIn.Note note ->
                    assertThat(phrases.notes()).contains(note.text().value());
                case CheckIn.HelpWanted call -> assertThat(call.text().value()).isEqualTo(phrases.help());
                case CheckIn.Ready ready ->
                    assertThat(ready.note())
                            .satisfiesAnyOf(
                                    note -> assertThat(note).isNull(),
                                    note -> assertThat(note.value()).isIn(phrases.notReady(), phrases.justInTime()));
                default -> {
                    // Nothing is written there.
                }
            }
        });
    }

    @Example
    void anotherSeedGivesAnotherScript() {
        assertThat(weekend(EDITION, 1)).isNotEqualTo(weekend(EDITION, 2));
    }

    @Property(tries = 200)
    void everyLineIsAcceptedWhenItsTimeComes(@ForAll long seed, @ForAll boolean twoMoments) {
        Edition edition = twoMoments ? TWO_MOMENTS : EDITION;
        Timeline timeline = Timeline.of(edition, true);
        for (Script.Line line : weekend(edition, seed)) {
            timeline = accepted(withRules(timeline, line.at()), line.command(), line.at());
        }
        Timeline over = withRules(timeline, Instant.parse("2017-03-05T23:00:00Z"));

        edition.milestones()
                .keySet()
                .forEach(id -> assertThat(over.document()
                                .at("/milestones/" + id + "/state")
                                .asText())
                        .isEqualTo("done"));
    }

    /** The rules that come due until then apply. */
    private static Timeline withRules(Timeline timeline, Instant until) {
        Timeline next = timeline;
        for (Optional<Entry> rule = next.entryByRule(until); rule.isPresent(); rule = next.entryByRule(until)) {
            next = next.fold(rule.get());
        }
        return next;
    }

    private static Timeline accepted(Timeline timeline, Command command, Instant at) {
        Verdict verdict = timeline.decide(command, at);
        assertThat(verdict).as("%s at %s", command.statement(), at).isInstanceOf(Verdict.Accepted.class);
        return timeline.fold(((Verdict.Accepted) verdict).entry());
    }

    @Property(tries = 200)
    void oneCityIsLateOneNotReadyAtFirstOneInNeedAndOneSilent(@ForAll long seed) {
        List<Script.Line> lines = weekend(EDITION, seed);

        Set<CityId> late = citiesThatSay(lines, said -> said instanceof CheckIn.SlotDelayed);
        Set<CityId> notReady =
                citiesThatSay(lines, said -> said instanceof CheckIn.Ready ready && ready.ready() == Answer.NO);
        Set<CityId> inNeed = citiesThatSay(lines, said -> said instanceof CheckIn.HelpWanted);
        Set<CityId> ready =
                citiesThatSay(lines, said -> said instanceof CheckIn.Ready yes && yes.ready() == Answer.YES);

        assertThat(late).hasSize(1);
        assertThat(notReady).hasSize(1).doesNotContainAnyElementsOf(late);
        assertThat(inNeed).hasSize(1).doesNotContainAnyElementsOf(late).doesNotContainAnyElementsOf(notReady);
        assertThat(citiesThatSay(lines, said -> said instanceof CheckIn.HelpSettled))
                .isEqualTo(inNeed);
        assertThat(ready)
                .as("all but the silent one, whoever is late, unready or in need included")
                .hasSize(EDITION.cities().size() - 1)
                .containsAll(late)
                .containsAll(notReady)
                .containsAll(inNeed);
    }

    @Property(tries = 50)
    void theSilentOneIsNotHeardForAnHourBeforeTheMomentAndTheOthersAre(@ForAll long seed) {
        Instant hourBefore = MEETUP.at().minusSeconds(3_600);
        List<Script.Line> lines = weekend(EDITION, seed);

        Set<CityId> before = cities(lines.stream().filter(line -> line.at().isBefore(hourBefore)));
        Set<CityId> meanwhile = cities(lines.stream()
                .filter(line -> !line.at().isBefore(hourBefore) && line.at().isBefore(MEETUP.at())));

        assertThat(before).isEqualTo(EDITION.cities().keySet());
        assertThat(meanwhile).hasSize(EDITION.cities().size() - 1);
    }

    private static Set<CityId> cities(Stream<Script.Line> lines) {
        return lines.map(line -> ((CheckIn) line.command().statement()).city()).collect(Collectors.toSet());
    }

    @Property(tries = 50)
    void enoughAreReadyForTheMomentToStartOnTime(@ForAll long seed) {
        long ready = new Script(EDITION, seed)
                .answers(MEETUP, announced(MEETUP), LONG_BEFORE).stream()
                        .filter(line -> !line.at().isAfter(MEETUP.at()))
                        .filter(line -> ((CheckIn.Ready) line.command().statement()).ready() == Answer.YES)
                        .count();

        assertThat(ready).isGreaterThanOrEqualTo(MEETUP.quorum());
    }

    @Property(tries = 50)
    void nothingIsSaidTwiceAndEachCitySpeaksForItself(@ForAll long seed) {
        List<Script.Line> lines = weekend(TWO_MOMENTS, seed);

        assertThat(lines).extracting(line -> line.command().id()).doesNotHaveDuplicates();
        assertThat(lines).allSatisfy(line -> {
            CityId city = ((CheckIn) line.command().statement()).city();
            assertThat(line.command().by()).isEqualTo(new Author.Player(city));
            assertThat(line.command().observedAt()).isEqualTo(line.at());
        });
    }

    @Property(tries = 50)
    void askedAgainForAnotherStartTheyAnswerAnewAndNobodyBeforeTheyAreAsked(@ForAll long seed) {
        Script script = new Script(EDITION, seed);
        Instant asked = MEETUP.at().minusSeconds(120);
        OpenRollCall later = new OpenRollCall(MEETUP.at().plusSeconds(600), 40);

        List<Script.Line> again = script.answers(MEETUP, later, asked);

        assertThat(again).allMatch(line -> !line.at().isBefore(asked));
        assertThat(script.answers(MEETUP, new OpenRollCall(later.start(), 50), asked))
                .as("also where it comes back to a start that they answered for before")
                .extracting(line -> line.command().id())
                .doesNotContainAnyElementsOf(
                        again.stream().map(line -> line.command().id()).toList());
        assertThat(again)
                .extracting(line -> line.command().id())
                .doesNotContainAnyElementsOf(script.answers(MEETUP, announced(MEETUP), LONG_BEFORE).stream()
                        .map(line -> line.command().id())
                        .toList());
    }
}
