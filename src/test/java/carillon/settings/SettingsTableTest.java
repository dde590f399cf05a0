package carillon.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTableTest {
    @TempDir
    Path directory;

    @Test
    void theDocumentsShowEverySettingWithItsDefault() throws IOException {
        String rows = SettingsTable.ALL.stream().map(SettingsTableTest::row).collect(Collectors.joining());

        assertThat(Files.readString(Path.of("docs", "operations.md"))).contains(rows);
    }

    private static String row(Setting<?> setting) {
        return "| `%s` | `--%s` | %s | %s |\n"
                .formatted(setting.path(), setting.name(), setting.usually(), setting.sentence());
    }

    @Test
    void theSettingsThatComeWithCarillonShowEverySetting() throws IOException {
        String shipped = Files.readString(Path.of("config", "carillon.yaml"));

        assertThat(SettingsTable.ALL)
                .allSatisfy(setting -> assertThat(shipped).containsPattern("(?m)^[# ]*" + setting.member() + ": "));
    }

    @Test
    void everyDefaultAndExampleOfTheTemplateCanBeSet() throws IOException {
        String template = SettingsTemplate.write(Map.of("rehearsal.speed", "1"));
        String all = template.replaceAll("(?m)^( *)# (  )?([a-z-]+:)", "$1$2$3")
                .replaceAll("(?m)^(?:edition|database-url-file|admin-token-file|host): .*$", "");
        Path file = Files.writeString(directory.resolve("carillon.yaml"), all);

        SettingsReader.Outcome outcome = SettingsReader.read(Map.of("config", file.toString()), Map.of());

        assertThat(outcome.faults())
                .as(all)
                .containsExactly("A rehearsal needs an edition: name its file with --edition FILE.");
    }

    @Test
    void theTemplateIsAllComment() {
        assertThat(SettingsTemplate.write(Map.of()).lines())
                .allSatisfy(line -> assertThat(line).matches("(#.*)?"));
        assertThat(SettingsTemplate.write(Map.of("limits.city-rate", "1+2", "port", "9000")))
                .contains("\nport: 9000\n", "\nlimits:\n  # What a session may say", "\n  city-rate: 1+2\n");
    }
}
