package carillon.postgres;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.util.Map;
import java.util.Optional;

/**
 * How a connection to a database is encrypted, in PostgreSQL's own terms: {@code require} encrypts but accepts any server,
 * {@code verify-ca} and {@code verify-full} accept only a server with a certificate of {@code sslrootcert}.
 *
 * @param mode {@code sslmode}
 * @param authorities {@code sslrootcert}: a file of certificates in PEM form
 */
public record Encryption(SslMode mode, Optional<String> authorities) {
    static final Encryption NONE = new Encryption(SslMode.DISABLE, Optional.empty());

    /** The default, which is also JDBC's: encrypted where the server can. */
    private static final SslMode DEFAULT = SslMode.PREFER;

    /**
     * Reads the encryption from the parameters of an address.
     *
     * @throws DatabaseRefused where they name anything else, or a mode that does not exist
     */
    static Encryption of(Map<String, String> parameters) {
        SslMode mode = DEFAULT;
        Optional<String> authorities = Optional.empty();
        for (var parameter : parameters.entrySet()) {
            switch (parameter.getKey()) {
                case "sslmode" -> mode = mode(parameter.getValue());
                case "sslrootcert" -> authorities = Optional.of(parameter.getValue());
                default ->
                    throw new DatabaseRefused(
                            "The database's address has a parameter that is not known here: leave out "
                                    + "everything behind the question mark but sslmode and sslrootcert.");
            }
        }
        Encryption encryption = new Encryption(mode, authorities);
        if (encryption.verifies() && authorities.isEmpty()) {
            throw new DatabaseRefused("The database's address asks for sslmode=" + mode.value
                    + ": name the file with its certificate authority as well, with sslrootcert=FILE.");
        }
        return encryption;
    }

    /** Whether the server's identity is verified. */
    boolean verifies() {
        return mode == SslMode.VERIFY_CA || mode == SslMode.VERIFY_FULL;
    }

    private static SslMode mode(String value) {
        for (SslMode mode : SslMode.values()) {
            if (mode.value.equals(value)) {
                return mode;
            }
        }
        throw new DatabaseRefused("The database's address has an sslmode that does not exist: "
                + "write disable, allow, prefer, require, verify-ca or verify-full.");
    }

    void applyTo(PgConnectOptions options) {
        options.setSslMode(mode);
        if (mode != SslMode.DISABLE) {
            ClientSSLOptions ssl = new ClientSSLOptions();
            authorities.ifPresentOrElse(
                    file -> ssl.setTrustOptions(new PemTrustOptions().addCertPath(file)), () -> ssl.setTrustAll(true));
            ssl.setHostnameVerificationAlgorithm(mode == SslMode.VERIFY_FULL ? "HTTPS" : "");
            options.setSslOptions(ssl);
        }
    }

    /** Returns the same as parameters of a JDBC address. */
    Map<String, String> jdbcParameters() {
        return authorities
                .map(file -> Map.of("sslmode", mode.value, "sslrootcert", file))
                .orElse(Map.of("sslmode", mode.value));
    }
}
