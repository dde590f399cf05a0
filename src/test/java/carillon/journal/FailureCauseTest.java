package carillon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.postgres.DatabaseUnavailable;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureCauseTest {
    static Stream<Throwable> ofALostDatabase() {
        return Stream.of(
                new ConnectException("refused"),
                new ClosedChannelException(),
                new IOException("broken pipe"),
                new TimeoutException(),
                new ConnectionPoolTooBusyException("full"),
                new ReplyException(ReplyFailure.NO_HANDLERS));
    }

    @ParameterizedTest
    @MethodSource("ofALostDatabase")
    void whatTheNetworkOrAPoolSaysIsALostDatabase(Throwable failure) {
        assertThat(FailureCause.of(failure)).isEqualTo(FailureCause.LOST_DATABASE);
        assertThat(FailureCause.of(new DatabaseUnavailable("unavailable", failure)))
                .isEqualTo(FailureCause.LOST_DATABASE);
    }

    static Stream<Throwable> ofABug() {
        return Stream.of(
                new NullPointerException(),
                new IllegalStateException("never"),
                new NoSuchElementException(),
                new ClassCastException(),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("ofABug")
    void whatNoDatabaseSaysIsABugAlsoWhereItHappenedWhileTheDatabaseWasAsked(Throwable failure) {
        assertThat(FailureCause.of(failure)).isEqualTo(FailureCause.BUG);
        assertThat(FailureCause.of(new DatabaseUnavailable("unavailable", failure)))
                .isEqualTo(FailureCause.BUG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"53100", "57P01", "08006", "25006", "40001", "28P01", "42501", "42P01", "XX000", "58030"})
    void whatTheStateOfADatabaseForbidsIsALostDatabase(String state) {
        assertThat(FailureCause.of(new PgException("no", "FATAL", state, ""))).isEqualTo(FailureCause.LOST_DATABASE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "42703", "22P02", "23503", "23505", "0A000"})
    void whatIsAskedWronglyIsABug(String state) {
        assertThat(FailureCause.of(new PgException("no", "ERROR", state, ""))).isEqualTo(FailureCause.BUG);
    }

    @Test
    void whatSaysNothingIsABug() {
        assertThat(FailureCause.of(null)).isEqualTo(FailureCause.BUG);
    }
}
