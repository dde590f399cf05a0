package carillon.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process of a server, from its start until it has stopped as a service manager stops it. */
final class ServerProcess implements AutoCloseable {
    private static final long LOOK_MILLIS = 2;

    /** With a very long journal it takes its time. */
    private static final long START_SECONDS = 300;

    private static final long STOP_SECONDS = 15;
    private static final int BYTES_IN_KB = 1024;
    private static final Pattern LIVE = Pattern.compile("used ([0-9]+)K");

    private final Process process;
    private final Path log;
    private final long beganNanos = System.nanoTime();

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Looks at a server that may not listen yet. */
    interface Look<T> {
        /** Throws ConnectException as long as nobody listens. */
        T look() throws IOException, InterruptedException;
    }

    static ServerProcess start(List<String> command, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new ServerProcess(process, log);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A program of the Java that measures. */
    static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    /** Looks every {@value #LOOK_MILLIS} ms until there is something to see. */
    <T> T await(Look<T> look) throws IOException, InterruptedException {
        while (process.isAlive() && sinceStartNanos() < TimeUnit.SECONDS.toNanos(START_SECONDS)) {
            try {
                return look.look();
            } catch (ConnectException e) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
        process.destroy();
        throw new IOException("the server did not start: " + log + " says why");
    }

    long sinceStartNanos() {
        return System.nanoTime() - beganNanos;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Lets the server, which must be a Java program, collect garbage; returns how many bytes of its heap are in use then. */
    long collectJavaGarbage() throws IOException {
        jcmd("GC.run");
        String heap = jcmd("GC.heap_info");
        Matcher live = LIVE.matcher(heap);
        if (!live.find()) {
            throw new IOException("no “" + LIVE + "” in: " + heap);
        }
        return Long.parseLong(live.group(1)) * BYTES_IN_KB;
    }

    private String jcmd(String command) throws IOException {
        Process jcmd = new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new IOException("the server did not stop within " + STOP_SECONDS + " s");
    }
}
