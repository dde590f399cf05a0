package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class GrowingListPropertyTest {

    @Property(tries = 200)
    void everyLengthThereWasStaysWhatItWasHoweverItGoesOn(
            @ForAll @IntRange(max = 1_100) int length, @ForAll @IntRange(max = 600) int more) {
        GrowingList<Integer> before = grown(GrowingList.empty(), 0, length);
        GrowingList<Integer> after = grown(before, length, length + more);
        GrowingList<Integer> otherwise = grown(before, 10_000, 10_000 + more);

        assertThat(elements(before)).isEqualTo(numbers(0, length));
        assertThat(elements(after)).isEqualTo(numbers(0, length + more));
        assertThat(elements(otherwise).subList(0, length)).isEqualTo(numbers(0, length));
        assertThat(elements(otherwise).subList(length, length + more)).isEqualTo(numbers(10_000, 10_000 + more));
        assertThatThrownBy(() -> before.get(length)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> before.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static GrowingList<Integer> grown(GrowingList<Integer> list, int from, int to) {
        GrowingList<Integer> grown = list;
        for (int i = from; i < to; i++) {
            grown = grown.plus(i);
        }
        return grown;
    }

    private static List<Integer> elements(GrowingList<Integer> list) {
        return IntStream.range(0, list.size()).mapToObj(list::get).toList();
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
