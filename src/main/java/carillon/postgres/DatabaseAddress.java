package carillon.postgres;

import io.vertx.pgclient.PgConnectOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a PostgreSQL database, with the role to connect as. Its string form leaves the password out.
 *
 * @param host a name or an address
 * @param port from 1 to 65535
 * @param database the database's name
 * @param user the role to connect as
 * @param password empty where the server asks for none
 * @param encryption how the connection is encrypted
 */
public record DatabaseAddress(
        String host, int port, String database, String user, String password, Encryption encryption) {
    private static final int DEFAULT_PORT = 5432;
    private static final int MAX_PORT = 65_535;

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(0{0,4}:){2,7}0{0,3}1]", Pattern.CASE_INSENSITIVE);

    /** Host names of container networks may have an underscore, which {@link URI} itself would refuse. */
    private static final Pattern AUTHORITY = Pattern.compile(
            "(?<user>[^:@]+)(:(?<password>.*))?@(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:(?<port>[0-9]{1,5}))?");

    /**
     * Reads {@code postgresql://user:password@host:port/database?sslmode=require}. Port, password and
     * parameters may be absent.
     *
     * @throws DatabaseRefused where it is not of that form; the sentence does not show the password
     */
    public static DatabaseAddress parse(String url) {
        URI uri = uri(url);
        @Nullable String authority = uri.getRawAuthority();
        @Nullable String path = uri.getRawPath();
        boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        if (!postgres || authority == null || path == null || !path.matches("/[^/]+") || uri.getRawFragment() != null) {
            throw malformed();
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw malformed();
        }
        return new DatabaseAddress(
                parts.group("host"),
                port(parts.group("port")),
                decoded(path.substring(1)),
                decoded(parts.group("user")),
                parts.group("password") == null ? "" : decoded(parts.group("password")),
                Encryption.of(parameters(uri.getRawQuery())));
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw malformed(); // without its cause, whose message shows everything
        }
    }

    private static int port(@Nullable String digits) {
        int port = digits == null ? DEFAULT_PORT : Integer.parseInt(digits);
        if (port < 1 || port > MAX_PORT) {
            throw malformed();
        }
        return port;
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query != null && !query.isEmpty()) {
            for (String pair : query.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                parameters.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return parameters;
    }

    private static DatabaseRefused malformed() {
        return new DatabaseRefused(
                "The database's address is not of the form postgresql://user:password@host:port/database"
                        + ", with what is special in user and password percent-encoded.");
    }

    /** Whether the connection leads over a network and the server's identity is not verified. */
    boolean isUnverified() {
        return !LOOPBACK.matcher(host).matches() && !encryption.verifies();
    }

    public String jdbcUrl() {
        StringBuilder url = new StringBuilder("jdbc:postgresql://" + host + ":" + port + "/" + encoded(database));
        url.append("?connectTimeout=").append(DatabaseTimeouts.CONNECT_SECONDS);
        url.append("&loginTimeout=").append(2 * DatabaseTimeouts.CONNECT_SECONDS);
        url.append("&ApplicationName=carillon");
        encryption.jdbcParameters().forEach((name, value) -> url.append("&" + name + "=" + encoded(value)));
        return url.toString();
    }

    public PgConnectOptions options() {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(host.startsWith("[") ? host.substring(1, host.length() - 1) : host)
                .setPort(port)
                .setDatabase(database)
                .setUser(user)
                .setPassword(password)
                .addProperty("statement_timeout", DatabaseTimeouts.STATEMENT_SECONDS + "s")
                .addProperty("application_name", "carillon")
                .setCachePreparedStatements(true);
        encryption.applyTo(options);
        return options;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return host + ":" + port + "/" + database;
    }
}
