package carillon.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The PostgreSQL server that runs on a cluster now.
 *
 * <p>The id in {@code postmaster.pid} does not identify it: after a crash the kernel may have given the id to another program, which
 * must not be stopped, and which PostgreSQL itself would take for a running server. So the process must also be a {@code postgres}
 * that was started on this directory. In a container that is started again the same few ids are given anew, so that one of Java's own
 * threads has it, or will have it once PostgreSQL looks.
 */
final class Postmaster {
    private static final int STOP_SECONDS = 5;
    private static final int END_MILLIS = 1_000;
    private static final int POLL_MILLIS = 20;

    /** An id that no process gets: no kernel goes so far. */
    private static final String ID_OF_NONE = Integer.toString(Integer.MAX_VALUE);

    private static final Set<String> PROGRAMMES = Set.of("initdb", "pg_ctl", "postgres");

    private final ProcessHandle process;
    private final Path programme;
    private final Path cluster;

    private Postmaster(ProcessHandle process, Path programme, Path cluster) {
        this.process = process;
        this.programme = programme;
        this.cluster = cluster;
    }

    /**
     * Finds the server that runs on a cluster, if there is one. Where there is none, a {@code postmaster.pid} that was left behind gets
     * the id of no process, so that PostgreSQL replaces it. It is not deleted: it also tells PostgreSQL of memory that a process of the
     * dead server may still use.
     *
     * @param cluster its path exactly as the server was started with
     */
    static Optional<Postmaster> on(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        Optional<Postmaster> running = processOf(pidFile)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> programmeOn(cluster, process.info())
                        .map(programme -> new Postmaster(process, programme, cluster)));
        if (running.isEmpty()) {
            forgetProcess(pidFile);
        }
        return running;
    }

    private static Optional<Path> programmeOn(Path cluster, ProcessHandle.Info info) {
        Optional<String[]> arguments = info.arguments();
        return info.command()
                .map(Path::of)
                .filter(path -> path.endsWith("postgres") || path.endsWith("postgres.exe"))
                .filter(_ ->
                        arguments.isEmpty() || Arrays.asList(arguments.get()).contains(cluster.toString()));
    }

    private static void forgetProcess(Path pidFile) throws IOException {
        if (Files.exists(pidFile)) {
            List<String> lines = new ArrayList<>(Files.readAllLines(pidFile));
            if (!lines.isEmpty()) {
                lines.set(0, ID_OF_NONE);
                Files.write(pidFile, lines);
            }
        }
    }

    private static Optional<ProcessHandle> processOf(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
    }

    /**
     * Ends the processes that a killed Carillon had started on a cluster and that are no server yet: an {@code initdb}, or a server
     * without a {@code postmaster.pid}. They would go on writing to the cluster's path, even into the cluster that replaces it.
     */
    static void endStragglers(Path cluster) throws IOException {
        List<ProcessHandle> stragglers = ProcessHandle.allProcesses()
                .filter(process -> worksOn(process, cluster))
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
        stragglers.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle straggler : stragglers) {
            hasEnded(straggler);
        }
    }

    private static boolean worksOn(ProcessHandle process, Path cluster) {
        return process.info().command().map(Path::of).map(Path::getFileName).stream()
                        .anyMatch(name -> PROGRAMMES.contains(name.toString().replace(".exe", "")))
                && process.info().arguments().stream().flatMap(Arrays::stream).anyMatch(cluster.toString()::equals);
    }

    long pid() {
        return process.pid();
    }

    /** Stops the server, in order at first, then at once. Committed transactions are never lost. */
    void stop() throws IOException {
        if (!pgCtlStop("fast") && !pgCtlStop("immediate")) {
            process.destroyForcibly();
            if (!hasEnded()) {
                throw new IOException("a PostgreSQL left over from an earlier run, process " + process.pid()
                        + ", does not stop; stop it by hand");
            }
        }
    }

    private boolean pgCtlStop(String mode) throws IOException {
        Path pgCtlPath = programme.resolveSibling(programme.endsWith("postgres.exe") ? "pg_ctl.exe" : "pg_ctl");
        if (!Files.isExecutable(pgCtlPath)) {
            return false;
        }
        List<String> arguments =
                List.of("-D", cluster.toString(), "-m", mode, "-t", Integer.toString(STOP_SECONDS), "-w", "stop");
        Process pgCtl = ChildProcess.builder(pgCtlPath, arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return pgCtl.waitFor(STOP_SECONDS + 1L, TimeUnit.SECONDS) && hasEnded();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            pgCtl.destroyForcibly();
        }
    }

    /** Whether the server has ended, or does so within a second. */
    boolean hasEnded() throws IOException {
        return hasEnded(process);
    }

    private static boolean hasEnded(ProcessHandle process) throws IOException {
        for (int waited = 0; isRunning(process) && waited < END_MILLIS; waited += POLL_MILLIS) {
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        return !isRunning(process);
    }

    /** An ended process counts as alive until its parent has read its status, which in a container may be never. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted while stopping PostgreSQL", e);
    }
}
