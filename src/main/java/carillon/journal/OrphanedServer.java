package carillon.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server whose Carillon was killed. It holds the directory, with settings that may be old, so it is stopped before
 * another one starts. Only ever called with the lock of the data directory in hand.
 */
final class OrphanedServer {
    private static final int STOP_SECONDS = 10;

    private OrphanedServer() {}

    static void stop(Path cluster, Path binaries) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> server = serverOf(pidFile);
        if (server.isEmpty()) {
            // The number belongs to nobody, or by now to another program, which PostgreSQL would take for a server.
            Files.delete(pidFile);
            return;
        }
        if (!pgCtl(cluster, binaries, "fast") && !pgCtl(cluster, binaries, "immediate")) {
            throw new IOException("a PostgreSQL left over from an earlier run, process "
                    + server.get().pid() + ", does not stop; stop it by hand");
        }
    }

    private static Optional<ProcessHandle> serverOf(Path pidFile) throws IOException {
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]{1,9}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(process -> process.info().command().orElse("postgres").contains("postgres"));
    }

    private static boolean pgCtl(Path cluster, Path binaries, String mode) throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to be run by root; in a user namespace of its own it is not root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                programme(binaries).toString(),
                "-D",
                cluster.toString(),
                "-m",
                mode,
                "-t",
                Integer.toString(STOP_SECONDS),
                "-w",
                "stop"));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(STOP_SECONDS + 2L, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping PostgreSQL", e);
        }
    }

    private static Path programme(Path binaries) throws IOException {
        try (Stream<Path> files = Files.find(binaries, 3, (path, unused) -> path.endsWith("bin/pg_ctl"))) {
            return files.findFirst()
                    .orElseThrow(
                            () -> new IOException("no pg_ctl under " + binaries + " to stop an old PostgreSQL with"));
        }
    }
}
