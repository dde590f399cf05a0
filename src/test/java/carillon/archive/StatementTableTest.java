package carillon.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** Statements as rows of a table. */
class StatementTableTest {
    @Test
    void aRowHasWhatAStatementHas() throws Exception {
        var statements = new ObjectMapper().readTree("""
                { "7": { "observedAt": "2017-03-04T10:00:00Z", "at": "2017-03-04T10:01:00Z", "type": "headcount",
                         "city": "lyon", "count": 42, "id": "x" },
                  "8": { "type": "announcement", "text": "Gather, \\"all\\"", "cities": ["lyon"] } }
                """);

        assertThat(StatementTable.headings())
                .startsWith("\ufeffseq,observedAt,at,city,type,")
                .endsWith(",ref,id\r\n");
        assertThat(StatementTable.rows(statements))
                .startsWith("7,2017-03-04T10:00:00Z,2017-03-04T10:01:00Z,lyon,headcount,,,,,,42,")
                .contains("8,,,,announcement,,,,,\"Gather, \"\"all\"\"\",")
                .contains("\"[\"\"lyon\"\"]\"");
    }

    @Test
    void noSpreadsheetRunsWhatSomebodySaid() throws Exception {
        var statements = new ObjectMapper().readTree("{ \"1\": { \"text\": \"=1+1\" } }");

        assertThat(StatementTable.rows(statements)).contains(",'=1+1,");
    }
}
