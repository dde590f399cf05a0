package carillon;

import carillon.settings.SettingsReader;
import carillon.settings.ShownSetting;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows which settings hold, and where each came from. Its options are those of {@link SettingOptions} too. */
@Command(
        name = "config",
        description =
                "Shows which settings hold, and where each came from: an option, the environment, a line of the file, or the default.",
        mixinStandardHelpOptions = true)
final class Config implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--json", description = "Prints them as JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        SettingsReader.Outcome outcome = SettingsReader.read(SettingOptions.given(command), System.getenv());
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(asJson(outcome));
        } else {
            printTable(outcome.shown(), out);
        }
        PrintWriter err = command.commandLine().getErr();
        outcome.warnings().forEach(err::println);
        outcome.faults().forEach(err::println);
        return outcome.faults().isEmpty() ? 0 : Carillon.WRONG_USAGE;
    }

    private static void printTable(List<ShownSetting> settings, PrintWriter out) {
        int name = width(settings.stream().map(shown -> shown.setting().path()).toList());
        int value = width(settings.stream().map(ShownSetting::words).toList());
        for (ShownSetting shown : settings) {
            out.printf(
                    "%-" + name + "s  %-" + value + "s  %s%n", shown.setting().path(), shown.words(), shown.source());
        }
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(1);
    }

    private static String asJson(SettingsReader.Outcome outcome) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode answer = mapper.createObjectNode();
        ObjectNode settings = answer.putObject("settings");
        for (ShownSetting shown : outcome.shown()) {
            settings.putObject(shown.setting().path())
                    .put("value", shown.value())
                    .put("from", shown.source());
        }
        outcome.warnings().forEach(answer.putArray("warnings")::add);
        outcome.faults().forEach(answer.putArray("faults")::add);
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(answer);
    }
}
