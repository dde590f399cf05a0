package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.postgres.LosableDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However it was started, it ends when it is to, and leaves no process behind. */
class StopIT {
    @Test
    void aServerThatIsStoppedWhileItStartsSaysNothingAndLeavesNoDatabaseBehind(@TempDir Path data) throws Exception {
        Path running = data.resolve("postgres").resolve("postmaster.pid");
        RunningServer.start(data, RunningServer.freePort(), "--config", "src/test/config/carillon.yaml")
                .close();
        assertThat(running).doesNotExist();
        Process server =
                RunningServer.launch(data, RunningServer.freePort(), "--config", "src/test/config/carillon.yaml");
        while (!Files.exists(running)) {
            assertThat(server.isAlive()).isTrue();
            Thread.onSpinWait();
        }

        server.toHandle().destroy(); // which, unlike the process's own, leaves its output open

        assertThat(server.inputReader().readAllAsString()).isEmpty();
        assertThat(server.waitFor()).isZero();
        assertThat(running).doesNotExist();
        assertThat(RunningServer.processesOn(data)).isEmpty();
    }

    @Test
    void aServerWhoseDatabaseIsFrozenStopsInTimeAllTheSame(@TempDir Path data) throws Exception {
        try (LosableDatabase database = LosableDatabase.start()) {
            RunningServer server = RunningServer.start(
                    data,
                    RunningServer.freePort(),
                    "--config",
                    "src/test/config/carillon.yaml",
                    "--database-url",
                    database.url());
            database.freeze();

            server.close(); // which gives it ten seconds

            database.thaw();
        }
    }

    @Test
    void aServerThatWasStartedByAnotherProcessEndsWithIt(@TempDir Path data) throws Exception {
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "\"$0\" -jar target/carillon.jar serve --with-parent --data \"$1\" --port \"$2\" & wait",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        data.toString(),
                        Integer.toString(RunningServer.freePort()))
                .redirectErrorStream(true)
                .start();
        var said = shell.inputReader();
        String line = said.readLine();
        while (line != null && !line.contains("/join#")) {
            line = said.readLine();
        }
        assertThat(line).isNotNull();
        List<ProcessHandle> children = shell.descendants().toList();
        assertThat(children).isNotEmpty();

        shell.destroyForcibly();

        for (ProcessHandle child : children) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
        // PostgreSQL puts this file away when it has ended in order.
        assertThat(data.resolve("postgres")).isDirectory();
        assertThat(data.resolve("postgres").resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void aServerThatIsKilledLeavesNoDatabaseBehind(@TempDir Path data) throws Exception {
        RunningServer server =
                RunningServer.start(data, RunningServer.freePort(), "--config", "src/test/config/carillon.yaml");
        List<ProcessHandle> children = server.process().toHandle().descendants().toList();
        assertThat(children).isNotEmpty();

        server.kill();

        for (ProcessHandle child : children) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
        assertThat(data.resolve("postgres").resolve("postmaster.pid")).doesNotExist();
    }
}
