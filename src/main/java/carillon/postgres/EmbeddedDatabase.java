package carillon.postgres;

import carillon.log.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The PostgreSQL server that Carillon brings along, in a data directory of its own.
 *
 * <p>It requires a password, and every setting that makes a commit durable is on. Carillon itself connects as {@link ApplicationRole}.
 *
 * <h2>Life</h2>
 *
 * <pre>{@code
 * start(data)
 *     |  lock the data directory
 *     |  stop the orphan of a Carillon that was killed, rename a cluster that was not completed
 *     v
 * PREPARING --- initdb, where there is no cluster ---> STARTING --- postmaster is ready ---> RUNNING
 *     |                                                   |          |                          |   ^
 *     | DatabaseRefused                   DatabaseRefused |          | keepRunning()            |   | started again, on the
 *     v                                                   v          v                          v   | same cluster and port
 * STOPPED <-------------------------------------------------------- stop() ------------------- ended
 *     unlock the data directory
 * }</pre>
 *
 * <p>Until {@link #keepRunning} a server that ends stays ended, so that a failing start fails at once. {@link SupervisedServer} holds
 * the process and starts it again.
 */
final class EmbeddedDatabase {
    private static final Duration START = Duration.ofSeconds(30);
    private static final String SUPERUSER = "postgres";
    private static final String DATABASE = "postgres";
    private static final String HOST = FreePort.HOST;

    /** So many ports are tried. */
    private static final int PORTS = 3;

    private static final String RULES = "pg_hba.conf";

    /** The rules for access: other users of this machine can open a socket too. */
    private static final String WITH_PASSWORD = "host all all " + HOST + "/32 scram-sha-256\n";

    private static final String WITHOUT_PASSWORD = "host all all " + HOST + "/32 trust\n";

    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "scram_iterations", "1", // a random password needs no key stretching
            "listen_addresses", HOST,
            "unix_socket_directories", "",
            "max_connections", "60",
            "shared_buffers", "32MB",
            "log_checkpoints", "off"));

    /** What PostgreSQL says of a directory that another major version of it made. */
    private static final String OTHER_POSTGRES = "database files are incompatible with server";

    /** The servers that run in this process, for {@link #stopAll}. */
    private static final Set<EmbeddedDatabase> RUNNING = ConcurrentHashMap.newKeySet();

    private final DataDirectory directory;
    private final Listening listening;
    private final String password;
    private final String applicationPassword;

    private EmbeddedDatabase(
            DataDirectory directory, Listening listening, String password, String applicationPassword) {
        this.directory = directory;
        this.listening = listening;
        this.password = password;
        this.applicationPassword = applicationPassword;
    }

    /**
     * Starts the server.
     *
     * @throws DatabaseRefused where the directory is in use or cannot be used
     */
    static EmbeddedDatabase start(Path data) {
        DataDirectory directory = DataDirectory.lock(data);
        return start(directory, directory.binaries(), FreePort::next);
    }

    /** As {@link #start(Path)}, with PostgreSQL's programmes unpacked elsewhere, so that several directories can share them. */
    static EmbeddedDatabase start(Path data, Path binaries) {
        return start(data, binaries, FreePort::next);
    }

    /** As {@link #start(Path, Path)}, on one of these ports. */
    static EmbeddedDatabase start(Path data, Path binaries, FreePort.Source ports) {
        return start(DataDirectory.lock(data), binaries, ports);
    }

    private static EmbeddedDatabase start(DataDirectory directory, Path binaries, FreePort.Source ports) {
        Path cluster = directory.cluster();
        Path log = Path.of("");
        try {
            Optional<Postmaster> orphan = Postmaster.on(cluster);
            if (orphan.isPresent()) {
                orphan.get().stop();
            }
            Postmaster.endStragglers(cluster);
            directory.renameUnfinishedCluster();
            PostgresBinaries programmes = PostgresBinaries.unpacked(binaries);
            log = directory.freshLog();
            boolean passwordWasLost = DataDirectory.isComplete(cluster) && !directory.hasPassword();
            String password = directory.password();
            if (passwordWasLost) {
                Files.writeString(cluster.resolve(RULES), WITHOUT_PASSWORD);
            } else if (!DataDirectory.isComplete(cluster)) {
                try (Progress _ = Progress.of("Creating the database, which is done once")) {
                    createCluster(directory, programmes);
                }
            }
            Listening listening;
            try (Progress _ = Progress.of("Starting PostgreSQL")) {
                listening = listen(programmes, directory, ports);
            }
            DatabaseAddress superuser = address(listening.port(), SUPERUSER, password);
            requirePassword(cluster, superuser);
            EmbeddedDatabase database =
                    new EmbeddedDatabase(directory, listening, password, ApplicationRole.password(superuser, cluster));
            DataDirectory.markComplete(cluster);
            RUNNING.add(database);
            return database;
        } catch (Exception | ExceptionInInitializerError e) {
            stopLeftover(cluster, e);
            directory.close();
            String reason = reason(e, log);
            throw new DatabaseRefused(
                    "PostgreSQL does not start in " + directory + ": " + reason + ". " + advice(reason), e);
        }
    }

    /** Creates a cluster, which requires the password from the first moment. */
    private static void createCluster(DataDirectory directory, PostgresBinaries programmes)
            throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("-D", directory.cluster().toString(), "-U", SUPERUSER));
        arguments.addAll(List.of("-E", "UTF-8", "--locale=C", "-A", "scram-sha-256", "-c", "scram_iterations=1"));
        arguments.add("--pwfile=" + directory.passwordFile());
        Process initdb = ChildProcess.builder(programmes.programme("initdb"), arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.log().toFile()))
                .start();
        try {
            if (initdb.waitFor() != 0) {
                throw new IOException("initdb ended with status " + initdb.exitValue());
            }
        } finally {
            initdb.destroyForcibly();
        }
        Files.writeString(directory.cluster().resolve(RULES), WITH_PASSWORD);
    }

    /** A server, and the port it listens on. */
    private record Listening(SupervisedServer server, int port) {}

    /** Starts the server on a free port; on another one where something else took it before PostgreSQL could. */
    private static Listening listen(PostgresBinaries programmes, DataDirectory directory, FreePort.Source ports)
            throws IOException {
        for (int left = PORTS; ; left--) {
            int port = ports.next();
            List<String> arguments = arguments(directory.cluster(), port);
            try {
                return new Listening(SupervisedServer.start(programmes, directory, arguments, START), port);
            } catch (IOException e) {
                if (left == 1 || FreePort.isFree(port)) {
                    throw e;
                }
            }
        }
    }

    private static List<String> arguments(Path cluster, int port) {
        List<String> arguments = new ArrayList<>(List.of("-D", cluster.toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }

    /** Sets a new password where it was lost; until then, such a cluster admits every user of this machine. */
    private static void requirePassword(Path cluster, DatabaseAddress superuser) throws IOException, SQLException {
        Path rules = cluster.resolve(RULES);
        if (Files.readString(rules).equals(WITH_PASSWORD)) {
            return;
        }
        try (var connection = DriverManager.getConnection(superuser.jdbcUrl(), SUPERUSER, superuser.password());
                var statement = connection.createStatement()) {
            statement.execute("alter role " + SUPERUSER + " password '" + superuser.password() + "'");
            Files.writeString(rules, WITH_PASSWORD);
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void stopLeftover(Path cluster, Throwable failure) {
        try {
            Optional<Postmaster> running = Postmaster.on(cluster);
            if (running.isPresent()) {
                running.get().stop();
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Says why it failed, with PostgreSQL's own message where there is one, which is clearer than the exception. */
    private static String advice(String reason) {
        return reason.contains(OTHER_POSTGRES)
                ? "Another version of Carillon, with another PostgreSQL, made it: start that one, write a backup, and restore it"
                        + " into a new directory (docs/operations.md, \"Upgrading\")."
                : "Check that the disk is not full and that this user may write there.";
    }

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

    /** The server's address as the superuser, who creates databases and roles. */
    DatabaseAddress address() {
        return address(listening.port(), SUPERUSER, password);
    }

    /** The server's address as Carillon's own role, which owns its tables and nothing else. */
    DatabaseAddress applicationAddress() {
        return address(listening.port(), ApplicationRole.NAME, applicationPassword);
    }

    private static DatabaseAddress address(int port, String user, String password) {
        return new DatabaseAddress(HOST, port, DATABASE, user, password, Encryption.NONE);
    }

    /** Starts the server again whenever it ends, on the same port, until it is stopped. */
    void keepRunning() {
        listening.server().keepRunning();
    }

    /** Stops the server in order, and unlocks its data directory. A second call does nothing. */
    synchronized void stop() {
        if (!RUNNING.remove(this)) {
            return;
        }
        try {
            listening.server().stop();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not stop", e);
        } finally {
            directory.close();
        }
    }

    /** Stops all servers of this process in order. */
    static void stopAll() {
        RUNNING.forEach(EmbeddedDatabase::stop);
    }
}
