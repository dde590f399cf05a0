package carillon.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.SslMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @Test
    void everyPartIsRead() {
        DatabaseAddress address =
                DatabaseAddress.parse("postgresql://anna:secret@db.example:6543/carillon?sslmode=require");

        assertThat(address.host()).isEqualTo("db.example");
        assertThat(address.port()).isEqualTo(6543);
        assertThat(address.database()).isEqualTo("carillon");
        assertThat(address.user()).isEqualTo("anna");
        assertThat(address.password()).isEqualTo("secret");
        assertThat(address.encryption().mode()).isEqualTo(SslMode.REQUIRE);
    }

    @Test
    void whatMayBeAbsentIsSupplied() {
        DatabaseAddress address = DatabaseAddress.parse("postgres://anna@my_db/carillon");

        assertThat(address.host()).isEqualTo("my_db");
        assertThat(address.port()).isEqualTo(5432);
        assertThat(address.password()).isEmpty();
    }

    @Test
    void whatIsSpecialIsPercentEncoded() {
        DatabaseAddress address = DatabaseAddress.parse("postgresql://an%3Ana:p%40ss%2Fw%25rd+:x@[::1]:5432/my%20db");

        assertThat(address.user()).isEqualTo("an:na");
        assertThat(address.password()).isEqualTo("p@ss/w%rd+:x");
        assertThat(address.options().getHost()).isEqualTo("::1");
        assertThat(address.options().getPassword()).isEqualTo("p@ss/w%rd+:x");
        assertThat(address.jdbcUrl())
                .startsWith("jdbc:postgresql://[::1]:5432/my%20db?")
                .doesNotContain("ss/w");
    }

    @Test
    void itsStringFormLeavesThePasswordOut() {
        assertThat(DatabaseAddress.parse("postgresql://anna:secret@db/carillon").toString())
                .isEqualTo("db:5432/carillon");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "jdbc:postgresql://anna:secret@db/carillon",
                "mysql://anna:secret@db/carillon",
                "postgresql://db/carillon",
                "postgresql://anna:secret@db",
                "postgresql://anna:secret@db/",
                "postgresql://anna:secret@db/a/b",
                "postgresql://anna:secret@db:0/carillon",
                "postgresql://anna:secret@db:65536/carillon",
                "postgresql://anna:secret@db:port/carillon",
                "postgresql://anna:secret@one,two/carillon",
                "postgresql://anna:se#secret@db/carillon",
                "postgresql://anna:se cret@db/carillon",
                "postgresql://anna:secret%@db/carillon",
                "postgresql://anna:secret@db/carillon?sslmode=secret",
                "postgresql://anna:secret@db/carillon?sslmode=verify-full",
                "postgresql://anna:secret@db/carillon?password=secret",
            })
    void nonsenseIsRefusedInASentenceWithoutThePassword(String url) {
        assertThatThrownBy(() -> DatabaseAddress.parse(url))
                .isInstanceOf(DatabaseRefused.class)
                .hasNoCause()
                .message()
                .startsWith("The database's address ")
                .endsWith(".")
                .doesNotContain("secret", "cret@");
    }

    @Test
    void onlyADatabaseOverTheNetworkHasToBeVerified() {
        assertThat(DatabaseAddress.parse("postgresql://u@db.example/c?sslmode=require")
                        .isUnverified())
                .isTrue();
        assertThat(DatabaseAddress.parse("postgresql://u@10.0.0.7/c").isUnverified())
                .isTrue();
        assertThat(DatabaseAddress.parse("postgresql://u@db.example/c?sslmode=verify-full&sslrootcert=ca.pem")
                        .isUnverified())
                .isFalse();
        for (String here : new String[] {"localhost", "127.0.0.1", "[::1]"}) {
            assertThat(DatabaseAddress.parse("postgresql://u@" + here + "/c").isUnverified())
                    .as(here)
                    .isFalse();
        }
    }
}
