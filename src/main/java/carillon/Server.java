package carillon;

import static carillon.Starting.await;
import static carillon.Starting.retry;

import carillon.access.Access;
import carillon.access.Installation;
import carillon.access.Invitation;
import carillon.access.Secret;
import carillon.access.SecurityLog;
import carillon.access.SecurityOutput;
import carillon.backup.BackupRefused;
import carillon.backup.BackupSchedule;
import carillon.backup.Backups;
import carillon.backup.ScheduledBackups;
import carillon.edition.Edition;
import carillon.edition.EditionId;
import carillon.feed.Bus;
import carillon.feed.Present;
import carillon.http.ClientAddress;
import carillon.http.ConnectionLimits;
import carillon.http.EdgeVerticle;
import carillon.http.HttpContext;
import carillon.http.Measurements;
import carillon.http.OperationsVerticle;
import carillon.http.RateLimits;
import carillon.http.SecurityEvents;
import carillon.http.SessionCookie;
import carillon.http.TimelineCaches;
import carillon.http.pages.Assets;
import carillon.http.pages.PublicUrl;
import carillon.journal.Journals;
import carillon.log.LogThrottle;
import carillon.postgres.Database;
import carillon.season.Editions;
import carillon.settings.LogForm;
import carillon.settings.Settings;
import carillon.version.Version;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Wires all rooms together; starts them in order, and stops them in the opposite order. */
final class Server {
    private static final int READY_SECONDS = 2;
    private static final long SECURITY_FLUSH_MILLIS = 5_000;
    private static final long ANNOUNCE_MILLIS = 10_000;

    private static final System.Logger LOG = System.getLogger(Server.class.getName());

    private final Settings settings;
    private final Greeting greeting;
    private final Vertx vertx;
    private final ConnectionLimits connections;
    private final InstantSource world = InstantSource.system();
    private final Stops stops;
    /** Completes where the server cannot serve any more, with a sentence for its administrator. */
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    private Server(Settings settings, Vertx vertx, ConnectionLimits connections) {
        this.connections = connections;
        this.settings = settings;
        this.greeting = new Greeting(settings);
        this.vertx = vertx;
        this.stops = new Stops(vertx);
    }

    /**
     * Serves until the process is told to stop, or cannot serve any more.
     *
     * @param vertx closed when it ends
     * @param connections the limits of that Vert.x
     * @param out for the greeting with the addresses
     * @throws Exception where it cannot serve, with a sentence for its administrator
     */
    static void run(Settings settings, Vertx vertx, ConnectionLimits connections, PrintWriter out) throws Exception {
        vertx.exceptionHandler(failure -> {
            ProcessEnd.ifFatal(failure);
            LOG.log(System.Logger.Level.ERROR, "nobody foresaw this, which is a bug", failure);
        });
        Server server = new Server(settings, vertx, connections);
        // From the first moment on, so that an interrupted start leaves no database behind either.
        Thread stopping = new Thread(
                () -> {
                    int status = ProcessEnd.IN_TROUBLE;
                    try {
                        server.stops.run();
                        status = 0;
                    } finally {
                        ProcessEnd.halt(status);
                    }
                },
                "stopping");
        Runtime.getRuntime().addShutdownHook(stopping);
        try {
            server.start(out);
        } catch (Exception e) {
            ProcessEnd.ifFatal(e);
            if (removeHook(stopping)) {
                server.stops.run();
                throw e;
            }
        }
        String sentence = server.ended.join();
        if (removeHook(stopping)) {
            server.stops.run();
            throw new IllegalStateException(sentence);
        }
        new CountDownLatch(1).await();
    }

    /** Returns false where the process is being stopped already, which is then why it could not start, and no fault. */
    private static boolean removeHook(Thread stopping) {
        try {
            return Runtime.getRuntime().removeShutdownHook(stopping);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private void start(PrintWriter out) throws Exception {
        Future<Database> opening = settings.database()
                .map(address -> Database.external(vertx, address))
                .orElseGet(() -> Database.embedded(vertx, settings.data()));
        // Before the future completes: PostgreSQL runs for some time before that.
        stops.add(() -> opening.compose(Database::close, failure -> Future.succeededFuture()));
        // While the database starts, what takes a while and needs no database.
        Assets assets = Assets.read(settings.basePath(), settings.publicUrl().map(PublicUrl::toString));
        Optional<Present> beginOfFile = settings.edition().map(sound -> Present.of(sound, settings.isRehearsal()));
        Measurements measurements = new Measurements();
        Database database = await(opening);
        Journals journals = new Journals(database);
        Bus buses = new Bus(vertx, measurements.feed());
        Editions editions =
                new Editions(vertx, journals, world, System::nanoTime, buses, settings.tickMillis(), ended::complete);
        stops.add(editions::close);
        Optional<ServedEdition> served = settings.source().isEmpty()
                ? Optional.empty()
                : Optional.of(ServedEdition.open(
                        vertx,
                        settings,
                        settings.source().get(),
                        beginOfFile,
                        journals,
                        buses,
                        world,
                        ended::complete));
        if (served.isPresent()) {
            await(editions.add(served.get().open(), settings.isRehearsal()));
        }
        retry(editions::start);
        List<String> said = served.isPresent() ? served.get().takeIn() : List.of();
        connections.set(settings.limits());
        measurements.count(connections);
        Access access = new Access(database, world);
        retry(access::start);
        if (served.isPresent()) {
            Edition now = served.get().now();
            retry(() -> access.limit(now.id(), Invitation.latestExpiry(now, world.instant())));
        }
        SessionCookie cookie = new SessionCookie(retry(() -> Installation.read(database)));
        SecurityLog securityLog = securityLog();
        LocalServer local = LocalServer.at(greeting.here());
        HttpContext http = new HttpContext(
                editions,
                world,
                System::nanoTime,
                access,
                cookie,
                Stream.concat(settings.adminToken().map(Secret::new).stream(), Stream.of(local.token()))
                        .toList(),
                measurements,
                new SecurityEvents(securityLog, measurements, cookie, this::addressOf),
                settings.metricsOpen(),
                settings.publicUrl(),
                assets,
                new TimelineCaches(vertx),
                new RateLimits(settings.limits(), cookie, System::nanoTime),
                connections,
                () -> database.ping(READY_SECONDS),
                new Backups(vertx, database, Version.text()));
        String edges = awaitListening(
                vertx.deployVerticle(
                        () -> new EdgeVerticle(http, settings.host(), settings.port()),
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors())),
                new Settings.Listener(settings.host(), settings.port()),
                "--port");
        stops.add(() -> vertx.undeploy(edges));
        if (Files.isDirectory(settings.data())) {
            await(announce(local));
            stops.add(() -> {
                local.withdrawFrom(settings.data());
                return Future.succeededFuture();
            });
        }
        if (settings.operations().isPresent()) {
            serveOperations(http, settings.operations().get());
        }
        if (settings.backups().isPresent()) {
            measurements.measure(scheduleBackups(database, settings.backups().get()));
        }
        if (served.isPresent() && settings.isPlayed()) {
            await(vertx.deployVerticle(served.get().players()));
        }
        vertx.setPeriodic(LogThrottle.WINDOW.toMillis(), timer -> LogThrottle.logSuppressed());
        Optional<EditionId> current = editions.current();
        greeting.print(
                out,
                editions.all().stream().findFirst().map(shown -> shown.summary().title()),
                retry(() -> access.oneTimeLink(current)));
        printSaid(out, said);
        Systemd.ready(System.getenv());
    }

    /** Lets commands find this server by its data. Where the disk is full, they do once it is not any more. */
    private Future<Void> announce(LocalServer local) {
        return vertx.<Void>executeBlocking(() -> {
                    local.announceIn(settings.data());
                    UsedDatabase.note(settings.data(), settings.database());
                    return null;
                })
                .recover(failure -> {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "commands do not find this server by its data: {0}",
                            failure.toString());
                    vertx.setTimer(ANNOUNCE_MILLIS, timer -> announce(local));
                    return Future.succeededFuture();
                });
    }

    private void printSaid(PrintWriter out, List<String> said) {
        said.forEach(sentence -> out.printf("  %s%n", sentence));
        if (said.stream().anyMatch(sentence -> sentence.endsWith(FileTakenIn.HOLDS))) {
            settings.source()
                    .ifPresent(source -> out.printf(
                            "  To see what it would change, and to announce that: import %s%n", source.path()));
        }
        if (!said.isEmpty()) {
            out.printf("%n");
            out.flush();
        }
    }

    private ScheduledBackups scheduleBackups(Database database, BackupSchedule schedule) throws BackupRefused {
        ScheduledBackups scheduled = new ScheduledBackups(vertx, database, Version.text(), schedule, world);
        scheduled.start();
        return scheduled;
    }

    /** Starts the port for health and metrics, last of all, so that no client waits for it. */
    private void serveOperations(HttpContext http, Settings.Listener where) throws Exception {
        String operations = awaitListening(
                vertx.deployVerticle(new OperationsVerticle(http, where.host(), where.port())),
                where,
                "--operations-port");
        stops.add(() -> vertx.undeploy(operations));
    }

    /** Returns the client's address; for a request of a proxy itself, the proxy's. */
    private @Nullable String addressOf(HttpServerRequest request) {
        return ClientAddress.of(request, settings.limits().proxies())
                .map(ClientAddress::text)
                .orElseGet(() -> SecurityEvents.remoteAddress(request));
    }

    /** Opens the security log, which has no timer of its own, and is closed at the end so that its last counts are written. */
    private SecurityLog securityLog() {
        SecurityLog log = new SecurityLog(world, SecurityOutput.open(settings.log() == LogForm.JSON));
        vertx.setPeriodic(SECURITY_FLUSH_MILLIS, timer -> log.flush());
        stops.add(() -> {
            log.close();
            return Future.succeededFuture();
        });
        return log;
    }

    private static <T> T awaitListening(Future<T> listening, Settings.Listener where, String option) throws Exception {
        try {
            return await(listening);
        } catch (BindException e) {
            throw new IllegalStateException("Port " + where.port() + " of " + where.host()
                    + " is in use: stop what listens there, or choose another with " + option + ".");
        }
    }
}
