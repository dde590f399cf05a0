package carillon.backup;

import carillon.postgres.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.OutputStream;
import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes backups of a running server's database, in workers of their own. */
public final class Backups {
    /** How many clients may take one at a time; each holds a connection of the database and a worker. */
    public static final int MOST = 2;

    private final Database database;
    private final String version;
    private final WorkerExecutor workers;
    private final AtomicInteger running = new AtomicInteger();

    /**
     * Makes backups of a database.
     *
     * @param version of this Carillon
     */
    public Backups(Vertx vertx, Database database, String version) {
        this.database = database;
        this.version = version;
        this.workers = workers(vertx);
    }

    /** Returns the workers of all backups of this server: one for each that clients take, and one for those by schedule. */
    static WorkerExecutor workers(Vertx vertx) {
        return vertx.createSharedWorkerExecutor("backup", MOST + 1, 1, TimeUnit.DAYS);
    }

    /**
     * Writes a backup.
     *
     * @param out is written on a worker, which waits for it
     * @return empty, at once, where {@value #MOST} are being written; fails where the database or the output does
     */
    public Optional<Future<Void>> writeTo(OutputStream out) {
        if (running.incrementAndGet() > MOST) {
            running.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(workers.<Void>executeBlocking(
                        () -> {
                            try (Connection connection = database.connect()) {
                                Dump.run(connection, version, new BackupWriter(out));
                            }
                            return null;
                        },
                        false)
                .onComplete(_ -> running.decrementAndGet()));
    }
}
