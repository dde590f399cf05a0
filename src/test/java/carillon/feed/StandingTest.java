package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Standing SOUND = new Standing.Sound();
    private static final Standing UNWRITTEN = new Standing.Unwritten();

    @Test
    void afterAnAppendThatFailedItIsReadAndThenNotYetSound() {
        assertThat(Standing.unwritten().read(0)).isEqualTo(UNWRITTEN);
        assertThat(Standing.unwritten().unread().unread().read(5)).isEqualTo(UNWRITTEN);
    }

    @Test
    void afterAReadThatFailedItIsReadAgainAndStandsAsBefore() {
        assertThat(SOUND.unread().read(0)).isEqualTo(SOUND);
        assertThat(UNWRITTEN.unread().read(3)).isEqualTo(UNWRITTEN);
    }

    @Test
    void whoWasOvertakenHasSomethingToReadOrTheJournalIsDamaged() {
        assertThat(new Standing.Overtaken(SOUND).read(1)).isEqualTo(SOUND);
        assertThat(new Standing.Overtaken(UNWRITTEN).read(1)).isEqualTo(UNWRITTEN);
        assertThat(new Standing.Overtaken(SOUND).read(0)).isEqualTo(new Standing.Damaged());
    }

    @Test
    void nothingThatIsReadMendsADamageOrUndoesAnEnd() {
        for (Standing standing : new Standing[] {new Standing.Damaged(), new Standing.Ended()}) {
            assertThat(standing.read(1)).isEqualTo(standing);
            assertThat(standing.unread()).isEqualTo(standing);
        }
    }
}
