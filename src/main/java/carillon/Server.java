package carillon;

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
import carillon.feed.Clock;
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
import carillon.journal.PgJournal;
import carillon.log.LogThrottle;
import carillon.postgres.Database;
import carillon.postgres.DatabaseUnavailable;
import carillon.rehearsal.Players;
import carillon.season.Editions;
import carillon.season.OpenEdition;
import carillon.season.Rehearsal;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Wires all rooms together; starts them in order, and stops them in the opposite order. */
final class Server {
    /** The time to stop: supervisors usually kill a process after ten seconds. */
    private static final int STOP_SECONDS = 9;

    /** The part of it for the orderly steps, on event loops that may hang; then PostgreSQL is stopped without them. */
    private static final int ORDERLY_SECONDS = 7;

    private static final int CLOSE_SECONDS = 1;
    private static final int READY_SECONDS = 2;
    private static final int TRIES = 6;
    private static final long SECURITY_FLUSH_MILLIS = 5_000;

    private static final System.Logger LOG = System.getLogger(Server.class.getName());

    private final Settings settings;
    private final Greeting greeting;
    private final Vertx vertx;
    private final ConnectionLimits connections;
    private final InstantSource world = InstantSource.system();
    private final Deque<Supplier<Future<?>>> stops = new ArrayDeque<>();
    /** Completes where the server cannot serve any more, with a sentence for its administrator. */
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    private Server(Settings settings, Vertx vertx, ConnectionLimits connections) {
        this.connections = connections;
        this.settings = settings;
        this.greeting = new Greeting(settings);
        this.vertx = vertx;
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
                        server.stop();
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
                server.stop();
                throw e;
            }
        }
        String sentence = server.ended.join();
        if (removeHook(stopping)) {
            server.stop();
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
        stopLater(() -> opening.compose(Database::close, failure -> Future.succeededFuture()));
        // While the database starts, what takes a while and needs no database.
        Assets assets = Assets.read(settings.basePath(), settings.publicUrl().map(PublicUrl::toString));
        Optional<Present> beginOfFile = settings.edition().map(sound -> Present.of(sound, isRehearsal()));
        Measurements measurements = new Measurements();
        Database database = await(opening);
        Journals journals = new Journals(database);
        Bus buses = new Bus(vertx, measurements.feed());
        Editions editions =
                new Editions(vertx, journals, world, System::nanoTime, buses, settings.tickMillis(), ended::complete);
        stopLater(editions::close);
        Optional<Served> served = settings.source().isEmpty()
                ? Optional.empty()
                : Optional.of(serve(settings.source().get(), beginOfFile, journals, buses));
        if (served.isPresent()) {
            await(editions.add(served.get().open(), isRehearsal()));
        }
        retry(editions::start);
        List<String> said = served.isPresent() ? takeIn(served.get()) : List.of();
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
        String edges = await(
                vertx.deployVerticle(
                        () -> new EdgeVerticle(http, settings.host(), settings.port()),
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors())),
                new Settings.Listener(settings.host(), settings.port()),
                "--port");
        stopLater(() -> vertx.undeploy(edges));
        if (Files.isDirectory(settings.data())) {
            local.announceIn(settings.data());
            stopLater(() -> {
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
        if (served.isPresent() && isPlayed()) {
            await(vertx.deployVerticle(served.get().players()));
        }
        vertx.setPeriodic(LogThrottle.WINDOW.toMillis(), timer -> LogThrottle.logSuppressed());
        Optional<EditionId> current = editions.current();
        greeting.print(
                out,
                editions.all().stream().findFirst().map(shown -> shown.summary().title()),
                retry(() -> access.oneTimeLink(current)));
        printSaid(out, said);
    }

    /**
     * The edition of the settings, opened.
     *
     * @param beginning how its journal began
     */
    private record Served(Settings.EditionSource source, OpenEdition open, PgJournal.Beginning beginning) {
        /** Returns what is announced of it now. */
        Edition now() {
            return open.edition();
        }

        /** Returns what has its cities play their parts. */
        Players players() {
            return Rehearsal.players(beginning.edition(), open.bus(), open.clock());
        }
    }

    /** Opens the edition of a file: as its journal says, which a new one begins with what the file says. */
    private Served serve(Settings.EditionSource source, Optional<Present> beginOfFile, Journals journals, Bus buses)
            throws Exception {
        Edition file = settings.edition().isPresent()
                ? settings.edition().get()
                : retry(() -> journals.beginning(
                                source.id().orElseThrow(), settings.rehearsal().map(Settings.Rehearsal::clock)))
                        .orElseThrow(() -> new IllegalStateException(String.join("\n", source.faults())));
        PgJournal journal = retry(() -> journal(journals, file));
        PgJournal.Beginning beginning = retry(() -> journal.begin(file, source.digest()));
        Edition edition = beginning.edition();
        Clock clock = new Clock(world, journal.anchor());
        if (isPlayed()) {
            retry(() -> Rehearsal.begin(journal, edition, clock.instant()));
        }
        Present begin =
                beginOfFile.filter(_ -> edition.equals(file)).orElseGet(() -> Present.of(edition, isRehearsal()));
        Bus bus = buses.of(edition.id(), buses.measures());
        OpenEdition open = retry(
                () -> OpenEdition.open(vertx, begin, journal, clock, bus, settings.tickMillis(), ended::complete));
        return new Served(source, open, beginning);
    }

    private List<String> takeIn(Served served) throws Exception {
        OpenEdition open = served.open();
        return retry(() -> new FileTakenIn(open.bus(), open.journal(), open.clock(), served.source())
                .takeIn(settings.edition(), served.beginning()));
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
        String operations = await(
                vertx.deployVerticle(new OperationsVerticle(http, where.host(), where.port())),
                where,
                "--operations-port");
        stopLater(() -> vertx.undeploy(operations));
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
        stopLater(() -> {
            log.close();
            return Future.succeededFuture();
        });
        return log;
    }

    private boolean isRehearsal() {
        return settings.rehearsal().isPresent();
    }

    /** Whether this is a rehearsal in which the cities play their parts by themselves. */
    private boolean isPlayed() {
        return settings.rehearsal().filter(Settings.Rehearsal::simulate).isPresent();
    }

    private Future<PgJournal> journal(Journals journals, Edition edition) {
        return settings.rehearsal()
                .map(rehearsal -> journals.ofRehearsal(
                        edition.id(), rehearsal.clock(), rehearsal.speed(), edition.end(), world.instant()))
                .orElseGet(() -> journals.ofEvent(edition.id()));
    }

    private void stopLater(Supplier<Future<?>> stop) {
        synchronized (stops) {
            stops.push(stop);
        }
    }

    private void stop() {
        ProcessEnd.within(STOP_SECONDS);
        long deadline = in(ORDERLY_SECONDS);
        synchronized (stops) {
            while (!stops.isEmpty()) {
                awaitUntil(deadline, stops.pop());
            }
        }
        try {
            Database.stopEmbedded();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "while stopping: {0}", e.toString());
        }
        // Nothing can be lost any more; only a frozen database would delay this.
        awaitUntil(in(CLOSE_SECONDS), vertx::close);
    }

    private static long in(int seconds) {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    private static void awaitUntil(long deadline, Supplier<Future<?>> stop) {
        try {
            stop.get()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "while stopping: {0}", e.toString());
        }
    }

    /**
     * Repeats a request to the database that was not answered in time. The database was there a moment ago, when its tables were brought
     * up to date; while this server starts, or another on the same machine, it may be slow.
     */
    private <T> T retry(Supplier<Future<T>> request) throws Exception {
        for (int left = TRIES - 1; ; left--) {
            try {
                return await(request.get());
            } catch (DatabaseUnavailable e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    private <T> T await(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private <T> T await(Future<T> listening, Settings.Listener where, String option) throws Exception {
        try {
            return await(listening);
        } catch (BindException e) {
            throw new IllegalStateException("Port " + where.port() + " of " + where.host()
                    + " is in use: stop what listens there, or choose another with " + option + ".");
        }
    }
}
