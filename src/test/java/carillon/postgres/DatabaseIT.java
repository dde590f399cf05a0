package carillon.postgres;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseIT {
    private static final int MORE_THAN_ARE_SHARED = 20;
    private static final int SECONDS = 10;

    private final Database database = TestDatabase.open();

    @AfterEach
    void close() {
        now(database.close());
    }

    @Test
    void askingWhetherItAnswersDoesNotWaitForWhatOthersAsk() {
        List<Future<Object>> others = IntStream.range(0, MORE_THAN_ARE_SHARED)
                .mapToObj(number -> database.ask(connection ->
                        connection.query("select pg_sleep(3)").execute().mapEmpty()))
                .toList();

        now(database.ping(SECONDS));

        assertThat(others).noneMatch(Future::isComplete);
    }

    @Test
    void aSessionThatIsLookedUpDoesNotWaitForThoseWhoReadJournals() {
        List<Future<Object>> readers = IntStream.range(0, MORE_THAN_ARE_SHARED)
                .mapToObj(number -> database.askForReader(connection ->
                        connection.query("select pg_sleep(3)").execute().mapEmpty()))
                .toList();

        now(database.ask(connection -> connection.query("select 1").execute()));

        assertThat(readers).noneMatch(Future::isComplete);
    }

    @Test
    void allWhoAskAtTheSameTimeWhetherItAnswersShareOneQuestion() {
        // Nothing is answered until these are.
        IntStream.range(0, MORE_THAN_ARE_SHARED)
                .forEach(number -> database.askForJournal(
                        connection -> connection.query("select pg_sleep(0.2)").execute()));

        List<Future<Void>> asked =
                Stream.generate(() -> database.ping(SECONDS)).limit(100).toList();

        assertThat(asked).containsOnly(asked.getFirst());
        asked.forEach(TestDatabase::now);
        assertThat(database.ping(SECONDS)).isNotSameAs(asked.getFirst());
    }
}
