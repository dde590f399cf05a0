package carillon.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a question may be answered with: one of at most {@value #MOST} texts that differ, each short enough for a button.
 *
 * @param texts in the order in which they are shown; never empty
 */
public record Options(@JsonValue List<Text> texts) {
    /** The most options of one question. */
    public static final int MOST = 8;

    /** The most characters (Unicode code points) of one option. */
    public static final int MAX_CHARACTERS = 60;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Options {
        texts = List.copyOf(texts);
        if (texts.isEmpty()
                || texts.size() > MOST
                || texts.stream().anyMatch(Options::isTooLong)
                || repeated(texts).isPresent()) {
            throw new IllegalArgumentException("no options: " + texts);
        }
    }

    public static boolean isTooLong(Text option) {
        return option.value().codePointCount(0, option.value().length()) > MAX_CHARACTERS;
    }

    /** Finds the place of the first option that reads like one ahead of it; empty where all differ. */
    public static Optional<Integer> repeated(List<Text> options) {
        List<String> read =
                options.stream().map(option -> option.value().strip()).toList();
        return IntStream.range(0, read.size())
                .filter(i -> read.subList(0, i).contains(read.get(i)))
                .boxed()
                .findFirst();
    }

    /** Whether an answer is one of them. */
    public boolean allow(Text answer) {
        return texts.contains(answer);
    }

    @Override
    public String toString() {
        return String.join(", ", texts.stream().map(Text::value).toList());
    }
}
