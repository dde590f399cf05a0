package carillon;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Weekend;
import carillon.settings.Settings;
import carillon.settings.SettingsReader;
import carillon.support.Command;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command line, as far as it comes without serving. */
class CarillonTest {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int ASKED_WRONGLY = 2;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    private int carillon(String... arguments) {
        return Carillon.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .execute(arguments);
    }

    @AfterEach
    void nothingEverShowsAStackTrace() {
        assertThat(out + "\n" + err).doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, localhost",
        "::, localhost",
        "[::], localhost",
        "127.0.0.1, localhost",
        "192.0.2.7, 192.0.2.7",
        "::1, [::1]",
        "[::1], [::1]",
        "2001:db8::7, [2001:db8::7]"
    })
    void theGreetingLeadsToWhereTheServerListens(String host, String reachable) {
        assertThat(Greeting.address(host, 8080)).isEqualTo("http://" + reachable + ":8080");
    }

    @Test
    void aPortThatMerelyBeginsLikeAServersIsNotIts() {
        assertThat(Doctor.hasPort("http://localhost:8080/live", 8080)).isTrue();
        assertThat(Doctor.hasPort("http://localhost:8080/live", 80)).isFalse();
    }

    @Test
    void aCommandThatOpensADatabaseRefusesTwoAsServeDoes() throws IOException {
        Path file = Files.writeString(directory.resolve("address"), "postgresql://anna:secret@x/d\n");

        assertThat(carillon("verify", "--database-url", "postgresql://a@x/d", "--database-url-file", file.toString()))
                .isEqualTo(ASKED_WRONGLY);
        assertThat(err).hasToString("--database-url and --database-url-file are both given: leave one of them out.\n");
    }

    @Test
    void whatCouldNotBePrintedIsNoSuccess() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");

        String printed = Command.run(List.of(
                "sh",
                "-c",
                "\"$0\" -cp \"$1\" carillon.Carillon token > /dev/full; echo $?",
                java.toString(),
                System.getProperty("java.class.path")));

        assertThat(printed)
                .contains("What it printed could not be written in full: make room, or read all of it.\n1\n");
    }

    @Test
    void aDirectoryIsNoFileToImport() {
        assertThat(carillon("import", directory.toString())).isEqualTo(FAILED);
        assertThat(err).hasToString(directory + " is a directory: name an edition file in it.\n");
    }

    @Test
    void anAddressThatIsNoneIsNamedWithWhereItStandsAndWithoutItsPassword() {
        assertThat(carillon("backup", "--database-url", "postgres://anna:secret@", "x.backup"))
                .isEqualTo(ASKED_WRONGLY);
        assertThat(err.toString())
                .startsWith("--database-url: The database's address is not of the form")
                .doesNotContain("secret");
    }

    @Test
    void aTokenThatCarillonMakesIsOneThatItTakes() {
        assertThat(carillon("token")).isEqualTo(DONE);

        assertThat(SettingsReader.read(
                                Map.of(),
                                Map.of("CARILLON_ADMIN_TOKEN", out.toString().strip()))
                        .faults())
                .isEmpty();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void initWritesSettingsThatAreSoundAndNeverOverOthers() throws IOException {
        Path file = directory.resolve("config/carillon.yaml");

        assertThat(carillon("init", directory.toString())).isEqualTo(DONE);
        assertThat(out.toString()).startsWith(file + " is written");
        assertThat(SettingsReader.read(Map.of("config", file.toString()), Map.of())
                        .settings()
                        .map(Settings::port))
                .hasValue(8080);

        Files.writeString(file, "port: 9000\n");
        assertThat(carillon("init", directory.toString())).isEqualTo(FAILED);
        assertThat(err.toString()).contains("There is a settings file already", "--overwrite");
        assertThat(file).hasContent("port: 9000");

        assertThat(carillon("init", "--overwrite", directory.toString())).isEqualTo(DONE);
        assertThat(Files.readString(file)).contains("port: 8080");
    }

    @Test
    void configShowsWhatHoldsAndWhereItCameFrom() throws IOException {
        Path file = Files.writeString(
                directory.resolve("carillon.yaml"), "port: 9000\n\ndatabase: postgresql://anna:secret@x/d\n");

        assertThat(carillon("config", "--config", file.toString(), "--tick", "20"))
                .isEqualTo(DONE);

        assertThat(out.toString().lines().map(line -> line.replaceAll(" {2,}", " | ")))
                .contains(
                        "port | 9000 | " + file + ":1",
                        "database | (not shown) | " + file + ":3",
                        "tick | 20 | --tick",
                        "limits.city-rate | 200+20 | default",
                        "base-path | (that of public-url, or none) | default");
        assertThat(out.toString()).doesNotContain("secret");
    }

    @Test
    void configNamesWhatIsWrongAndIsReadByPrograms() throws IOException {
        Path file = Files.writeString(directory.resolve("carillon.yaml"), "prot: 9000\n");

        assertThat(carillon("config", "--json", "--config", file.toString())).isEqualTo(ASKED_WRONGLY);

        JsonNode answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.at("/settings/port/from").asText()).isEqualTo("default");
        assertThat(answer.at("/faults/0").asText()).endsWith("did you mean “port”?");
        assertThat(err.toString()).contains("did you mean “port”?");
    }

    @Test
    void aSoundFileIsCountedOutAndFine() {
        int exit = carillon("check", Weekend.FILE.toString());

        assertThat(exit).isEqualTo(DONE);
        assertThat(out).hasToString(Weekend.FILE + ": 7 cities, 36 slots, 1 milestones, no fault\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void everyFaultOfEveryFileIsNamed() throws IOException {
        Path faulty = Files.writeString(
                directory.resolve("faulty.yaml"),
                Files.readString(Weekend.FILE)
                        .replace("quorum: 5", "quorum: 8")
                        .replace("kind: brainstorm", "kind: storm"));

        int exit = carillon("check", faulty.toString(), "missing.yaml", Weekend.FILE.toString());

        assertThat(exit).isEqualTo(FAILED);
        assertThat(out.toString().lines())
                .hasSize(1 + 4 + 1 + 1)
                .startsWith(faulty + ":29: “quorum” cannot be “8”: write how many cities must be ready, from 1 to 7")
                .endsWith(
                        "missing.yaml: there is no such file",
                        Weekend.FILE + ": 7 cities, 36 slots, 1 milestones, no fault");
    }

    @ParameterizedTest
    @CsvSource({
        "Hackathon #HeureDete, #HeureDete",
        "Nuit #1, #1",
        "\"Hackathon\" #été, #été",
        "!vite Hackathon, !vite",
        "&Co Fils, &Co"
    })
    void whatYamlTakesOutWithoutAWordIsAWarningOfASoundFile(String title, String word) throws IOException {
        Path file = Files.writeString(
                directory.resolve("odd.yaml"),
                Files.readString(Weekend.FILE).replaceFirst("(?m)^title: .*$", "title: " + title));

        int exit = carillon("check", file.toString());

        assertThat(exit).isEqualTo(DONE);
        assertThat(out.toString().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith(file + ":")
                .contains(": warning: “" + word + "” ");
        assertThat(out.toString()).endsWith(file + ": 7 cities, 36 slots, 1 milestones, no fault\n");
    }

    @Test
    void aWarningIsGivenBesideTheFaultsOfAFileAndAtStart() throws IOException {
        Path file = Files.writeString(directory.resolve("odd.yaml"), "edition: a\ntitle: #HeureDete\n");

        assertThat(carillon("check", file.toString())).isEqualTo(FAILED);
        assertThat(carillon("serve", "--edition", file.toString())).isEqualTo(ASKED_WRONGLY);

        assertThat(out.toString())
                .startsWith(file + ":2: warning: “#HeureDete” ")
                .contains(":2: “title” is missing");
        assertThat(err.toString())
                .startsWith(file + ":2: warning: “#HeureDete” ")
                .contains(":2: “title” is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "check", "qqq", "serve --prot 80", "serve --port", "serve --simulate=perhaps", "serve 80"})
    void whatWasAskedWronglyIsSaidInASentenceWithTheUsage(String line) {
        int exit = carillon(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(exit).isEqualTo(ASKED_WRONGLY);
        assertThat(err.toString()).contains("Usage: carillon");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void wrongSettingsAreAllNamedAndNothingIsStarted() {
        int exit = carillon(
                "serve",
                "--port",
                "0",
                "--data",
                directory.resolve("data").toString(),
                "--speed",
                "-1",
                "--clock",
                "hier");

        assertThat(exit).isEqualTo(ASKED_WRONGLY);
        assertThat(err.toString().lines())
                .containsExactly(
                        "--port cannot be “0”: write a number from 1 to 65535.",
                        "--clock cannot be “hier”: write an instant such as 2017-03-04T17:40:00+01:00.",
                        "--speed cannot be “-1”: write a number above 0 and at most 3600.");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void settingsThatAreNotThereAreSaidSo() {
        int exit =
                carillon("serve", "--config", directory.resolve("carillon.yaml").toString());

        assertThat(exit).isEqualTo(ASKED_WRONGLY);
        assertThat(err.toString()).startsWith("There is no settings file " + directory);
    }

    @Test
    void anEditionWithFaultsIsNotServed() throws IOException {
        Path faulty = Files.writeString(directory.resolve("faulty.yaml"), "edition: [a\n");

        int exit = carillon("serve", "--edition", faulty.toString(), "--data", directory.toString());

        assertThat(exit).isEqualTo(ASKED_WRONGLY);
        assertThat(err.toString()).startsWith(faulty + ":2: this is not YAML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "serve --help", "check --help"})
    void helpIsNoFault(String line) {
        assertThat(carillon(line.split(" "))).isEqualTo(DONE);
        assertThat(out.toString()).containsIgnoringCase("carillon");
    }

    @Test
    void whatGoesWrongWhileServingIsOneSentenceToo() {
        int exit = Carillon.commandLine()
                .addSubcommand("stumble", new Stumbling())
                .setErr(new PrintWriter(err, true))
                .execute("stumble");

        assertThat(exit).isEqualTo(FAILED);
        assertThat(err).hasToString("The floor is wet.\n");
    }

    @CommandLine.Command
    private static final class Stumbling implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("The floor is wet.");
        }
    }
}
