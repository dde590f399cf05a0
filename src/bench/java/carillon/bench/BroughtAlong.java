package carillon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Where the PostgreSQL listens that a running server has brought along, for others who want to use it too.
 *
 * @param port on this machine
 * @param password of the user {@code postgres}
 */
record BroughtAlong(int port, String password) {
    private static final int PORT_LINE = 3;

    /** The one in the data directory of a server that runs. PostgreSQL notes there where it listens. */
    static BroughtAlong in(Path data) throws IOException {
        String port = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                .get(PORT_LINE);
        return new BroughtAlong(
                Integer.parseInt(port.strip()),
                Files.readString(data.resolve("postgres.password")).strip());
    }

    /** As a server is given it. */
    String url() {
        return "postgresql://postgres:" + password + "@127.0.0.1:" + port + "/postgres";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
    }
}
