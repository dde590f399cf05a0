package carillon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapWatchTest {
    private static final long MB = 1 << 20;

    @Test
    void aHeapIsFullWhereACollectionLeavesUnderTwoPercent() {
        assertThat(HeapWatch.isFull(250 * MB, 256 * MB)).isFalse();
        assertThat(HeapWatch.isFull(251 * MB, 256 * MB)).isTrue();
        assertThat(HeapWatch.isFull(8 * 1024 * MB, 8 * 1024 * MB)).isTrue();
    }

    @Test
    void aSmallHeapIsFullWhereTheCollectorHasNoRegionToGive() {
        assertThat(HeapWatch.isFull(21 * MB, 24 * MB)).isFalse();
        assertThat(HeapWatch.isFull(22 * MB + MB / 2, 24 * MB)).isTrue();
    }
}
