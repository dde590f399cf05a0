package carillon.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server of one test's own, which can go away, freeze, and come back on the same port. */
public final class LosableDatabase implements AutoCloseable {
    private static final long START_SECONDS = 20;

    private final Path data;
    private final Path cluster;
    private final EmbeddedDatabase server;

    private LosableDatabase(Path data) {
        this.data = data;
        this.cluster = data.resolve("postgres");
        this.server = TestDatabase.startCopyIn(data);
    }

    public static LosableDatabase start() {
        try {
            return new LosableDatabase(TestDatabase.temporaryDirectory().toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DatabaseAddress address() {
        return server.address();
    }

    /** The address as it is given on a command line. */
    public String url() {
        String password = URLEncoder.encode(address().password(), StandardCharsets.UTF_8);
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(
                        address().user(),
                        password,
                        address().host(),
                        address().port(),
                        address().database());
    }

    /** An administrator says something to it. */
    public void execute(String sql) {
        TestDatabase.execute(address(), sql);
    }

    /** Whoever speaks to it without a server. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                address().jdbcUrl(), address().user(), address().password());
    }

    /** It goes away: whoever is connected is cut off, and nobody can connect. */
    public void stop() throws IOException {
        Postmaster.on(cluster).orElseThrow().stop();
    }

    /** It comes back as it was. */
    public void startAgain() throws IOException, InterruptedException {
        String options = "-p " + address().port() + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=";
        List<String> command = TestDatabase.programme("pg_ctl");
        command.addAll(List.of("-D", cluster.toString(), "-o", options, "-w", "start"));
        Process starting = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("again.log").toFile())
                .start();
        assertThat(starting.waitFor(START_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(starting.exitValue()).isZero();
    }

    /** It neither answers nor closes any more. */
    public void freeze() throws IOException {
        signal("-STOP");
    }

    /** It goes on from where it froze. */
    public void thaw() throws IOException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException {
        ProcessHandle postmaster =
                ProcessHandle.of(Postmaster.on(cluster).orElseThrow().pid()).orElseThrow();
        List<String> command = new ArrayList<>(List.of("kill", signal, Long.toString(postmaster.pid())));
        postmaster.descendants().map(ProcessHandle::pid).map(Object::toString).forEach(command::add);
        // One of its processes may have ended since they were listed, which kill says but nobody minds.
        new ProcessBuilder(command).start().onExit().join();
    }

    @Override
    public void close() throws IOException {
        if (Postmaster.on(cluster).isPresent()) {
            thaw();
        }
        server.stop();
        TestDatabase.delete(data);
    }
}
