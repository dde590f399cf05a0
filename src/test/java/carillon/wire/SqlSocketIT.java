package carillon.wire;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.postgres.Database;
import carillon.postgres.TestDatabase;
import io.vertx.core.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is relied on of the inner types of the SQL client. */
class SqlSocketIT {
    private static final Database DATABASE = TestDatabase.open();

    @AfterAll
    static void close() {
        now(DATABASE.close());
    }

    @Test
    void aConnectionOfAPoolHasASocketThatCanBeCutAndIsNotLentAgain() {
        int first = now(DATABASE.ask(connection -> connection
                .query("select pg_backend_pid() as pid")
                .execute()
                .map(rows -> rows.iterator().next().getInteger("pid"))
                .compose(pid -> SqlSocket.of(connection).cut().map(pid))));
        int second = now(DATABASE.ask(connection -> connection
                .query("select pg_backend_pid() as pid")
                .execute()
                .map(rows -> rows.iterator().next().getInteger("pid"))));

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void theIdleTimeoutOfAConnectionThatIsLentIsGone() {
        assertThatThrownBy(() -> now(DATABASE.ask(connection -> {
                    SqlSocket.of(connection).removeIdleTimeout();
                    return Future.succeededFuture();
                })))
                .hasMessageContaining("no handler 'idle'");
    }
}
