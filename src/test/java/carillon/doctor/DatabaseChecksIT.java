package carillon.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.postgres.DatabaseAddress;
import carillon.postgres.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the doctor finds of an external database, on a real one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseChecksIT {
    private static final String ROLE = "visitor";
    private static final InstantSource WORLD = InstantSource.system();

    private final DatabaseAddress database = TestDatabase.empty();

    @BeforeAll
    void addARole() {
        TestDatabase.execute(database, "create role " + ROLE + " login password 'of-the-visitor'");
    }

    @AfterAll
    void dropTheRole() {
        TestDatabase.execute(database, "drop owned by " + ROLE + "; drop role " + ROLE);
    }

    private DatabaseAddress at(int port, String user, String password) {
        return DatabaseAddress.parse("postgresql://" + user + ":" + password + "@" + database.host() + ":" + port + "/"
                + database.database());
    }

    private static List<Finding> found(DatabaseAddress address) {
        return DatabaseChecks.external(address, WORLD);
    }

    private static void assertWrong(DatabaseAddress address, String... words) {
        Finding finding = found(address).getFirst();
        assertThat(finding.verdict()).as(finding.sentence()).isEqualTo(Finding.Verdict.WRONG);
        assertThat(finding.check()).isEqualTo("database");
        assertThat(finding.sentence()).contains(words).doesNotContain("of-the-visitor", "Exception", "\n");
    }

    @Test
    void aDatabaseThatCarillonCanUseIsGoodAndSoIsItsClock() {
        assertThat(found(database)).extracting(Finding::check).containsExactly("database", "clock");
        assertThat(found(database)).extracting(Finding::verdict).containsOnly(Finding.Verdict.GOOD);
    }

    @Test
    void aClockThatDiffersIsWrong() {
        InstantSource late = () -> WORLD.instant().plus(Duration.ofSeconds(10));

        assertThat(DatabaseChecks.external(database, late).getLast().verdict()).isEqualTo(Finding.Verdict.WRONG);
    }

    @Test
    void aDatabaseThatDoesNotAnswerOrRefusesThePasswordIsWrong() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        assertWrong(at(port, ROLE, "of-the-visitor"), "cannot be used", "Check that it runs");
        assertWrong(at(database.port(), ROLE, "another"), "password authentication failed", "user and password");
    }

    @Test
    void aRoleThatMayOnlyReadIsWrongAndToldWhatToGrant() {
        assertWrong(
                at(database.port(), ROLE, "of-the-visitor"), "may create no tables", "grant create on schema public");
    }

    @Test
    void aDatabaseThatOnlyReadsIsWrong() {
        TestDatabase.execute(
                database,
                "grant create on schema public to " + ROLE + "; alter role " + ROLE
                        + " set default_transaction_read_only = on");
        try {
            assertWrong(at(database.port(), ROLE, "of-the-visitor"), "can only be read", "name the primary");
        } finally {
            TestDatabase.execute(
                    database,
                    "revoke create on schema public from " + ROLE + "; alter role " + ROLE
                            + " reset default_transaction_read_only");
        }
    }
}
