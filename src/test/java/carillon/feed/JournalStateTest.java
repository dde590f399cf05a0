package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JournalStateTest {
    private static final JournalState IN_SYNC = new JournalState.InSync();
    private static final JournalState UNWRITTEN = new JournalState.Unwritten();

    @Test
    void afterAnAppendThatFailedItIsReadAndThenNotYetSound() {
        assertThat(JournalState.afterFailedAppend().afterRead(0)).isEqualTo(UNWRITTEN);
        assertThat(JournalState.afterFailedAppend()
                        .afterFailedRead()
                        .afterFailedRead()
                        .afterRead(5))
                .isEqualTo(UNWRITTEN);
    }

    @Test
    void afterAReadThatFailedItIsReadAgainAndStandsAsBefore() {
        assertThat(IN_SYNC.afterFailedRead().afterRead(0)).isEqualTo(IN_SYNC);
        assertThat(UNWRITTEN.afterFailedRead().afterRead(3)).isEqualTo(UNWRITTEN);
    }

    @Test
    void whoWasOvertakenHasSomethingToReadOrTheJournalIsDamaged() {
        assertThat(new JournalState.Overtaken(IN_SYNC).afterRead(1)).isEqualTo(IN_SYNC);
        assertThat(new JournalState.Overtaken(UNWRITTEN).afterRead(1)).isEqualTo(UNWRITTEN);
        assertThat(new JournalState.Overtaken(IN_SYNC).afterRead(0)).isEqualTo(new JournalState.Damaged());
    }

    @Test
    void nothingThatIsReadMendsADamageOrUndoesAnEnd() {
        for (JournalState state : new JournalState[] {new JournalState.Damaged(), new JournalState.Diverged()}) {
            assertThat(state.afterRead(1)).isEqualTo(state);
            assertThat(state.afterFailedRead()).isEqualTo(state);
        }
    }
}
