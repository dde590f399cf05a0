package carillon.access;

import carillon.edition.EditionId;
import carillon.postgres.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The nodes that serve one edition from one database, identified together.
 *
 * @param id eight hexadecimal digits, which another installation on the same host does not have
 */
public record Installation(String id) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public Installation {
        if (!id.matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException(id);
        }
    }

    /**
     * Reads this installation's id, which the first call creates.
     *
     * @return fails with {@link carillon.postgres.DatabaseUnavailable} where the database cannot be reached
     */
    public static Future<Installation> read(Database database, EditionId edition) {
        String id = HexFormat.of().toHexDigits(RANDOM.nextInt());
        return database.ask(connection -> connection.preparedQuery("""
                                insert into installation (edition, id) values ($1, $2)
                                on conflict (edition) do update set edition = excluded.edition
                                returning id
                                """).execute(Tuple.of(edition.value(), id)))
                .map(rows -> new Installation(rows.iterator().next().getString("id")));
    }
}
