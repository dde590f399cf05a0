package carillon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server takes of the machine's memory, without its database.
 *
 * @param residentBytes the memory it occupies; absent where the system has no {@code /proc}
 * @param liveBytes the part of its heap that is in use, right after garbage was collected
 */
record Footprint(OptionalLong residentBytes, long liveBytes) {
    private static final int BYTES_IN_KB = 1024;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+([0-9]+) kB");

    /** Lets the server collect garbage, and looks. */
    static Footprint of(Server server) throws IOException {
        long live = server.collectGarbage();
        Path status = Path.of("/proc", Long.toString(server.process().pid()), "status");
        return new Footprint(
                Files.exists(status) ? OptionalLong.of(resident(Files.readString(status))) : OptionalLong.empty(),
                live);
    }

    /** The time that a process has computed since it started. */
    static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    private static long resident(String status) throws IOException {
        Matcher matcher = RESIDENT.matcher(status);
        if (!matcher.find()) {
            throw new IOException("no “" + RESIDENT + "” in: " + status);
        }
        return Long.parseLong(matcher.group(1)) * BYTES_IN_KB;
    }
}
