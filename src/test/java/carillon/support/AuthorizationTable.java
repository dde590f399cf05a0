package carillon.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of who may do what, as it is written down. */
public final class AuthorizationTable {
    public static final Path FILE = Path.of("src/test/resources/carillon/blackbox/authorization.txt");

    private AuthorizationTable() {}

    /**
     * A line of the table.
     *
     * @param what a word for what is sent; empty where nothing is
     * @param statuses what each of those in the columns is answered
     */
    public record Line(String method, String address, String what, List<Integer> statuses) {

        /** The address as a router and the OpenAPI document have it. */
        public String path() {
            return address.replaceAll("[?].*", "");
        }

        @Override
        public String toString() {
            return method + " " + address + " " + what;
        }
    }

    /** The names of the columns, in their order. */
    public static List<String> columns() {
        return rows().filter(row -> row.startsWith(" "))
                .map(AuthorizationTable::words)
                .findFirst()
                .orElseThrow();
    }

    public static List<Line> lines() {
        int columns = columns().size();
        return rows().filter(row -> !row.startsWith(" "))
                .map(row -> line(words(row), columns))
                .toList();
    }

    /** Every method with its path, once. */
    public static Set<String> operations() {
        return lines().stream().map(line -> line.method() + " " + line.path()).collect(Collectors.toUnmodifiableSet());
    }

    private static Line line(List<String> words, int columns) {
        int begin = words.size() - columns;
        if (begin < 2 || begin > 3) {
            throw new AssertionError("a status for each of " + columns() + ": " + words);
        }
        return new Line(
                words.get(0),
                words.get(1),
                begin == 3 ? words.get(2) : "",
                words.subList(begin, words.size()).stream()
                        .map(Integer::valueOf)
                        .toList());
    }

    private static Stream<String> rows() {
        try {
            return Files.readAllLines(FILE).stream().filter(row -> !row.isBlank() && !row.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(String row) {
        return List.of(row.strip().split(" +"));
    }
}
