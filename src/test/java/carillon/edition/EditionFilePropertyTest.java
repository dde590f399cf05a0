package carillon.edition;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.EditionFile.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a hurried hand does to the real file. */
class EditionFilePropertyTest {

    /** One slip of the hand, at a line counted modulo those that are left. */
    sealed interface Slip {
        record Deleted(int line) implements Slip {}

        record Repeated(int line, int elsewhere) implements Slip {}

        record Replaced(int line, String by) implements Slip {}

        default void apply(List<String> lines) {
            switch (this) {
                case Deleted deleted -> lines.remove(deleted.line % lines.size());
                case Repeated repeated ->
                    lines.add(repeated.elsewhere % lines.size(), lines.get(repeated.line % lines.size()));
                case Replaced replaced -> lines.set(replaced.line % lines.size(), replaced.by);
            }
        }
    }

    @Provide
    Arbitrary<List<Slip>> slips() {
        Arbitrary<Integer> lines = Arbitraries.integers().between(0, 9_999);
        Arbitrary<String> odd = Arbitraries.of(
                "",
                "\t",
                "  ",
                "---",
                "...",
                "- ",
                "  - a",
                "?",
                ": x",
                "<<: *a",
                "&a b: c",
                "*a",
                "!!binary x",
                "|",
                ">",
                "    programme: []",
                "cities:",
                "milestones: all",
                "  lyon: null",
                "    at: 2017-03-26T02:30",
                "\"",
                "{",
                "]",
                "%YAML 9",
                "# nothing",
                "\u0000",
                "\u0085",
                "\uFEFF",
                "\uD83D\uDD14: x");
        Arbitrary<String> random = Arbitraries.strings().ofMaxLength(30).filter(text -> !text.contains("\n"));
        Arbitrary<Slip> one = Arbitraries.oneOf(
                lines.map(Slip.Deleted::new),
                Combinators.combine(lines, lines).as(Slip.Repeated::new),
                Combinators.combine(lines, Arbitraries.oneOf(odd, random)).as(Slip.Replaced::new));
        return one.list().ofMinSize(1).ofMaxSize(8);
    }

    @Property(tries = 300)
    void itStaysSoundOrEveryFaultHasItsLineAndSentence(@ForAll("slips") List<Slip> slips) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(Weekend.FILE));
        slips.forEach(slip -> slip.apply(lines));
        String text = String.join("\n", lines);
        Path file = Files.createTempFile("edition", ".yaml");
        try {
            Reading reading = EditionFile.read(Files.write(file, text.getBytes(StandardCharsets.UTF_8)));

            if (reading instanceof Reading.Faulty faulty) {
                assertThat(faulty.faults()).isNotEmpty().allSatisfy(fault -> {
                    assertThat(fault.line()).isPositive();
                    assertThat(fault.sentence()).isNotBlank();
                });
            }
        } finally {
            Files.delete(file);
        }
    }
}
