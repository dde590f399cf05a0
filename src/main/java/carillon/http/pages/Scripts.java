package carillon.http.pages;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts into which the bundler has cut a script. It names each by the hash of its content.
 *
 * @param atOnce the addresses of the parts without which the script does not begin
 * @param later the addresses of the parts that it loads on demand
 */
public record Scripts(SequencedSet<String> atOnce, SequencedSet<String> later) {
    private static final String PART = "\"\\./([A-Za-z-]+-[A-Z0-9]{8}\\.js)\"";
    private static final Pattern IMPORTED = Pattern.compile("(?:from|import)" + PART);
    private static final Pattern NAMED = Pattern.compile(PART);

    public Scripts {
        atOnce = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(atOnce));
        later = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(later));
    }

    /**
     * Finds the parts of a script, and their parts, which stand beside it.
     *
     * @param script the address of the script
     * @param content gives the text at an address
     */
    static Scripts of(String script, UnaryOperator<String> content) {
        SequencedSet<String> atOnce = found(script, content, IMPORTED);
        SequencedSet<String> later = found(script, content, NAMED);
        later.removeAll(atOnce);
        return new Scripts(atOnce, later);
    }

    /** All parts. */
    Stream<String> parts() {
        return Stream.concat(atOnce.stream(), later.stream());
    }

    private static SequencedSet<String> found(String script, UnaryOperator<String> content, Pattern pattern) {
        String folder = script.substring(0, script.lastIndexOf('/') + 1);
        SequencedSet<String> found = new LinkedHashSet<>();
        Deque<String> unread = new ArrayDeque<>();
        for (@Nullable String next = script; next != null; next = unread.poll()) {
            pattern.matcher(content.apply(next))
                    .results()
                    .map(part -> folder + part.group(1))
                    .filter(found::add)
                    .forEach(unread::add);
        }
        return found;
    }
}
