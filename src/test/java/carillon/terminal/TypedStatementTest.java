package carillon.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed after {@code carillon post}, and what is posted for it. */
class TypedStatementTest {
    private static String posted(String about, String type, List<String> values, Map<String, String> options)
            throws WrongUsage {
        TypedStatement statement = TypedStatement.read(about, type, values, options);
        return statement.collection() + " " + statement.body();
    }

    private static void assertRefused(String sentence, String about, String type, String... values) {
        assertThatExceptionOfType(WrongUsage.class)
                .isThrownBy(() -> TypedStatement.read(about, type, List.of(values), Map.of()))
                .withMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    lyon        | city.opened       |              | check-ins {"type":"city.opened","city":"lyon"}
                    lyon        | slot.started      | pitchs       | check-ins {"type":"slot.started","city":"lyon","slot":"pitchs"}
                    lyon        | headcount         | 45           | check-ins {"type":"headcount","city":"lyon","count":45}
                    lyon        | headcount         | many         | check-ins {"type":"headcount","city":"lyon","count":"many"}
                    lyon        | note              | Bonsoir      | check-ins {"type":"note","city":"lyon","text":"Bonsoir"}
                    lyon        | ready             | pleniere;yes | check-ins {"type":"ready","city":"lyon","milestone":"pleniere","ready":"yes"}
                    lyon        | turn.prolonged    | pitchs;t1;5  | check-ins {"type":"turn.prolonged","city":"lyon","slot":"pitchs","turn":"t1","minutes":5}
                    pleniere    | turn.prolonged    | t1;5         | decisions {"type":"turn.prolonged","milestone":"pleniere","turn":"t1","minutes":5}
                    pleniere    | milestone.started |              | decisions {"type":"milestone.started","milestone":"pleniere"}
                    all         | announcement      | Bonsoir      | decisions {"type":"announcement","text":"Bonsoir"}
                    lyon,paris  | announcement      | Bonsoir      | decisions {"type":"announcement","cities":["lyon","paris"],"text":"Bonsoir"}
                    lyon        | project.changed   | {"id":"p"}   | check-ins {"type":"project.changed","city":"lyon","project":{"id":"p"}}
                    """)
    void theMembersOfARecordAreTypedInItsOrder(String about, String type, String values, String expected)
            throws WrongUsage {
        assertThat(posted(about, type, values == null ? List.of() : List.of(values.split(";", -1)), Map.of()))
                .isEqualTo(expected);
    }

    @Test
    void whatMayBeAbsentIsAnOption() throws WrongUsage {
        assertThat(posted(
                        "lyon",
                        "ready",
                        List.of("pleniere", "no"),
                        Map.of(
                                "note",
                                "No sound",
                                "checks",
                                "{\"Sound\":false}",
                                "observedAt",
                                "2017-03-04T17:00:00Z")))
                .isEqualTo("check-ins {\"type\":\"ready\",\"city\":\"lyon\",\"milestone\":\"pleniere\","
                        + "\"ready\":\"no\",\"note\":\"No sound\",\"checks\":{\"Sound\":false},"
                        + "\"observedAt\":\"2017-03-04T17:00:00Z\"}");
        assertThat(posted("all", "announcement", List.of("Fire"), Map.of("urgent", "true")))
                .isEqualTo("decisions {\"type\":\"announcement\",\"text\":\"Fire\",\"urgent\":true}");
        assertThat(posted("pleniere", "milestone.changed", List.of(), Map.of("quorum", "4", "room", "null")))
                .isEqualTo("decisions {\"type\":\"milestone.changed\",\"milestone\":\"pleniere\",\"room\":null,"
                        + "\"quorum\":4}");
    }

    @Test
    void whatCannotBeReadIsRefusedWithWhatToType() {
        assertRefused(
                "There is no type “slot.strated”. Nearest: slot.started, slot.delayed, slot.skipped."
                        + " carillon post --help lists all types.",
                "lyon",
                "slot.strated",
                "pitchs");
        assertRefused(
                "Type carillon post CITY note TEXT. Put a text of several words in quotes.",
                "lyon",
                "note",
                "Lunch",
                "is",
                "late");
        assertRefused(
                "A question.closed is about no city: type carillon post all question.closed REF.",
                "lyon",
                "question.closed",
                "q");
        assertRefused(
                "“turns” is written as JSON (docs/protocol.md, “Posting”), in single quotes: lyon is none.",
                "lyon",
                "turns.set",
                "pitchs",
                "lyon");
        assertThatExceptionOfType(WrongUsage.class)
                .isThrownBy(() -> TypedStatement.read("lyon", "note", List.of("Hi"), Map.of("reason", "why")))
                .withMessage("A note takes no --reason: type carillon post CITY note TEXT.");
    }

    @Test
    void aMereTimeOfDayIsAnsweredWithTheFormOfAnInstant() {
        String form = " takes the date, the time and its offset from UTC, such as 2017-03-04T18:05:00+01:00:"
                + " “12:00” is not of that form.";
        assertThatExceptionOfType(WrongUsage.class)
                .isThrownBy(() -> TypedStatement.read("lyon", "note", List.of("Hi"), Map.of("observedAt", "12:00")))
                .withMessage("--observed-at" + form);
        assertRefused("“start”" + form, "lyon", "slot.delayed", "pitchs", "12:00");
    }

    @Test
    void everyKindHasOneFormForItsNumberOfValues() {
        assertThat(PostForm.OF_ALL_KINDS)
                .extracting(form -> form.type() + " " + form.values().size())
                .doesNotHaveDuplicates();
    }
}
