package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.SlotId;
import carillon.edition.Weekend;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Minutes;
import carillon.statement.Statement;
import carillon.statement.Turn;
import carillon.statement.TurnId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Saturday in Lyon: the doors open for breakfast at 08:30, the launch is at 09:00, the ideas are at 09:30. */
class ScoreTest {
    private static final CityId LYON = new CityId("lyon");
    private static final CityId PARIS = new CityId("paris");
    private static final MilestoneId MEETUP = new MilestoneId("meetup-video");

    private Chronicle chronicle = Chronicle.of(Timeline.of(Weekend.edition(), false));

    @Test
    void aStartThreeMinutesAfterItsHourCameAsPredictedAndNotAsExpected() {
        say("08:33", started("accueil"));

        assertThat(score(10)).isEqualTo(new Score(1, 1, 0));
    }

    @Test
    void whatCountsIsWhatWasSaidSoLongAheadOfTheActualStart() {
        say("08:20", new CheckIn.SlotDelayed(LYON, new SlotId("accueil"), at("08:45")));
        say("08:45", started("accueil"));

        assertThat(score(10)).as("08:35: it was said").isEqualTo(new Score(1, 1, 1));
        assertThat(score(30)).as("08:15: it was not").isEqualTo(new Score(1, 0, 0));
    }

    @Test
    void whatIsDueWasPredictedForThatInstant() {
        say("08:55", started("accueil"));

        assertThat(chronicle.forecasts())
                .filteredOn(forecast -> forecast.minutesAhead() == 10)
                .singleElement()
                .satisfies(forecast -> assertThat(forecast.predicted()).isEqualTo(at("08:45")));
    }

    @Test
    void whatNobodyKnewOfSoLongAheadIsNotCompared() {
        say("17:40", new Decision.TurnsSet(MEETUP, List.of(turn(LYON))));
        say("18:00", new Decision.MilestoneStarted(MEETUP));
        say("18:03", new Decision.TurnStarted(MEETUP, new TurnId("lyon")));

        assertThat(score(10)).as("17:53: its turn was set").isEqualTo(new Score(1, 1, 0));
        assertThat(score(30)).as("17:33: it was not").isEqualTo(new Score(0, 0, 0));
    }

    @Test
    void aStartThatWasTakenBackDoesNotCount() {
        UUID start = say("08:33", started("accueil"));
        say("08:34", new CheckIn.Retracted(LYON, start, null));

        assertThat(chronicle.forecasts()).isEmpty();
    }

    @Test
    void aTurnOfTheSharedMomentCountsForTheCityThatSpeaks() {
        say("17:00", new Decision.TurnsSet(MEETUP, List.of(turn(LYON), turn(PARIS))));
        say("18:00", new Decision.MilestoneStarted(MEETUP));
        say("18:03", new Decision.TurnStarted(MEETUP, new TurnId("lyon")));
        say("18:20", new Decision.TurnStarted(MEETUP, new TurnId("paris")));

        assertThat(chronicle.forecasts())
                .extracting(Forecast::city, Forecast::minutesAhead, Forecast::isPredictionInside)
                .containsExactlyInAnyOrder(
                        tuple(LYON, 10, true), tuple(LYON, 30, true), tuple(PARIS, 10, false), tuple(PARIS, 30, false));
    }

    private Score score(int minutesAhead) {
        return Score.of(chronicle.forecasts(), minutesAhead);
    }

    private static CheckIn started(String slot) {
        return new CheckIn.SlotStarted(LYON, new SlotId(slot));
    }

    private static Turn turn(CityId city) {
        return new Turn(new TurnId(city.value()), city, null, null, new Minutes(5));
    }

    private UUID say(String time, Statement statement) {
        Command command = new Command(UUID.randomUUID(), new Author.Program(), statement, null);
        Verdict verdict = chronicle.now().decide(command, at(time));
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        chronicle = chronicle.plus(((Verdict.Accepted) verdict).entry());
        return command.id();
    }

    private static Instant at(String time) {
        return Instant.parse("2017-03-04T" + time + ":00+01:00");
    }
}
