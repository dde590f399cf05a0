package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreshnessTest {
    private final Freshness freshness = new Freshness();

    private void beats(int times) {
        for (int n = 0; n < times; n++) {
            freshness.beat();
        }
    }

    @Test
    void whereNothingShowsThatTheJournalIsWhatIsKnownSomebodyLooks() {
        beats(4);
        assertThat(freshness.isLookDue()).isFalse();

        beats(1);
        assertThat(freshness.isLookDue()).isTrue();

        freshness.confirm(freshness.last());
        assertThat(freshness.isLookDue()).isFalse();
    }

    @Test
    void whereThereIsADoubtSomebodyLooksSoonButNotEachTime() {
        freshness.doubt();
        assertThat(freshness.isLookDue()).isFalse();
        beats(1);
        assertThat(freshness.isLookDue()).isTrue();

        freshness.confirm(freshness.last());
        freshness.doubt();
        assertThat(freshness.isLookDue()).isFalse();
    }

    @Test
    void whatBeganBeforeTheDoubtDoesNotClearIt() {
        long began = freshness.last();
        freshness.doubt();
        freshness.confirm(began);

        beats(1);

        assertThat(freshness.isLookDue()).isTrue();
    }

    @Test
    void whoCameAfterItBeganIsNotServedByIt() {
        long before = freshness.next();
        long began = freshness.last();
        long after = freshness.next();

        freshness.confirm(began);

        assertThat(before).isLessThanOrEqualTo(freshness.confirmed());
        assertThat(after).isGreaterThan(freshness.confirmed());
    }
}
