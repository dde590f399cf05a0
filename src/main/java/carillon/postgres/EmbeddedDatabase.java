package carillon.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
 * The PostgreSQL server that Carillon brings along, the real one, in a directory of its own.
 *
 * <p>Nobody gets in without a password, what makes a commit durable is on, and an orphan of a Carillon that was killed, or a directory
 * whose making was cut short, is dealt with first. Carillon itself speaks to it as {@link OwnRole}.
 */
final class EmbeddedDatabase {
    private static final Duration START = Duration.ofSeconds(30);
    private static final String SUPERUSER = "postgres";
    private static final String DATABASE = "postgres";
    private static final String HOST = "127.0.0.1";

    private static final String RULES = "pg_hba.conf";

    /** Whoever can open a socket on this machine is not yet a friend. */
    private static final String WITH_PASSWORD = "host all all " + HOST + "/32 scram-sha-256\n";

    private static final String FREELY = "host all all " + HOST + "/32 trust\n";

    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "scram_iterations", "1", // what is as random as a key needs no stretching
            "listen_addresses", HOST,
            "unix_socket_directories", "",
            "max_connections", "60",
            "shared_buffers", "32MB",
            "log_checkpoints", "off"));

    /** Those that run, for a process that has no time left to stop them in order. */
    private static final Set<EmbeddedDatabase> RUNNING = ConcurrentHashMap.newKeySet();

    private final DataDirectory directory;
    private final SupervisedServer server;
    private final int port;
    private final String password;
    private final String ownPassword;

    private EmbeddedDatabase(
            DataDirectory directory, SupervisedServer server, int port, String password, String ownPassword) {
        this.directory = directory;
        this.server = server;
        this.port = port;
        this.password = password;
        this.ownPassword = ownPassword;
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
        Path cluster = directory.cluster();
        Path log = Path.of("");
        try {
            Optional<Postmaster> orphan = Postmaster.on(cluster);
            if (orphan.isPresent()) {
                orphan.get().stop();
            }
            Postmaster.endStragglers(cluster);
            directory.setAsideUnfinishedCluster();
            PostgresBinaries programmes = PostgresBinaries.unpacked(binaries);
            log = directory.freshLog();
            boolean passwordWasLost = DataDirectory.isComplete(cluster) && !directory.hasPassword();
            String password = directory.password();
            if (passwordWasLost) {
                Files.writeString(cluster.resolve(RULES), FREELY);
            } else if (!DataDirectory.isComplete(cluster)) {
                make(directory, programmes);
            }
            int port = freePort();
            SupervisedServer server = SupervisedServer.start(programmes, directory, arguments(cluster, port), START);
            DatabaseAddress superuser = address(port, SUPERUSER, password);
            letNobodyInWithoutPassword(cluster, superuser);
            EmbeddedDatabase database =
                    new EmbeddedDatabase(directory, server, port, password, OwnRole.password(superuser, cluster));
            DataDirectory.markComplete(cluster);
            RUNNING.add(database);
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

    /** A new cluster; nobody ever gets in without the password. */
    private static void make(DataDirectory directory, PostgresBinaries programmes)
            throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("-D", directory.cluster().toString(), "-U", SUPERUSER));
        arguments.addAll(List.of("-E", "UTF-8", "--locale=C", "-A", "scram-sha-256", "-c", "scram_iterations=1"));
        arguments.add("--pwfile=" + directory.passwordFile());
        Process making = ChildProcess.of(programmes.programme("initdb"), arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.log().toFile()))
                .start();
        try {
            if (making.waitFor() != 0) {
                throw new IOException("initdb ended with status " + making.exitValue());
            }
        } finally {
            making.destroyForcibly();
        }
        Files.writeString(directory.cluster().resolve(RULES), WITH_PASSWORD);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.ofLiteral(HOST))) {
            return socket.getLocalPort();
        }
    }

    private static List<String> arguments(Path cluster, int port) {
        List<String> arguments = new ArrayList<>(List.of("-D", cluster.toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }

    /** A cluster whose password was lost lets anybody on this machine in, until it has another. */
    private static void letNobodyInWithoutPassword(Path cluster, DatabaseAddress superuser)
            throws IOException, SQLException {
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

    /** What PostgreSQL itself says of it is clearer than the exception. */
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

    /** As the superuser, who makes databases and roles. */
    DatabaseAddress address() {
        return address(port, SUPERUSER, password);
    }

    /** As Carillon's own role, which owns its tables and nothing else. */
    DatabaseAddress ownAddress() {
        return address(port, OwnRole.NAME, ownPassword);
    }

    private static DatabaseAddress address(int port, String user, String password) {
        return new DatabaseAddress(HOST, port, DATABASE, user, password, Encryption.NONE);
    }

    /** From now on it is started again whenever it has ended, on the same port, until it is stopped. */
    void keepRunning() {
        server.keepRunning();
    }

    /** May be called again. */
    synchronized void stop() {
        if (!RUNNING.remove(this)) {
            return;
        }
        try {
            server.stop();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not stop", e);
        } finally {
            directory.close();
        }
    }

    /** Stops all that run in this process, in order. */
    static void stopAll() {
        RUNNING.forEach(EmbeddedDatabase::stop);
    }
}
