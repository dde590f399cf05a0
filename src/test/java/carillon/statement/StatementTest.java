package carillon.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatementTest {

    /** A kind that only the sealed types know could be said and kept, and then the journal could not be read any more. */
    @Test
    void everyKindThatCanBeSaidCanBeReadBack() {
        JsonSubTypes readable = Objects.requireNonNull(Statement.class.getAnnotation(JsonSubTypes.class));

        assertThat(Statements.kinds(Statement.class).map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(Stream.of(readable.value())
                        .flatMap(type -> Statements.kinds(type.value().asSubclass(Statement.class)))
                        .map(Class::getName)
                        .toList());
    }

    @Test
    void noTwoKindsOfOneFamilyHaveTheSameWord() {
        assertThat(Statements.kinds(CheckIn.class).map(Statement::typeOf)).doesNotHaveDuplicates();
        assertThat(Statements.kinds(Decision.class).map(Statement::typeOf)).doesNotHaveDuplicates();
    }
}
