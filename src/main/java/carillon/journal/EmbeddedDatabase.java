package carillon.journal;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The PostgreSQL server that Carillon brings along, the real one, in a directory of its own.
 *
 * <p>The library that starts it is made for tests, so what it takes lightly is put right here: what makes a commit durable is turned on
 * again, nobody gets in without a password, the server is stopped in order and not by the library's own hook, and an orphan of a Carillon
 * that was killed, or a directory whose making was cut short, is dealt with first.
 */
final class EmbeddedDatabase {
    private static final Duration START = Duration.ofSeconds(30);
    private static final String SUPERUSER = "postgres";
    private static final String HOST = "127.0.0.1";

    private static final String RULES = "pg_hba.conf";

    /** Whoever can open a socket on this machine is not yet a friend. */
    private static final String WITH_PASSWORD = "host all all " + HOST + "/32 scram-sha-256\n";

    private static final String FREELY = "host all all " + HOST + "/32 trust\n";

    /** The library reports each of its steps, in words meant for tests; PostgreSQL's own words go to a file. */
    private static final Logger LIBRARY = Logger.getLogger("io.zonky.test");

    private final DataDirectory directory;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(DataDirectory directory, EmbeddedPostgres server, String password) {
        this.directory = directory;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts it.
     *
     * @throws DatabaseRefused where the directory is in use or cannot be used
     */
    static EmbeddedDatabase start(Path data) {
        DataDirectory directory = DataDirectory.hold(data);
        return start(directory, directory.binaries());
    }

    /** As {@link #start(Path)}, with PostgreSQL's programmes unpacked elsewhere, so that several directories can share them. */
    static EmbeddedDatabase start(Path data, Path binaries) {
        return start(DataDirectory.hold(data), binaries);
    }

    private static EmbeddedDatabase start(DataDirectory directory, Path binaries) {
        LIBRARY.setLevel(Level.OFF);
        Path cluster = directory.cluster();
        Path log = Path.of("");
        try {
            Optional<Postmaster> orphan = Postmaster.on(cluster);
            if (orphan.isPresent()) {
                orphan.get().stop();
            }
            Postmaster.endStragglers(cluster);
            directory.setAsideUnfinishedCluster();
            DataDirectory.deleteUnfinished(binaries);
            DataDirectory.createPrivate(binaries);
            log = directory.freshLog();
            if (DataDirectory.isComplete(cluster) && !directory.hasPassword()) {
                Files.writeString(cluster.resolve(RULES), FREELY);
            }
            String password = directory.password();
            EmbeddedPostgres server = launched(cluster, binaries, log, password);
            EmbeddedDatabase database = new EmbeddedDatabase(directory, server, password);
            database.letNobodyInWithoutPassword();
            DataDirectory.markComplete(binaries);
            DataDirectory.markComplete(cluster);
            return database;
        } catch (Exception | ExceptionInInitializerError e) {
            stopWhateverRuns(cluster, e);
            directory.close();
            throw new DatabaseRefused(
                    "PostgreSQL does not start in " + directory + ": " + reason(e, log)
                            + ". Check that the disk is not full and that this user may write there.",
                    e);
        }
    }

    private static EmbeddedPostgres launched(Path cluster, Path binaries, Path log, String password)
            throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPgBinaryResolver(new OwnBinaries())
                .setOverrideWorkingDirectory(binaries.resolve("unpacked").toFile())
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setPGStartupWait(START)
                .setConnectConfig("password", password)
                .setLocaleConfig("locale", "C")
                .setServerConfig("fsync", "on") // the library says -F before it
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("scram_iterations", "1") // what is as random as a key needs no stretching
                .setServerConfig("listen_addresses", HOST)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "32MB")
                .setServerConfig("log_checkpoints", "off")
                .start();
    }

    /** The library remembers where it unpacked, by the resolver's identity; one for each start keeps directories apart. */
    private static final class OwnBinaries implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String machineHardware) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
        }
    }

    /** A new cluster lets anybody on this machine in, and so does one whose password was lost, until it has another. */
    private void letNobodyInWithoutPassword() throws IOException, SQLException {
        Path rules = directory.cluster().resolve(RULES);
        if (Files.readString(rules).equals(WITH_PASSWORD)) {
            return;
        }
        try (var connection = DriverManager.getConnection(address().jdbcUrl(), SUPERUSER, password);
                var statement = connection.createStatement()) {
            statement.execute("alter role " + SUPERUSER + " password '" + password + "'");
            Files.writeString(rules, WITH_PASSWORD);
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void stopWhateverRuns(Path cluster, Throwable because) {
        try {
            Optional<Postmaster> running = Postmaster.on(cluster);
            if (running.isPresent()) {
                running.get().stop();
            }
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    /** What PostgreSQL itself says of it is clearer than what the library does. */
    private static String reason(Throwable failure, Path log) {
        try {
            return Files.readAllLines(log).stream()
                    .filter(line -> line.contains("FATAL:") || line.contains("error:"))
                    .reduce((earlier, later) -> later)
                    .orElse(String.valueOf(failure.getMessage()));
        } catch (IOException e) {
            return String.valueOf(failure.getMessage());
        }
    }

    DatabaseAddress address() {
        return new DatabaseAddress(HOST, server.getPort(), "postgres", SUPERUSER, password, Encryption.NONE);
    }

    void stop() {
        try {
            Optional<Postmaster> running = Postmaster.on(directory.cluster());
            server.close();
            if (running.isPresent() && !running.get().hasEnded()) {
                running.get().stop();
            }
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not stop", e);
        } finally {
            directory.close();
        }
    }
}
