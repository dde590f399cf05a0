package carillon.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The PostgreSQL server that runs on a cluster right now.
 *
 * <p>A number in {@code postmaster.pid} is not enough to know it by: after a crash the kernel may have given the number to any other
 * program, which must not be stopped, and which PostgreSQL itself would take for a server that still runs. So the process must
 * also be a {@code postgres} that was started on this very directory.
 */
final class Postmaster {
    private static final int STOP_SECONDS = 5;
    private static final int END_MILLIS = 1_000;
    private static final int POLL_MILLIS = 20;
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
     * The server on that cluster, if one runs. A note that names another program is removed.
     *
     * @param cluster as it was named when the server was started
     */
    static Optional<Postmaster> on(Path cluster) throws IOException {
        Path note = cluster.resolve("postmaster.pid");
        Optional<ProcessHandle> named = named(note).filter(ProcessHandle::isAlive);
        if (named.isEmpty()) {
            return Optional.empty(); // PostgreSQL itself knows what to make of a note that names nobody.
        }
        ProcessHandle process = named.get();
        Optional<Path> programme = process.info()
                .command()
                .map(Path::of)
                .filter(path -> path.endsWith("postgres") || path.endsWith("postgres.exe"));
        Optional<String[]> arguments = process.info().arguments();
        if (programme.isPresent()
                && (arguments.isEmpty() || Arrays.asList(arguments.get()).contains(cluster.toString()))) {
            return Optional.of(new Postmaster(process, programme.get(), cluster));
        }
        Files.delete(note);
        return Optional.empty();
    }

    private static Optional<ProcessHandle> named(Path note) throws IOException {
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        return Files.readAllLines(note).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
    }

    /**
     * Ends what a killed Carillon had set to work on that cluster and what is not a server yet: a cluster in the making, a server that
     * has not put down its number. They would go on writing under the name of the cluster, even into the one that takes its place.
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

    /** Stops it, gently at first; in no case is anything lost that was committed. */
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
        Path pgCtl = programme.resolveSibling(programme.endsWith("postgres.exe") ? "pg_ctl.exe" : "pg_ctl");
        if (!Files.isExecutable(pgCtl)) {
            return false;
        }
        List<String> arguments =
                List.of("-D", cluster.toString(), "-m", mode, "-t", Integer.toString(STOP_SECONDS), "-w", "stop");
        Process stopping = ChildProcess.of(pgCtl, arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return stopping.waitFor(STOP_SECONDS + 1L, TimeUnit.SECONDS) && hasEnded();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            stopping.destroyForcibly();
        }
    }

    /** Whether it has ended, or does so within moments. */
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

    /** A process that has ended counts as alive until its parent takes note, which in a container may be never. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted while stopping PostgreSQL", e);
    }
}
