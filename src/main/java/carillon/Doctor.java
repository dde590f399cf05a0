package carillon;

import carillon.doctor.BackupChecks;
import carillon.doctor.DatabaseChecks;
import carillon.doctor.Finding;
import carillon.doctor.MachineChecks;
import carillon.doctor.PublicChecks;
import carillon.settings.Settings;
import carillon.settings.SettingsReader;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks whether a server can work here. Its options are those of {@link SettingOptions} too. */
@Command(
        name = "doctor",
        description = {
            "Checks ports, clock, disk, memory, file descriptors, the database and the way from the public address.",
            "Each line is good, look or wrong, with what to do; the exit code is 1 where something is wrong."
        },
        mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--json", description = "Prints the findings as JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        SettingsReader.Outcome outcome = SettingsReader.read(SettingOptions.given(command), System.getenv());
        outcome.faults().forEach(command.commandLine().getErr()::println);
        if (outcome.settings().isEmpty()) {
            return Carillon.WRONG_USAGE;
        }
        List<Finding> findings = findings(outcome.settings().get());
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(asJson(findings));
        } else {
            findings.forEach(finding ->
                    out.printf("%-5s  %-15s  %s%n", finding.verdict().word(), finding.check(), finding.sentence()));
        }
        return findings.stream().anyMatch(finding -> finding.verdict() == Finding.Verdict.WRONG) ? Carillon.FAILED : 0;
    }

    private static List<Finding> findings(Settings settings) throws IOException {
        Optional<LocalServer> local = LocalServer.find(settings.data());
        boolean isRunning =
                local.filter(server -> RemoteServer.isLive(server.url())).isPresent();
        List<Finding> findings = new ArrayList<>();
        findings.add(MachineChecks.port(
                "port",
                settings.host(),
                settings.port(),
                isRunning && hasPort(local.get().url(), settings.port())));
        settings.operations()
                .ifPresent(where -> findings.add(MachineChecks.port(
                        "operations-port",
                        where.host(),
                        where.port(),
                        isRunning && RemoteServer.isLive(Greeting.address(where.host(), where.port())))));
        findings.add(MachineChecks.disk(settings.data()));
        findings.add(MachineChecks.memory());
        findings.add(MachineChecks.descriptors());
        InstantSource world = InstantSource.system();
        if (settings.database().isPresent()) {
            findings.addAll(DatabaseChecks.external(settings.database().get(), world));
        } else {
            findings.add(UsedDatabase.external(settings.data())
                    .map(external -> DatabaseChecks.unnamed(external, settings.data()))
                    .orElseGet(() -> DatabaseChecks.embedded(settings.data(), isRunning)));
        }
        settings.backups().ifPresent(schedule -> findings.add(BackupChecks.of(schedule, isRunning, world.instant())));
        if (settings.publicUrl().isPresent()) {
            findings.addAll(PublicChecks.of(settings.publicUrl().get(), world));
        } else {
            findings.add(
                    new Finding(
                            "public",
                            Finding.Verdict.LOOK,
                            "no public address is named: with --public-url URL, TLS, the proxy and WebSockets are checked too."));
        }
        return findings;
    }

    /** Whether a server that runs at an address has that port. */
    static boolean hasPort(String url, int port) {
        return URI.create(url).getPort() == port;
    }

    private static String asJson(List<Finding> findings) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode answer = mapper.createArrayNode();
        for (Finding finding : findings) {
            answer.addObject()
                    .put("check", finding.check())
                    .put("verdict", finding.verdict().word())
                    .put("sentence", finding.sentence());
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(answer);
    }
}
