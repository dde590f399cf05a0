package carillon.postgres;

import carillon.edition.EditionId;
import carillon.support.BuildCache;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * One real PostgreSQL server for all the tests of a JVM, started when the first one asks for it and gone with the JVM. Each test asks for
 * a database of its own, or for an edition nobody else speaks of.
 */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    private static final class Server {
        static final Path DATA = temporaryDirectory();
        static final EmbeddedDatabase SERVER = startCopyIn(DATA);

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                SERVER.stop();
                delete(DATA);
            }));
        }
    }

    /** PostgreSQL's programmes, unpacked once, and kept from one run of the tests to the next. */
    public static Path binaries() {
        return BuildCache.get("postgres-binaries", PostgresBinaries::unpacked);
    }

    /** Starts PostgreSQL on a new cluster in that directory. */
    static EmbeddedDatabase startCopyIn(Path data) {
        ClusterTemplate.copyTo(data);
        return EmbeddedDatabase.start(data, binaries());
    }

    /** Starts the clients' side of the tests; closed with the JVM. */
    public static Vertx vertx() {
        return Loops.VERTX;
    }

    private static final class Loops {
        static final Vertx VERTX = Vertx.vertx();
    }

    /** The address of a new, empty database. */
    public static DatabaseAddress empty() {
        String name = "test_" + COUNT.incrementAndGet();
        DatabaseAddress server = Server.SERVER.address();
        execute(server, "create database " + name);
        return new DatabaseAddress(
                server.host(), server.port(), name, server.user(), server.password(), server.encryption());
    }

    /** A new database, opened. */
    public static Database open() {
        return now(Database.external(vertx(), empty()));
    }

    /** An edition that no other test has spoken of. */
    public static EditionId edition() {
        return new EditionId("edition-" + COUNT.incrementAndGet());
    }

    /** The outcome of a future, waited for. */
    public static <T> T now(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Says something to a database over JDBC, in a connection of its own. */
    public static void execute(DatabaseAddress address, String sql) {
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** The first column of the first row of the answer. */
    public static String ask(DatabaseAddress address, String sql) {
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** One of PostgreSQL's own programmes, as this user can run it; for arguments to follow. */
    public static List<String> programme(String name) throws IOException {
        try (Stream<Path> files = Files.find(binaries(), 5, (path, _) -> path.endsWith(Path.of("bin", name)))) {
            return ChildProcess.builder(files.findFirst().orElseThrow(), List.of())
                    .command();
        }
    }

    public static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("carillon-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
