package carillon.journal;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.postgres.Database;
import carillon.postgres.TestDatabase;
import carillon.statement.Author;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.StatementJson;
import carillon.statement.Statements;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

class EveryStatementIT {
    private static final Database DATABASE = TestDatabase.open();

    private static final List<String> KINDS = Arrays.stream(
                    Objects.requireNonNull(Statement.class.getAnnotation(JsonSubTypes.class))
                            .value())
            .map(kind -> Statement.typeOf(kind.value().asSubclass(Statement.class)))
            .toList();

    @AfterContainer
    static void close() {
        now(DATABASE.close());
    }

    @StatisticsReport(onFailureOnly = true)
    @Property(tries = 800, edgeCases = EdgeCasesMode.NONE)
    void comesBackFromTheJournalAsItWasSaid(@ForAll("entries") Entry entry) {
        PgJournal journal = now(new Journals(DATABASE).ofEvent(TestDatabase.edition()));
        Statistics.label("statement")
                .collect(entry.statement().type())
                .coverage(said -> KINDS.forEach(kind -> said.check(kind).count(times -> times > 0)));

        assertThat(now(journal.append(Journal.Last.NONE, List.of(entry)))).isTrue();

        assertThat(now(journal.after(0, 2))).containsExactly(entry);
    }

    @Property
    void comesBackFromItsJson(@ForAll("entries") Entry entry) throws JsonProcessingException {
        JsonMapper mapper = StatementJson.mapper().build();

        assertThat(mapper.readValue(StatementJson.write(entry.statement()), Statement.class))
                .isEqualTo(entry.statement());
        assertThat(mapper.readValue(StatementJson.write(entry.by()), Author.class))
                .isEqualTo(entry.by());
    }

    @Provide
    Arbitrary<Entry> entries() {
        return Statements.entries(1);
    }
}
