package carillon.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Prepares PostgreSQL's programmes to run as child processes: without the environment variables that they do not need, which may be
 * secret; not as root, which they refuse; and so that they end with the thread that started them.
 */
final class ChildProcess {
    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP");

    private static final int PROBE_SECONDS = 5;

    /** Runs a programme in a user namespace, where it is not root. */
    private static final List<String> NOT_ROOT = List.of("unshare", "-U");

    /** Has the kernel send SIGINT, a fast shutdown, when the thread that started the programme has ended. */
    private static final List<String> WITH_PARENT = List.of("setpriv", "--pdeathsig", "INT");

    private ChildProcess() {}

    /** The commands that this machine has, found out once. */
    private static final class Available {
        static final boolean ROOT = "root".equals(System.getProperty("user.name"));
        static final List<String> BOTH = new ArrayList<>(NOT_ROOT);
        static final List<String> PREFIX;

        static {
            BOTH.addAll(WITH_PARENT);
            List<List<String>> candidates = ROOT ? List.of(BOTH, NOT_ROOT) : List.of(WITH_PARENT);
            PREFIX = candidates.stream().filter(Available::works).findFirst().orElse(List.of());
        }

        private static boolean works(List<String> prefix) {
            try {
                Process probe = builder(prefix, List.of("true"))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                try {
                    return probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && probe.exitValue() == 0;
                } finally {
                    probe.destroyForcibly();
                }
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** Returns a builder for one of PostgreSQL's programmes, which keeps the id of the process that is started. */
    static ProcessBuilder builder(Path programme, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(programme.toString()));
        command.addAll(arguments);
        return builder(Available.PREFIX, command);
    }

    private static ProcessBuilder builder(List<String> prefix, List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().keySet().removeIf(name -> !ENVIRONMENT.contains(name.toUpperCase(Locale.ROOT)));
        return builder;
    }
}
