package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However it was started, it ends when it is to, and leaves no process behind. */
class StopIT {
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
        while (line != null && !line.contains("/join/")) {
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
}
