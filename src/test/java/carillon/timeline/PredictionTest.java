package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.SlotId;
import carillon.edition.Weekend;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Statement;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When slots are predicted to start. Lille brainstorms at 14:00, pitches at 15:30 and works from 16:45 to 18:00. */
class PredictionTest {
    private static final CityId LILLE = new CityId("lille");
    private static final CityId LYON = new CityId("lyon");
    private static final CityId PARIS = new CityId("paris");

    private Timeline timeline = Timeline.of(Weekend.edition(), false);

    @Test
    void beforeAnythingIsSaidEverySlotIsPredictedThreeMinutesAfterItsHour() {
        assertThat(predicted("lille", "themes")).isEqualTo(at("14:03"));
        assertThat(predicted("lyon", "accueil")).isEqualTo(at("08:33"));
        assertThat(expected("lyon", "accueil")).isEqualTo(at("08:30"));
    }

    @Test
    void onlyAPlannedSlotIsPredicted() {
        say(LYON, "08:35", "accueil");

        assertThat(slot("lyon", "accueil").has("predicted")).isFalse();
        assertThat(slot("lyon", "lancement").has("predicted")).isTrue();
    }

    @Test
    void whoStartsLateAgainAndAgainIsPredictedLaterThanTheOthers() {
        say(LYON, "08:50", "accueil");
        say(LYON, "09:20", "lancement");
        say(LYON, "09:50", "idees");
        say(LYON, "10:50", "pitchs");

        assertThat(predicted("lyon", "dejeuner-sam")).isEqualTo(at("13:04"));
        assertThat(predicted("lille", "themes")).isEqualTo(at("14:03"));
        assertThat(expected("lyon", "dejeuner-sam")).as("as before").isEqualTo(at("13:00"));
    }

    @Test
    void aStartThatOrganizersAnnouncedIsTakenAsTheySaidIt() {
        post("13:50", new CheckIn.SlotDelayed(LILLE, new SlotId("themes"), at("14:20")));

        assertThat(predicted("lille", "themes")).isEqualTo(at("14:20"));
    }

    @Test
    void whatRunsHoldsWhatStandsBehindItAsLongAsItLikelyLasts() {
        say(LILLE, "17:50", "travail");

        assertThat(expected("lille", "apero")).isEqualTo(at("19:05"));
        assertThat(predicted("lille", "apero"))
                .as("it may well be over by then, but nothing is predicted ahead of when it is expected")
                .isEqualTo(at("19:05"));
    }

    @Test
    void oneVeryLateStartMakesNoLateCity() {
        say(LYON, "09:25", "accueil");

        assertThat(predicted("lyon", "dejeuner-sam")).isEqualTo(at("13:03"));
    }

    @Test
    void aPatchTellsEveryCityWhosePredictionsChanged() {
        Timeline before = timeline;
        say(LYON, "09:00", "accueil");
        say(LYON, "09:30", "lancement");
        say(PARIS, "09:31", "themes");
        say(LYON, "10:00", "idees");
        say(PARIS, "10:30", "pitchs-sam");
        say(LYON, "11:00", "pitchs");
        say(LYON, "13:30", "dejeuner-sam");

        JsonNode patch = timeline.patchSince(before).orElseThrow();

        assertThat(patch.at("/cities/lille/slots/themes/predicted").asText())
                .isEqualTo(predicted("lille", "themes").toString());
        assertThat(MergePatch.apply(before.document(), patch)).isEqualTo(timeline.document());
    }

    private void say(CityId city, String time, String slot) {
        post(time, new CheckIn.SlotStarted(city, new SlotId(slot)));
    }

    private void post(String time, Statement said) {
        Command command = new Command(UUID.randomUUID(), new Author.Program(), said, null);
        timeline = timeline.fold(((Verdict.Accepted) timeline.decide(command, at(time))).entry());
    }

    private Instant predicted(String city, String slot) {
        return Instant.parse(slot(city, slot).path("predicted").asText());
    }

    private Instant expected(String city, String slot) {
        return Instant.parse(slot(city, slot).at("/expected/start").asText());
    }

    private JsonNode slot(String city, String slot) {
        return timeline.document().at("/cities/" + city + "/slots/" + slot);
    }

    private static Instant at(String time) {
        return Instant.parse("2017-03-04T" + time + ":00+01:00");
    }
}
