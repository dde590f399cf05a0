package carillon.postgres;

import java.io.IOException;
import java.nio.file.Path;

/** The PostgreSQL that runs in a data directory, as the system sees it. */
public final class RunningPostgres {
    private final Postmaster server;

    private RunningPostgres(Postmaster server) {
        this.server = server;
    }

    /** Finds the one that runs in this data directory of Carillon. */
    public static RunningPostgres in(Path data) throws IOException {
        return new RunningPostgres(
                Postmaster.on(data.toRealPath().resolve("postgres")).orElseThrow());
    }

    /** Kills it with all its processes. */
    public void kill() {
        ProcessHandle.of(server.pid()).ifPresent(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    /** Asks it to stop, and waits until it has. */
    public void stop() throws IOException {
        server.stop();
    }

    /** Whether it has ended. */
    public boolean hasEnded() throws IOException {
        return server.hasEnded();
    }
}
