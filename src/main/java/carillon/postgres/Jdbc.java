package carillon.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Connections for work that blocks: backups, and commands that open a database while no server runs on it. */
final class Jdbc {
    private static final int ANSWER_SECONDS = 60;

    private Jdbc() {}

    /** Connects; an answer that takes longer than a minute fails. */
    static Connection connect(DatabaseAddress address) throws SQLException {
        return connect(address, "&tcpKeepAlive=true&socketTimeout=" + ANSWER_SECONDS);
    }

    /** Connects for statements that may take as long as they need, such as checking a million rows. */
    static Connection connectWithoutLimit(DatabaseAddress address) throws SQLException {
        return connect(address, "&tcpKeepAlive=true");
    }

    private static Connection connect(DatabaseAddress address, String parameters) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl() + parameters, address.user(), address.password());
    }
}
