package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.journal.ClockAnchor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClockTest {
    private static final Instant TODAY = Instant.parse("2026-11-24T08:00:00.250Z");
    private static final Instant SATURDAY = Instant.parse("2017-03-04T17:40:00Z");
    private static final long LONGEST_MILLIS = 2_000;

    private static Clock rehearsal(double speed, Instant world) {
        return new Clock(InstantSource.fixed(world), new ClockAnchor(SATURDAY, TODAY, speed));
    }

    @Test
    void itShowsTheWorldsTimeInWholeMilliseconds() {
        Clock clock = WorldClock.of(InstantSource.fixed(TODAY.plusNanos(999_999)));

        assertThat(clock.instant()).isEqualTo(TODAY);
    }

    @Test
    void aRehearsalBeginsWhereItIsToldAndRunsAsFast() {
        assertThat(rehearsal(60, TODAY).instant()).isEqualTo(SATURDAY);
        assertThat(rehearsal(60, TODAY.plusSeconds(10)).instant()).isEqualTo(SATURDAY.plusSeconds(600));
        assertThat(rehearsal(0.5, TODAY.plusSeconds(10)).instant()).isEqualTo(SATURDAY.plusSeconds(5));
    }

    @Test
    void aTimerWaitsForAsLongAsTheWorldTakes() {
        assertThat(WorldClock.of(InstantSource.fixed(TODAY)).timerMillis(TODAY.plusMillis(1_500)))
                .isEqualTo(1_500);
        assertThat(rehearsal(60, TODAY).timerMillis(SATURDAY.plusSeconds(60))).isEqualTo(1_000);
        assertThat(rehearsal(0.5, TODAY).timerMillis(SATURDAY.plusSeconds(1))).isEqualTo(2_000);
    }

    @Test
    void whatIsPastIsWaitedForAMillisecondAndWhatIsFarTwoSeconds() {
        Clock clock = WorldClock.of(InstantSource.fixed(TODAY));

        assertThat(clock.timerMillis(TODAY)).isEqualTo(1);
        assertThat(clock.timerMillis(Instant.EPOCH)).isEqualTo(1);
        assertThat(clock.timerMillis(TODAY.plus(Duration.ofDays(3_650)))).isEqualTo(LONGEST_MILLIS);
        assertThat(rehearsal(0.001, TODAY).timerMillis(SATURDAY.plus(Duration.ofDays(3))))
                .isEqualTo(LONGEST_MILLIS);
    }

    /** Numbers with a fraction are not exact; whoever waits looks at the clock when the timer is over. */
    @Property
    void onceTheTimerIsOverItsInstantHasComeGiveOrTakeAMillisecond(
            @ForAll @DoubleRange(min = 0.01, max = 3_600) double speed,
            @ForAll @IntRange(max = 200_000_000) int sinceAnchorMillis,
            @ForAll @IntRange(max = 2_000_000) int aheadMillis) {
        Instant world = TODAY.plusMillis(sinceAnchorMillis);
        Instant due = rehearsal(speed, world).instant().plusMillis(aheadMillis);

        long millis = rehearsal(speed, world).timerMillis(due);

        if (millis < LONGEST_MILLIS) {
            assertThat(rehearsal(speed, world.plusMillis(millis)).instant()).isAfterOrEqualTo(due.minusMillis(1));
        }
    }
}
