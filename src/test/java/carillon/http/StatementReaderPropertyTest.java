package carillon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import carillon.edition.Language;
import carillon.http.pages.Catalogue;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Statement;
import carillon.statement.StatementJson;
import carillon.statement.Statements;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes in is read as it was meant, or refused with a sentence; there is no third way. */
class StatementReaderPropertyTest {
    private static final StatementReader<CheckIn> CHECK_INS = new StatementReader<>(CheckIn.class);
    private static final StatementReader<Decision> DECISIONS = new StatementReader<>(Decision.class);

    /** Left to chance, a value within values now and then grows until no memory is left. */
    private static final int MAX_DEPTH = 3;

    @Provide
    Arbitrary<Statement> statements() {
        return Statements.any();
    }

    @Provide
    Arbitrary<JsonNode> values() {
        return values(MAX_DEPTH);
    }

    private static Arbitrary<JsonNode> values(int depth) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        Arbitrary<JsonNode> scalars = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40).map(json::textNode),
                Arbitraries.of("yes", "note", "lyon", "\u0000", "\uD83D", "x".repeat(501))
                        .map(json::textNode),
                Arbitraries.longs().map(json::numberNode),
                Arbitraries.of(new BigDecimal("1e400"), new BigDecimal("-0.0")).map(json::numberNode),
                Arbitraries.of(BigInteger.TEN.pow(999)).map(json::numberNode),
                Arbitraries.of(true, false).map(json::booleanNode),
                Arbitraries.just(json.nullNode()));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<JsonNode> inner = values(depth - 1);
        return Arbitraries.oneOf(
                scalars,
                scalars,
                inner.list().ofMaxSize(3).map(list -> json.arrayNode().addAll(list)),
                Arbitraries.maps(names(), inner)
                        .ofMaxSize(3)
                        .map(members -> json.objectNode().setAll(members)));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "type",
                        "city",
                        "slot",
                        "milestone",
                        "text",
                        "ref",
                        "ready",
                        "count",
                        "cities",
                        "seen",
                        "to",
                        "start",
                        "reason",
                        "note",
                        "observedAt",
                        "a/b~c"),
                Arbitraries.strings().ofMaxLength(5));
    }

    @Property(tries = 500)
    void whatTheJournalWritesIsReadAsTheSame(@ForAll("statements") Statement statement) {
        assertThat(read(StatementJson.tree(statement).toString(), statement)).isEqualTo(statement);
    }

    /** One member of a sound statement is another, or one more is there. */
    @Property(tries = 500)
    void aStatementWithAnOddMemberIsReadOrRefused(
            @ForAll("statements") Statement statement, @ForAll("values") JsonNode value, @ForAll int member) {
        ObjectNode body = (ObjectNode) StatementJson.tree(statement);
        List<String> names = List.copyOf(
                body.properties().stream().map(entry -> entry.getKey()).toList());
        body.set(names.get(Math.floorMod(member, names.size())), value);

        assertReadOrRefused(body.toString(), statement);
    }

    @Property(tries = 500)
    void anyJsonIsReadOrRefused(@ForAll("statements") Statement kind, @ForAll("values") JsonNode body) {
        assertReadOrRefused(body.toString(), kind);
    }

    @Property(tries = 500)
    void anyBytesAreAnObjectOrRefused(@ForAll byte[] bytes) {
        assertThat(catchThrowable(() -> JsonBody.parse(Buffer.buffer(bytes))))
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isNull(),
                        thrown -> assertThat(thrown).isInstanceOf(Problem.Failure.class));
    }

    private static Statement read(String body, Statement kind) {
        JsonBody members = JsonBody.parse(Buffer.buffer(body.getBytes(StandardCharsets.UTF_8)));
        return kind instanceof CheckIn
                ? CHECK_INS.read(members).statement()
                : DECISIONS.read(members).statement();
    }

    private static void assertReadOrRefused(String body, Statement kind) {
        Throwable thrown = catchThrowable(() -> read(body, kind));
        if (thrown == null) {
            return;
        }
        assertThat(thrown).isInstanceOf(Problem.Failure.class);
        Problem problem = ((Problem.Failure) thrown).problem();
        assertThat(problem.status()).isIn(400, 422);
        assertThat(problem.errors())
                .allSatisfy(fault -> assertThat(Catalogue.sentences(Language.FR).getProperty(fault.code()))
                        .isNotNull());
    }
}
