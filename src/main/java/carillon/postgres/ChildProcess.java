package carillon.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * How PostgreSQL's programmes are run: with nothing of this process's environment that they do not need, for it may hold secrets; as
 * somebody who is not root, because they refuse root; and so that they do not outlive the thread that started them.
 */
final class ChildProcess {
    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP");

    private static final int PROBE_SECONDS = 5;

    /** In a user namespace of their own, they are not root. */
    private static final List<String> NOT_ROOT = List.of("unshare", "-U");

    /** The kernel asks them to stop, in order but at once, when the thread that started them is gone. */
    private static final List<String> NOT_ALONE = List.of("setpriv", "--pdeathsig", "INT");

    private ChildProcess() {}

    /** What this machine has, found once. */
    private static final class Found {
        static final boolean ROOT = "root".equals(System.getProperty("user.name"));
        static final List<String> BOTH = new ArrayList<>(NOT_ROOT);
        static final List<String> PREFIX;

        static {
            BOTH.addAll(NOT_ALONE);
            List<List<String>> wishes = ROOT ? List.of(BOTH, NOT_ROOT) : List.of(NOT_ALONE);
            PREFIX = wishes.stream().filter(Found::works).findFirst().orElse(List.of());
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

    /** For one of PostgreSQL's programmes. What it becomes has the number of the process that is started. */
    static ProcessBuilder of(Path programme, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(programme.toString()));
        command.addAll(arguments);
        return builder(Found.PREFIX, command);
    }

    private static ProcessBuilder builder(List<String> prefix, List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().keySet().removeIf(name -> !ENVIRONMENT.contains(name.toUpperCase(Locale.ROOT)));
        return builder;
    }
}
