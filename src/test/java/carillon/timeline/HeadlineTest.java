package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.SlotId;
import carillon.edition.Weekend;
import carillon.statement.Answer;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.Text;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What somebody is told of an event in one sentence before they have opened it. The shared moment is at six. */
class HeadlineTest {
    private static final MilestoneId MEETUP = new MilestoneId("meetup-video");
    private static final CityId LYON = new CityId("lyon");
    private static final CityId LILLE = new CityId("lille");
    private static final Instant SIX = Instant.parse("2017-03-04T17:00:00Z");
    private static final Instant NOON = Instant.parse("2017-03-04T11:00:00Z");

    private Timeline timeline = Timeline.of(Weekend.edition(), false);

    @Test
    void weeksAheadItIsWhenItBegins() {
        assertThat(at(Instant.parse("2017-02-01T12:00:00Z"))).isInstanceOfSatisfying(Headline.Begins.class, begins -> {
            assertThat(begins.isFirst()).isTrue();
            assertThat(begins.at()).isBetween(Instant.parse("2017-03-03T08:00:00Z"), NOON);
        });
    }

    @Test
    void atNoonItIsWhatIsOnInTheCities() {
        say(new CheckIn.SlotStarted(LILLE, new SlotId("travail")), NOON.minusSeconds(60));

        assertThat(at(NOON))
                .isEqualTo(new Headline.On(new LinkedHashMap<>(Map.of(
                        LILLE,
                        Weekend.edition()
                                .cities()
                                .get(LILLE)
                                .slot(new SlotId("travail"))
                                .orElseThrow()
                                .title()))));
    }

    @Test
    void threeHoursAheadTheSharedMomentMattersMore() {
        Instant before = SIX.minus(Headline.NEAR).minusSeconds(600);
        say(new CheckIn.SlotStarted(LILLE, new SlotId("travail")), before);
        say(new CheckIn.Ready(LYON, MEETUP, Answer.YES, null), before);

        assertThat(at(SIX.minus(Headline.NEAR).minusSeconds(1))).isInstanceOf(Headline.On.class);
        assertThat(at(SIX.minus(Headline.NEAR))).isEqualTo(new Headline.Awaited(MEETUP, SIX, 1, 7));
        assertThat(at(SIX.plusSeconds(600))).as("while it is late").isEqualTo(new Headline.Awaited(MEETUP, SIX, 1, 7));
    }

    @Test
    void itIsHeldForAReasonThenLive() {
        say(new Decision.MilestoneHeld(MEETUP, new Text("Rennes arrive")), SIX.minusSeconds(60));
        assertThat(at(SIX)).isEqualTo(new Headline.Held(MEETUP, "Rennes arrive"));

        say(new Decision.MilestoneStarted(MEETUP), SIX.plusSeconds(60));
        assertThat(at(SIX.plusSeconds(60))).isEqualTo(new Headline.Live(MEETUP));
    }

    @Test
    void atNightItIsWhenItGoesOnAndAfterTheLastSlotThatItIsOver() {
        say(new Decision.MilestoneCancelled(MEETUP, new Text("panne")), SIX);

        assertThat(at(Instant.parse("2017-03-05T03:00:00Z")))
                .isInstanceOfSatisfying(
                        Headline.Begins.class,
                        next -> assertThat(next.isFirst()).isFalse());
        assertThat(at(Instant.parse("2017-03-07T12:00:00Z"))).isEqualTo(new Headline.Over());
    }

    private Headline at(Instant now) {
        return Headline.of(timeline, now);
    }

    private void say(Statement statement, Instant at) {
        timeline = timeline.fold(
                new Entry(timeline.seq() + 1, UUID.randomUUID(), at, new Author.Program(), statement, null));
    }
}
