package carillon.backup;

import carillon.backup.BackupFile.Existing;
import carillon.postgres.Database;
import carillon.postgres.Tables;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Makes backups by a schedule, and deletes old ones.
 *
 * <p>Of several servers on one database one does so: the one that holds a lock of the database, on a connection that it keeps. When it
 * ends, another takes the lock. When a backup is due follows from the names of those that are there, so a new start changes nothing.
 *
 * <h2>Concurrency</h2>
 *
 * <p>A timer has a worker look every few seconds; while one looks, or makes a backup, no other does.
 */
public final class ScheduledBackups {
    private static final System.Logger LOG = System.getLogger(ScheduledBackups.class.getName());
    private static final long LOOK_MILLIS = 5_000;

    /** After one that failed, the next is tried no sooner. */
    private static final Duration RETRY = Duration.ofMinutes(1);

    /** The longest pause between two warnings of one trouble. Each is twice as long as the one before. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final int VALID_SECONDS = 5;

    private final Vertx vertx;
    private final Database database;
    private final String version;
    private final BackupSchedule schedule;
    private final KeptBackups kept;
    private final InstantSource world;
    private final WorkerExecutor workers;
    private final AtomicBoolean isLooking = new AtomicBoolean();
    private @Nullable Connection connection;
    private boolean holdsLock;
    private Instant notBefore = Instant.MIN;
    private Duration pause = RETRY;
    private Instant warnNotBefore = Instant.MIN;
    private volatile Optional<Instant> last = Optional.empty();
    private final Instant begin;

    /**
     * Makes a schedule's backups, once started.
     *
     * @param version of this Carillon
     * @param world the world's time
     */
    public ScheduledBackups(
            Vertx vertx, Database database, String version, BackupSchedule schedule, InstantSource world) {
        this.vertx = vertx;
        this.database = database;
        this.version = version;
        this.schedule = schedule;
        this.kept = new KeptBackups(schedule.directory());
        this.world = world;
        this.begin = world.instant();
        this.workers = Backups.workers(vertx);
    }

    /**
     * Creates the directory where it does not exist, and begins.
     *
     * @throws BackupRefused where the directory cannot be used, with a sentence
     */
    public void start() throws BackupRefused {
        try {
            kept.createDirectory();
            last = kept.newest(world.instant());
        } catch (IOException e) {
            throw new BackupRefused(
                    "The directory of the backups, " + schedule.directory()
                            + ", cannot be used: give this user the right to write there, or name another with --backups."
                            + " A service under systemd also needs it in ReadWritePaths (docs/backup.md says how).",
                    e);
        }
        vertx.setPeriodic(1, LOOK_MILLIS, _ -> lookOnWorker());
    }

    /** Returns how old the newest backup in the directory is, in seconds; where there is none, how long this server has made none. */
    public double ageSeconds() {
        return Math.max(0, Duration.between(last.orElse(begin), world.instant()).toSeconds());
    }

    private void lookOnWorker() {
        if (isLooking.compareAndSet(false, true)) {
            workers.executeBlocking(
                            () -> {
                                look();
                                return null;
                            },
                            false)
                    .onComplete(_ -> isLooking.set(false));
        }
    }

    /** Makes a backup where one is due and this server is the one that makes them. Blocks. */
    void look() {
        try {
            Instant now = world.instant();
            last = kept.newest(now);
            boolean isDue = last.map(instant -> !now.isBefore(instant.plus(schedule.every())))
                    .orElse(true);
            if (isDue && mayTry(now) && takesLock()) {
                make(now);
            }
        } catch (IOException | SQLException | RuntimeException e) {
            notBefore = world.instant().plus(RETRY);
            warn("no backup was made: " + e.getMessage());
            disconnect();
        }
    }

    /** Warns at once, then after a minute, and after twice as long each time. */
    private void warn(String sentence) {
        Instant now = world.instant();
        if (now.isBefore(warnNotBefore) && !warnNotBefore.isAfter(now.plus(LONGEST_PAUSE))) {
            return;
        }
        LOG.log(System.Logger.Level.WARNING, sentence);
        warnNotBefore = now.plus(pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    /** A pause that would be longer than it ever is began while the clock was wrong, and is over. */
    private boolean mayTry(Instant now) {
        return !now.isBefore(notBefore) || notBefore.isAfter(now.plus(RETRY));
    }

    private void make(Instant now) throws IOException, SQLException {
        Connection own = connection();
        Path file = kept.at(now);
        BackupFile.write(file, Existing.REFUSE, out -> Dump.run(own, version, new BackupWriter(out)));
        own.setAutoCommit(true);
        own.setReadOnly(false);
        last = Optional.of(now);
        kept.deleteAllBut(schedule.keep(), now);
        if (warnNotBefore.isAfter(Instant.MIN)) {
            LOG.log(System.Logger.Level.INFO, "a backup was made again");
        }
        pause = RETRY;
        warnNotBefore = Instant.MIN;
        LOG.log(System.Logger.Level.DEBUG, "made the backup {0}", file);
    }

    /** Takes the lock of the server that makes the backups, or finds that this server has it already. */
    private boolean takesLock() throws IOException, SQLException {
        if (connection != null && !connection.isValid(VALID_SECONDS)) {
            disconnect();
        }
        if (!holdsLock) {
            holdsLock = Tables.lockBackups(connection());
            if (holdsLock) {
                kept.deleteUnfinished();
            } else {
                disconnect();
                // The one that has the lock may lie in another directory: that one knows when a backup is due.
                notBefore = world.instant().plus(RETRY);
            }
        }
        return holdsLock;
    }

    private Connection connection() throws SQLException {
        @Nullable Connection open = connection;
        if (open == null) {
            open = database.connect();
            connection = open;
        }
        return open;
    }

    /** Gives up the connection, and with it the lock. */
    void disconnect() {
        holdsLock = false;
        @Nullable Connection closing = connection;
        connection = null;
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection was not closed", e);
        }
    }
}
