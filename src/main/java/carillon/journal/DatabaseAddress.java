package carillon.journal;

import io.vertx.pgclient.PgConnectOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL database is, and as whom to speak to it. Its string form leaves the password out.
 *
 * @param host a name or an address
 * @param port from 1 to 65535
 * @param database the database's name
 * @param user the role to connect as
 * @param password empty where the server asks for none
 * @param query what stood behind the question mark, such as {@code sslmode=require}; may be empty
 */
public record DatabaseAddress(String host, int port, String database, String user, String password, String query) {
    private static final int DEFAULT_PORT = 5432;
    private static final String STATEMENT_MILLIS = "5000";

    /**
     * Reads {@code postgresql://user:password@host:port/database}.
     *
     * @throws DatabaseRefused where it is not of that form; the sentence does not show the password
     */
    public static DatabaseAddress parse(String url) {
        try {
            URI uri = new URI(url);
            @Nullable String path = uri.getPath();
            @Nullable String scheme = uri.getScheme();
            @Nullable String host = uri.getHost();
            @Nullable String userInfo = uri.getUserInfo();
            boolean postgres = "postgresql".equals(scheme) || "postgres".equals(scheme);
            if (!postgres || host == null || path == null || path.length() < 2 || userInfo == null) {
                throw malformed();
            }
            int colon = userInfo.indexOf(':');
            return new DatabaseAddress(
                    host,
                    uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                    path.substring(1),
                    colon < 0 ? userInfo : userInfo.substring(0, colon),
                    colon < 0 ? "" : userInfo.substring(colon + 1),
                    uri.getQuery() == null ? "" : uri.getQuery());
        } catch (URISyntaxException e) {
            throw malformed();
        }
    }

    private static DatabaseRefused malformed() {
        return new DatabaseRefused(
                "The database's address is not of the form postgresql://user:password@host:port/database.");
    }

    String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + encoded(database) + "?connectTimeout=5"
                + (query.isEmpty() ? "" : "&" + query);
    }

    PgConnectOptions options() {
        String uri = "postgresql://" + encoded(user) + ":" + encoded(password) + "@" + host + ":" + port + "/"
                + encoded(database) + (query.isEmpty() ? "" : "?" + query);
        return PgConnectOptions.fromUri(uri)
                .addProperty("statement_timeout", STATEMENT_MILLIS)
                .addProperty("application_name", "carillon")
                .setCachePreparedStatements(true);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return host + ":" + port + "/" + database;
    }
}
