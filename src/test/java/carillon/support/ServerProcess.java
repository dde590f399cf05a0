package carillon.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process of a server, from its start until it has stopped as a service manager stops it. Needs nothing but Java. */
public final class ServerProcess implements AutoCloseable {
    private static final long LOOK_MILLIS = 2;

    /** With a very long journal it takes its time. */
    private static final long START_SECONDS = 300;

    private static final long STOP_SECONDS = 15;
    private static final int BYTES_IN_KB = 1024;
    private static final Pattern LIVE = Pattern.compile("used ([0-9]+)K");

    /** The system gives the ports from 32768 on to connections. */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 12_000;

    /** Another process that runs tests begins elsewhere. */
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

    private static final List<ServerProcess> STARTED = new CopyOnWriteArrayList<>();

    private final Process process;
    private final Path log;
    private final long startedNanos = System.nanoTime();

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Looks at a server that may not listen yet. */
    public interface Look<T> {
        /** Throws ConnectException as long as nobody listens. */
        T look() throws IOException, InterruptedException;
    }

    /**
     * Starts a server.
     *
     * @param log the file that what it prints is appended to
     */
    public static ServerProcess start(List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        ServerProcess server = new ServerProcess(process, log);
        STARTED.add(server);
        return server;
    }

    /** A port that nobody listens on, and that the system gives to no connection. */
    public static int freePort() throws IOException {
        while (true) {
            int port = FIRST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // taken: the next one may be free
            }
        }
    }

    /** A program of the Java that runs this. */
    public static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    /** The command that may have no more than so many files open, and so sockets. */
    public static List<String> withOpenFiles(int most, List<String> command) {
        List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -n " + most + " && exec \"$0\" \"$@\""));
        limited.addAll(command);
        return limited;
    }

    /** The command that runs the packaged Carillon. */
    public static List<String> carillon(List<String> java, Path data, int port, List<String> options) {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-jar", Path.of("target", "carillon.jar").toString(), "serve"));
        command.addAll(List.of("--data", data.toString(), "--port", Integer.toString(port)));
        command.addAll(options);
        return command;
    }

    /** Looks every {@value #LOOK_MILLIS} ms until there is something to see. */
    public <T> T await(Look<T> look) throws IOException, InterruptedException {
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

    public long sinceStartNanos() {
        return System.nanoTime() - startedNanos;
    }

    public Process process() {
        return process;
    }

    /** Where what it prints is kept. */
    public Path log() {
        return log;
    }

    /** Lets the server, which must be a Java program, collect garbage; returns how many bytes of its heap are in use then. */
    public long collectJavaGarbage() throws IOException {
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

    /** The logs of the servers that run, or ran since those that had ended were forgotten. */
    static List<Path> logs() {
        return STARTED.stream().map(ServerProcess::log).toList();
    }

    static void forgetEnded() {
        STARTED.removeIf(server -> !server.process.isAlive());
    }

    /** The first lines of what a server printed. */
    public static List<String> lines(Path log, long most) {
        try {
            // Its last line may still be in the making.
            String printed = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            return printed.lines().limit(most).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        stopWithin(STOP_SECONDS);
    }

    /** Asks it to stop; kills it and throws where it has not within so many seconds. */
    public void stopWithin(long seconds) throws IOException {
        process.destroy();
        try {
            if (process.waitFor(seconds, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new IOException("the server did not stop within " + seconds + " s");
    }
}
