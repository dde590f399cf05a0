package carillon;

import carillon.edition.EditionFile;
import carillon.edition.MalformedValue;
import carillon.http.ConnectionAcceptor;
import carillon.http.ConnectionLimits;
import carillon.log.LogThrottle;
import carillon.settings.FileNames;
import carillon.version.Version;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command line. The exit code is 0 for success, 1 for failure, 2 for wrong arguments or settings, and 3 where a server ended itself
 * because it could not go on.
 */
@Command(
        name = "carillon",
        description = "Live status of one event that several cities live at once.",
        mixinStandardHelpOptions = true,
        versionProvider = Carillon.Versions.class,
        subcommands = {
            Carillon.Serve.class,
            Carillon.Check.class,
            ImportFile.class,
            Export.class,
            Backup.class,
            Restore.class,
            Verify.class,
            Token.class,
            Post.class,
            ScoreWeekends.class
        })
public final class Carillon {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private Carillon() {}

    public static void main(String[] arguments) {
        // To find out whether its events are recorded, Netty would start Java's whole flight recorder.
        System.getProperties().putIfAbsent("io.netty.jfr.enabled", "false");
        LogThrottle.install();
        // An exception that left main would leave Vert.x and PostgreSQL running: always exit.
        try {
            System.exit(commandLine().execute(arguments));
        } catch (Throwable failure) {
            ProcessEnd.now(failure);
        }
    }

    static CommandLine commandLine() {
        // A text may begin with "@": it is no file with more arguments.
        return new CommandLine(new Carillon())
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> {
                    ProcessEnd.ifFatal(failure);
                    commandLine.getErr().println(sentence(failure));
                    return FAILED;
                });
    }

    private static String sentence(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    /** What {@code --version} prints. */
    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Carillon " + Version.text()};
        }
    }

    @Command(name = "serve", description = "Serves the event until it is stopped.", mixinStandardHelpOptions = true)
    static final class Serve implements Callable<Integer> {
        @Spec
        @Nullable
        CommandSpec spec;

        @Option(names = "--config", paramLabel = "FILE", description = "The settings (config/carillon.yaml).")
        @Nullable
        String config;

        @Option(names = "--edition", paramLabel = "FILE", description = "The event, instead of the settings' own.")
        @Nullable
        String edition;

        @Option(names = "--port", paramLabel = "N", description = "The port to listen on (8080).")
        @Nullable
        String port;

        @Option(names = "--host", paramLabel = "H", description = "The address to listen on (0.0.0.0).")
        @Nullable
        String host;

        @Option(
                names = "--base-path",
                paramLabel = "PATH",
                description = "Below which path to serve, such as /live behind a proxy (none).")
        @Nullable
        String basePath;

        @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept (data).")
        @Nullable
        String data;

        @Option(names = "--database-url", paramLabel = "URL", description = "A PostgreSQL of your own instead.")
        @Nullable
        String databaseUrl;

        @Option(
                names = "--database-url-file",
                paramLabel = "FILE",
                description = "A file that holds that address, which has a password.")
        @Nullable
        String databaseUrlFile;

        @Option(
                names = "--metrics",
                paramLabel = "WHO",
                description = "Who reads /metrics: token, for programs with the token, or open (token).")
        @Nullable
        String metrics;

        @Option(
                names = "--operations-port",
                paramLabel = "N",
                description = "A port for health and metrics, without a token (none).")
        @Nullable
        String operationsPort;

        @Option(
                names = "--operations-host",
                paramLabel = "H",
                description = "The address that port listens on (127.0.0.1).")
        @Nullable
        String operationsHost;

        @Option(
                names = "--tick",
                paramLabel = "MILLIS",
                description = "What comes within that time is told together (50).")
        @Nullable
        String tick;

        @Option(
                names = "--session-rate",
                paramLabel = "N+M",
                description = "What a session may say: so many at once, then so many a second (60+5).")
        @Nullable
        String sessionRate;

        @Option(names = "--city-rate", paramLabel = "N+M", description = "What is said for one city (200+20).")
        @Nullable
        String cityRate;

        @Option(
                names = "--address-rate",
                paramLabel = "N+M",
                description = "What one address asks that costs: signing in, looking back and the like (100+20).")
        @Nullable
        String addressRate;

        @Option(
                names = "--connections",
                paramLabel = "N",
                description = "How many may be open (as many as there are file descriptors for).")
        @Nullable
        String connections;

        @Option(
                names = "--connections-per-address",
                paramLabel = "N",
                description = "How many one address may have open (2000).")
        @Nullable
        String connectionsPerAddress;

        @Option(
                names = "--trusted-proxies",
                paramLabel = "LIST",
                description = "Addresses and networks whose X-Forwarded-For is believed (this machine only).")
        @Nullable
        String proxies;

        @Option(
                names = "--request-seconds",
                paramLabel = "N",
                description = "How long a whole request may take to arrive (30).")
        @Nullable
        String requestSeconds;

        @Option(
                names = "--backups",
                paramLabel = "SCHEDULE",
                description = "Makes backups by itself: DIR, or “DIR, every 1h, keep 48” (none).")
        @Nullable
        String backups;

        @Option(names = "--clock", paramLabel = "INSTANT", description = "Rehearses, with a clock that begins there.")
        @Nullable
        String clock;

        @Option(names = "--speed", paramLabel = "X", description = "How fast a rehearsal's clock runs (1).")
        @Nullable
        String speed;

        @Option(names = "--simulate", description = "Lets the cities play their parts in a rehearsal.")
        boolean simulate;

        @Option(names = "--with-parent", description = "Ends when the process that started it has ended.")
        boolean withParent;

        @Override
        public Integer call() throws Exception {
            if (withParent) {
                endWithParent();
            }
            ProcessEnd.prepare();
            PrintWriter err = commandLine().getErr();
            // Vert.x and the settings take a while to load, and do not need each other.
            ConnectionLimits connections = new ConnectionLimits();
            CompletableFuture<Vertx> vertx = CompletableFuture.supplyAsync(() -> ConnectionAcceptor.vertx(connections));
            SettingsReader.Outcome outcome = SettingsReader.read(options(), System.getenv());
            outcome.warnings().forEach(err::println);
            outcome.faults().forEach(err::println);
            if (outcome.settings().isEmpty()) {
                vertx.join().close();
                return WRONG_USAGE;
            }
            Server.run(
                    outcome.settings().get(),
                    vertx.join(),
                    connections,
                    commandLine().getOut());
            return 0;
        }

        /** Ends with the parent process: Maven, which may have started this one, does not pass signals on. */
        private static void endWithParent() {
            ProcessHandle.current()
                    .parent()
                    .ifPresent(parent -> Thread.ofVirtual().start(() -> {
                        parent.onExit().join();
                        System.exit(0);
                    }));
        }

        private CommandLine commandLine() {
            return Objects.requireNonNull(spec).commandLine();
        }

        private Map<String, String> options() {
            Map<String, String> options = new HashMap<>();
            put(options, "config", config);
            put(options, "edition", edition);
            put(options, "port", port);
            put(options, "host", host);
            put(options, "base-path", basePath);
            put(options, "data", data);
            put(options, "database-url", databaseUrl);
            put(options, "database-url-file", databaseUrlFile);
            put(options, "metrics", metrics);
            put(options, "operations-port", operationsPort);
            put(options, "operations-host", operationsHost);
            put(options, "tick", tick);
            put(options, "session-rate", sessionRate);
            put(options, "city-rate", cityRate);
            put(options, "address-rate", addressRate);
            put(options, "connections", connections);
            put(options, "connections-per-address", connectionsPerAddress);
            put(options, "trusted-proxies", proxies);
            put(options, "request-seconds", requestSeconds);
            put(options, "backups", backups);
            put(options, "clock", clock);
            put(options, "speed", speed);
            put(options, "simulate", simulate ? "true" : null);
            return options;
        }

        private static void put(Map<String, String> options, String name, @Nullable String value) {
            if (value != null) {
                options.put(name, value);
            }
        }
    }

    @Command(
            name = "check",
            description = "Checks edition files and names every fault, and what may not be meant.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Spec
        @Nullable
        CommandSpec spec;

        @Parameters(arity = "1..*", paramLabel = "FILE", description = "Edition files.")
        List<String> files = List.of();

        @Override
        public Integer call() {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            return files.stream().mapToInt(file -> check(file, out)).max().orElse(0);
        }

        private static int check(String name, PrintWriter out) {
            try {
                return check(FileNames.path(name), out);
            } catch (MalformedValue e) {
                out.println(name + ": " + e.advice());
            } catch (InvalidPathException e) {
                out.println(name + ": no file can have that name");
            }
            return FAILED;
        }

        private static int check(Path path, PrintWriter out) {
            return switch (EditionFile.read(path)) {
                case EditionFile.Reading.Sound sound -> {
                    sound.warnings().forEach(out::println);
                    var edition = sound.edition();
                    long slots = edition.cities().values().stream()
                            .mapToLong(city -> city.slots().count())
                            .sum();
                    out.printf(
                            "%s: %d cities, %d slots, %d milestones, no fault%n",
                            path,
                            edition.cities().size(),
                            slots,
                            edition.milestones().size());
                    yield 0;
                }
                case EditionFile.Reading.Faulty faulty -> {
                    faulty.warnings().forEach(out::println);
                    faulty.faults().forEach(out::println);
                    yield FAILED;
                }
            };
        }
    }
}
