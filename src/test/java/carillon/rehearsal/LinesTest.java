package carillon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.SlotId;
import carillon.statement.CheckIn;
import carillon.statement.Statement;
import carillon.statement.TurnId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A city that falls silent between 10:00 and 12:00. */
class LinesTest {
    private static final CityId LYON = new CityId("lyon");
    private static final CityId PARIS = new CityId("paris");
    private static final SlotId PITCHES = new SlotId("pitchs");
    private static final SlotId LUNCH = new SlotId("dejeuner");

    private final Lines lines = new Lines();

    @Test
    void whatACitySaysWhileItIsSilentIsNotHeard() {
        say("09:59", started(LYON, LUNCH));
        say("10:00", started(LYON, PITCHES));
        say("12:00", new CheckIn.SlotFinished(LYON, LUNCH));

        assertThat(heard()).containsExactly(started(LYON, LUNCH), new CheckIn.SlotFinished(LYON, LUNCH));
    }

    @Test
    void theOtherCitiesAreHeard() {
        say("11:00", started(PARIS, PITCHES));

        assertThat(heard()).containsExactly(started(PARIS, PITCHES));
    }

    @Test
    void nothingIsSaidLaterOfASlotThatNobodyKnowsToHaveBegun() {
        say("11:00", started(LYON, PITCHES));
        say("12:10", new CheckIn.TurnStarted(LYON, PITCHES, new TurnId("carte")));
        say("12:30", new CheckIn.SlotFinished(LYON, PITCHES));

        assertThat(heard()).isEmpty();
    }

    @Test
    void aTurnThatNobodyKnowsToHaveBegunIsNotFinished() {
        say("09:00", started(LYON, PITCHES));
        say("11:59", new CheckIn.TurnStarted(LYON, PITCHES, new TurnId("carte")));
        say("12:04", new CheckIn.TurnFinished(LYON, PITCHES, new TurnId("carte")));

        assertThat(heard()).containsExactly(started(LYON, PITCHES));
    }

    private static CheckIn started(CityId city, SlotId slot) {
        return new CheckIn.SlotStarted(city, slot);
    }

    private void say(String time, CheckIn checkIn) {
        lines.say(at(time), checkIn.city(), checkIn);
    }

    private List<Statement> heard() {
        lines.silence(LYON, at("10:00"), at("12:00"));
        return lines.sorted().stream().map(line -> line.command().statement()).toList();
    }

    private static Instant at(String time) {
        return Instant.parse("2017-03-04T" + time + ":00+01:00");
    }
}
