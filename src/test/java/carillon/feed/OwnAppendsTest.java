package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OwnAppendsTest {
    private final OwnAppends own = new OwnAppends();

    @Test
    void eachIsHeardOfOnce() {
        own.appended(3, 0);
        own.appended(5, 3);

        assertThat(own.notified(3)).isTrue();
        assertThat(own.notified(4)).as("another node's").isFalse();
        assertThat(own.notified(5)).isTrue();
        assertThat(own.notified(5))
                .as("again: somebody else has appended there")
                .isFalse();
    }

    @Test
    void whatWasHeardOfBeforeItWasAnsweredIsNotAwaited() {
        own.appended(3, 3);

        assertThat(own.notified(3)).isFalse();
    }

    @Test
    void whatWasLostIsNotAwaited() {
        own.appended(3, 0);
        own.clear();

        assertThat(own.notified(3)).isFalse();
    }

    @Test
    void whereNothingIsHeardTheOldestAreForgotten() {
        LongStream.rangeClosed(1, 5_000).forEach(head -> own.appended(head, 0));

        assertThat(own.notified(2)).isFalse();
        assertThat(own.notified(5_000)).isTrue();
    }
}
