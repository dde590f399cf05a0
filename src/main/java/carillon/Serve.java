package carillon;

import carillon.backup.BackupRefused;
import carillon.http.ConnectionAcceptor;
import carillon.http.ConnectionLimits;
import carillon.log.JsonLog;
import carillon.settings.LogForm;
import carillon.settings.SettingsReader;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the event. Its options are those of {@link SettingOptions}. */
@Command(name = "serve", description = "Serves the event until it is stopped.", mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {
    private static final System.Logger LOG = System.getLogger(Serve.class.getName());

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--with-parent", description = "Ends when the process that started it has ended.")
    boolean withParent;

    @Override
    public Integer call() throws Exception {
        if (withParent) {
            endWithParent();
        }
        ProcessEnd.prepare();
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter err = command.commandLine().getErr();
        // Vert.x and the settings take a while to load, and do not need each other.
        ConnectionLimits connections = new ConnectionLimits();
        CompletableFuture<Vertx> vertx = CompletableFuture.supplyAsync(() -> ConnectionAcceptor.vertx(connections));
        SettingsReader.Outcome outcome = SettingsReader.read(SettingOptions.given(command), System.getenv());
        if (outcome.settings()
                .filter(settings -> settings.log() == LogForm.JSON)
                .isPresent()) {
            JsonLog.install();
            outcome.warnings().forEach(warning -> LOG.log(System.Logger.Level.WARNING, warning));
        } else {
            outcome.warnings().forEach(err::println);
        }
        outcome.faults().forEach(err::println);
        if (outcome.settings().isEmpty()) {
            vertx.join().close();
            return Carillon.WRONG_USAGE;
        }
        try {
            Server.run(
                    outcome.settings().get(),
                    vertx.join(),
                    connections,
                    command.commandLine().getOut());
        } catch (BackupRefused e) {
            // The directory in the settings cannot be used, which no new start would change.
            Carillon.tell(e, err);
            return Carillon.WRONG_USAGE;
        }
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
}
