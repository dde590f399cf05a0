package carillon.backup;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.EditionWriter;
import carillon.edition.Weekend;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a journal is named, whether or not a timeline can be made of it. */
class JournalCheckTest {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-00000000000b");

    private final JournalCheck check = new JournalCheck();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anIdThatComesTwiceAndAGapAreNamed(boolean isAnnounced) {
        journal(isAnnounced, 4);
        entry(1, ID);
        entry(2, ID);
        entry(4, OTHER);
        check.end();

        assertThat(check.faults())
                .contains(
                        "nuit-2017: entry 2 has the id of an earlier one, " + ID + ".",
                        "nuit-2017: entry 4 follows entry 2.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSoundJournalHasNoFaultAndACursorWhereItIsKnownHowItBegan(boolean isAnnounced) {
        journal(isAnnounced, 2);
        entry(1, ID);
        entry(2, OTHER);
        check.end();

        assertThat(check.faults()).isEmpty();
        assertThat(check.found().getFirst().cursor().isPresent()).isEqualTo(isAnnounced);
    }

    private void journal(boolean isAnnounced, int head) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("id", 1).put("edition", "nuit-2017").putNull("rehearsal").put("head", head);
        row.put(
                "announced",
                isAnnounced ? EditionWriter.write(Weekend.edition()).toString() : null);
        check.row("journal", row.toString());
    }

    private void entry(int seq, UUID id) {
        check.row("entry", """
                {"journal": 1, "seq": %d, "id": "%s", "at": "2017-03-04T17:00:00+00:00", "claimed": null,
                 "author": {"kind": "program"}, "statement": {"type": "note", "city": "lyon", "text": "x"}}
                """.formatted(seq, id));
    }
}
