package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever ends an export while it waits for a server finds nothing of it. */
@Timeout(60)
class EndedExportIT {
    @TempDir
    Path folder;

    @Test
    void anArchiveThatIsEndedByASignalLeavesNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process export = CarillonCommand.start(
                    "export",
                    "--site",
                    folder.resolve("site").toString(),
                    "--edition",
                    "nuit-2018",
                    "--url",
                    "http://localhost:" + silent.getLocalPort());
            silent.accept();
            assertThat(folder)
                    .isDirectoryContaining(file -> file.getFileName().toString().startsWith(".site-"));

            export.destroy();

            assertThat(export.waitFor()).isEqualTo(CarillonCommand.TERMINATED);
            assertThat(folder).isEmptyDirectory();
        }
    }
}
