package carillon;

import carillon.settings.Setting;
import carillon.settings.SettingsReader;
import carillon.settings.SettingsTable;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a command that takes all settings of a server. */
final class SettingOptions {
    private SettingOptions() {}

    private static Stream<Setting<?>> all() {
        return Stream.concat(Stream.of(SettingsReader.CONFIG), SettingsTable.ALL.stream());
    }

    /** Adds an option for each setting. */
    static void addTo(CommandSpec command) {
        all().map(SettingOptions::option).forEach(command::addOption);
    }

    private static OptionSpec option(Setting<?> setting) {
        OptionSpec.Builder option = OptionSpec.builder("--" + setting.name()).description(setting.help());
        return setting.label().isEmpty()
                ? option.type(boolean.class).arity("0").build()
                : option.type(String.class).paramLabel(setting.label()).build();
    }

    /** Returns the options that were given, by name without the dashes. */
    static Map<String, String> given(CommandSpec command) {
        Map<String, String> given = new HashMap<>();
        all().forEach(setting -> {
            @Nullable
            Object value = command.commandLine().getParseResult().matchedOptionValue("--" + setting.name(), null);
            if (value != null) {
                given.put(setting.name(), value.toString());
            }
        });
        return given;
    }
}
