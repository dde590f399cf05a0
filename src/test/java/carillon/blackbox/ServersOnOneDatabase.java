package carillon.blackbox;

import carillon.postgres.LosableDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Packaged servers that share a PostgreSQL which somebody else runs, and which can go away. */
final class ServersOnOneDatabase implements AutoCloseable {
    private final Path unused;
    private final String clock;
    private final LosableDatabase database = LosableDatabase.start();
    private final List<RunningServer> servers = new ArrayList<>();

    /**
     * A database with no server on it yet.
     *
     * @param directory where each server would keep its own data
     * @param clock where the clock of their rehearsal begins
     */
    ServersOnOneDatabase(Path directory, String clock) {
        this.unused = directory.resolve("unused");
        this.clock = clock;
    }

    LosableDatabase database() {
        return database;
    }

    /** Starts one more. */
    RunningServer start() throws IOException {
        RunningServer server =
                RunningServer.rehearses(unused, RunningServer.freePort(), clock, "--database-url", database.url());
        servers.add(server);
        return server;
    }

    @Override
    public void close() throws IOException {
        for (RunningServer server : servers) {
            server.close();
        }
        database.close();
    }
}
