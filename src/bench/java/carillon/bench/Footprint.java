package carillon.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server takes of the machine, without its database.
 *
 * @param cpu the time it has computed since it started
 * @param residentBytes the memory it occupies; absent where the system has no {@code /proc}
 * @param liveBytes the part of its heap that is in use, right after garbage was collected
 */
record Footprint(Duration cpu, OptionalLong residentBytes, long liveBytes) {
    private static final int BYTES_IN_KB = 1024;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+([0-9]+) kB");
    private static final Pattern LIVE = Pattern.compile("used ([0-9]+)K");

    /** Lets the server collect garbage, and looks. */
    static Footprint of(Subject subject) throws IOException {
        long pid = subject.process().pid();
        jcmd(pid, "GC.run");
        Path status = Path.of("/proc", Long.toString(pid), "status");
        OptionalLong resident = Files.exists(status)
                ? OptionalLong.of(kilobytes(RESIDENT, Files.readString(status)))
                : OptionalLong.empty();
        return new Footprint(cpu(subject), resident, kilobytes(LIVE, jcmd(pid, "GC.heap_info")));
    }

    /** The time that the server has computed since it started. */
    static Duration cpu(Subject subject) {
        return subject.process().info().totalCpuDuration().orElseThrow();
    }

    private static long kilobytes(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("no “" + pattern + "” in: " + text);
        }
        return Long.parseLong(matcher.group(1)) * BYTES_IN_KB;
    }

    private static String jcmd(long pid, String command) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
