package carillon.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Checks the machine: ports, disk, memory and file descriptors. */
public final class MachineChecks {
    private static final long MEBIBYTE = 1 << 20;

    /** PostgreSQL stops, and so does Carillon, where no room is left. */
    private static final long LEAST_DISK_MEBIBYTES = 200;

    private static final long GOOD_DISK_MEBIBYTES = 2_048;

    /** Every post waits for one. */
    private static final long GOOD_SYNC_MILLIS = 100;

    private static final long LEAST_HEAP_MEBIBYTES = 128;
    private static final long GOOD_DESCRIPTORS = 4_096;
    private static final double GOOD_SHARE_OF_CONTAINER = 0.8;

    /** Where Linux says how much memory a container may use, in its newer and its older form. */
    private static final List<Path> CONTAINER_LIMITS =
            List.of(Path.of("/sys/fs/cgroup/memory.max"), Path.of("/sys/fs/cgroup/memory/memory.limit_in_bytes"));

    private MachineChecks() {}

    /**
     * Checks a port.
     *
     * @param name of the option that sets it
     * @param isOurs whether the server that is checked listens there
     */
    public static Finding port(String name, String host, int port, boolean isOurs) {
        if (isOurs) {
            return Finding.good(name, "the server listens on port " + port + ".");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
            return Finding.good(name, "port " + port + " of " + host + " is free.");
        } catch (IOException | IllegalArgumentException e) {
            return Finding.wrong(
                    name,
                    "port " + port + " of " + host + " cannot be opened (" + e.getMessage()
                            + "): stop what listens there, or choose another with --" + name + ".");
        }
    }

    /** Checks the disk of a data directory, which need not exist yet. */
    public static Finding disk(Path data) {
        Path directory = data.toAbsolutePath();
        while (!Files.isDirectory(directory) && directory.getParent() != null) {
            directory = directory.getParent();
        }
        long millis;
        try {
            millis = syncMillis(directory);
        } catch (IOException e) {
            // Where the right is there, no room is what is missing, in whatever language the system says so.
            return Finding.wrong(
                    "disk",
                    directory + " cannot be written (" + e.getMessage() + "): "
                            + (Files.isWritable(directory) ? "make room" : "give this user the right to")
                            + ", or name another with --data.");
        }
        try {
            long free = Files.getFileStore(directory).getUsableSpace() / MEBIBYTE;
            String found = directory + " has " + free + " MiB free and keeps a write within " + millis + " ms";
            if (free < LEAST_DISK_MEBIBYTES) {
                return Finding.wrong(
                        "disk",
                        found + ": make room, at least " + LEAST_DISK_MEBIBYTES + " MiB, or name another with --data.");
            }
            if (free < GOOD_DISK_MEBIBYTES) {
                return Finding.look("disk", found + ": make room for the journal and backups.");
            }
            return millis > GOOD_SYNC_MILLIS
                    ? Finding.look("disk", found + ", which every post waits for: choose a faster disk.")
                    : Finding.good("disk", found + ".");
        } catch (IOException e) {
            // In a chroot nobody knows where the disk begins, yet all can be written.
            return Finding.look(
                    "disk",
                    directory + " can be written, but how much room it has is unknown (" + e.getMessage()
                            + "): see to it that at least " + GOOD_DISK_MEBIBYTES + " MiB are free.");
        }
    }

    /** Measures how long it takes until a write is on the disk, which every post waits for. */
    private static long syncMillis(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "carillon-doctor-", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[8_192]));
            long begin = System.nanoTime();
            channel.force(true);
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Checks the heap that Java takes here, against what the container allows. */
    public static Finding memory() {
        long heap = Runtime.getRuntime().maxMemory() / MEBIBYTE;
        long limit = containerLimit() / MEBIBYTE;
        String found = "Java takes up to " + heap + " MiB of heap"
                + (limit > 0 ? " of the container's " + limit + " MiB" : "");
        if (heap < LEAST_HEAP_MEBIBYTES) {
            return Finding.wrong("memory", found + ": give it more, at least with -Xmx" + LEAST_HEAP_MEBIBYTES + "m.");
        }
        return limit > 0 && heap > limit * GOOD_SHARE_OF_CONTAINER
                ? Finding.look(
                        "memory",
                        found
                                + ", which leaves too little for PostgreSQL and buffers: start Java with -XX:MaxRAMPercentage=50.")
                : Finding.good("memory", found + ".");
    }

    /** Returns the limit in bytes; 0 where there is none. */
    private static long containerLimit() {
        for (Path file : CONTAINER_LIMITS) {
            try {
                String text = Files.readString(file).strip();
                boolean isNumber = text.matches("[0-9]{1,15}");
                return isNumber ? Long.parseLong(text) : 0;
            } catch (IOException _) {
                // It may have the other form.
            }
        }
        return 0;
    }

    /** Checks how many file descriptors, and so connections, a process of this user may have. */
    public static Finding descriptors() {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)) {
            return Finding.good("descriptors", "this system has no limit of file descriptors to look at.");
        }
        long most = system.getMaxFileDescriptorCount();
        String found = "a process may have " + most + " file descriptors, one for each connection";
        return most < GOOD_DESCRIPTORS
                ? Finding.look("descriptors", found + ": raise it with “ulimit -n 20000”, or LimitNOFILE in the unit.")
                : Finding.good("descriptors", found + ".");
    }
}
