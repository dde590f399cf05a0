package carillon.access;

import carillon.postgres.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The nodes that serve one database, identified together.
 *
 * @param id eight hexadecimal digits, which another installation on the same host does not have
 * @param earlier the ids that its editions had in the version before, each of which had one of its own
 */
public record Installation(String id, List<String> earlier) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The most earlier ids that are known. */
    private static final int MAX_EARLIER = 20;

    public Installation {
        earlier = List.copyOf(earlier);
        Stream.concat(Stream.of(id), earlier.stream())
                .filter(each -> !each.matches("[0-9a-f]{8}"))
                .forEach(odd -> {
                    throw new IllegalArgumentException(odd);
                });
    }

    /**
     * Reads this installation's id, which the first call creates.
     *
     * @return fails with {@link carillon.postgres.DatabaseUnavailable} where the database cannot be reached
     */
    public static Future<Installation> read(Database database) {
        String id = HexFormat.of().toHexDigits(RANDOM.nextInt());
        return database.ask(connection -> connection
                .preparedQuery("""
                        insert into installation (edition, id) values ('', $1)
                        on conflict (edition) do update set edition = excluded.edition
                        returning id
                        """)
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().getString("id"))
                .compose(own -> earlier(connection, own).map(earlier -> new Installation(own, earlier))));
    }

    private static Future<List<String>> earlier(SqlConnection connection, String own) {
        return connection
                .preparedQuery("select distinct id from installation where id <> $1 order by id limit $2")
                .execute(Tuple.of(own, MAX_EARLIER))
                .map(rows -> rows.stream().map(row -> row.getString("id")).toList());
    }
}
