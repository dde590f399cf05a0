package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTest {
    private final Course course = new Course();
    private final Recent recent = new Recent();

    private List<Frame> added(List<Frame> frames) {
        frames.forEach(recent::add);
        return frames;
    }

    @Test
    void whoComesBackGetsEverythingAfterTheirCursor() {
        List<Frame> frames = added(course.saysOneByOne(10));

        for (int i = 0; i < frames.size(); i++) {
            assertThat(recent.after(frames.get(i).before()).orElseThrow()).isEqualTo(frames.subList(i, 10));
        }
    }

    @Test
    void nothingComesAfterTheNewest() {
        added(course.saysOneByOne(3));

        assertThat(recent.after(course.cursor())).isEmpty();
    }

    @Test
    void aPositionAloneIsNotACursor() {
        Cursor before = added(course.saysOneByOne(3)).get(1).before();

        assertThat(recent.after(new Cursor(before.seq(), "0123456789abcdef"))).isEmpty();
        assertThat(recent.after(new Cursor(before.seq() + 1, before.digest()))).isEmpty();
    }

    @Test
    void aPositionInsideAFrameIsNotWhereAnyoneCanGoOn() {
        Cursor inside = new Course().saysOneByOne(1).getFirst().after().cursor();
        added(List.of(course.says(2)));

        assertThat(recent.after(inside)).isEmpty();
    }

    @Test
    void itKeepsTheNewestThousandAndTwentyFour() {
        List<Frame> frames = added(course.saysOneByOne(1_030));

        assertThat(recent.all()).isEqualTo(frames.subList(6, 1_030));
        assertThat(recent.after(frames.get(5).before())).isEmpty();
        assertThat(recent.after(frames.get(6).before()).orElseThrow()).hasSize(1_024);
    }

    @Test
    void itKeepsSixteenMebicharactersHoweverFewTheFrames() {
        String mebi = "x".repeat(1 << 20);
        List<Frame> frames = course.saysOneByOne(20).stream()
                .map(frame -> new Frame(frame.before(), frame.after(), mebi))
                .toList();

        added(frames);

        assertThat(recent.all()).isEqualTo(frames.subList(4, 20));
        assertThat(recent.after(frames.get(3).before())).isEmpty();
    }
}
