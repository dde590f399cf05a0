package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.SlotId;
import carillon.edition.Weekend;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Statement;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How late Lille will be for the others at 18:00. It works on its projects from 16:45 to 18:00. */
class SlackTest {
    private static final CityId LILLE = new CityId("lille");
    private static final SlotId TRAVAIL = new SlotId("travail");
    private static final MilestoneId MEETUP = new MilestoneId("meetup-video");

    private Timeline timeline = Timeline.of(Weekend.edition(), false);

    @Test
    void whoeverStartsLateWillBeAsLateForTheOthersUntilTheyMakeItUp() {
        assertThat(slack()).isEqualTo("PT0S");

        say("16:57", new CheckIn.SlotStarted(LILLE, TRAVAIL));
        assertThat(slack()).isEqualTo("-PT12M");

        say("17:55", new CheckIn.SlotFinished(LILLE, TRAVAIL));
        assertThat(slack()).isEqualTo("PT5M");
    }

    @Test
    void anAnnouncedDelayCountsAtOnceAndIsGoneWhenItIsTakenBack() {
        UUID delay = say("16:30", new CheckIn.SlotDelayed(LILLE, TRAVAIL, at("17:10")));
        assertThat(slack()).isEqualTo("-PT25M");

        say("16:32", new CheckIn.Retracted(LILLE, delay, null));
        assertThat(slack()).isEqualTo("PT0S");
    }

    @Test
    void whoeverIsLateIsInTimeForALaterStart() {
        say("16:30", new CheckIn.SlotDelayed(LILLE, TRAVAIL, at("17:10")));

        say("17:30", new Decision.MilestonePostponed(MEETUP, at("18:30")));

        assertThat(slack()).isEqualTo("PT5M");
    }

    private UUID say(String time, Statement said) {
        UUID id = UUID.randomUUID();
        Verdict verdict = timeline.decide(new Command(id, new Author.Program(), said, null), at(time));
        timeline = timeline.fold(((Verdict.Accepted) verdict).entry());
        return id;
    }

    private String slack() {
        return timeline.document()
                .at("/milestones/meetup-video/cities/lille/slack")
                .asText();
    }

    private static Instant at(String time) {
        return Instant.parse("2017-03-04T" + time + ":00+01:00");
    }
}
