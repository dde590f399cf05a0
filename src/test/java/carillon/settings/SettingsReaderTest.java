package carillon.settings;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Weekend;
import carillon.http.Limits;
import carillon.http.Rate;
import carillon.http.TrustedProxies;
import carillon.http.pages.BasePath;
import carillon.postgres.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    private static final String GOOD_TOKEN = "0123456789abcdef".repeat(2);
    private static final String EDITION = "edition: nuit.yaml\n";
    private static final String FILE_CLOCK = "2017-03-03T10:00:00Z";
    private static final String VARIABLE_CLOCK = "2017-03-04T10:00:00Z";
    private static final String OPTION_CLOCK = "2017-03-05T11:00:00+01:00";

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void anEditionBesideTheSettings() throws IOException {
        Files.copy(Weekend.FILE, directory.resolve("nuit.yaml"));
        file = directory.resolve("carillon.yaml");
    }

    @Test
    void theSettingsThatComeWithCarillonAreSound() {
        Settings settings = SettingsReader.read(Map.of(), Map.of()).settings().orElseThrow();

        assertThat(settings.edition()).hasValue(Weekend.edition());
        assertThat(settings.rehearsal())
                .hasValue(new Settings.Rehearsal(Instant.parse("2017-03-04T16:40:00Z"), 1, true));
    }

    @Test
    void whatIsNotSaidIsAsUsual() throws IOException {
        Settings settings = settings(EDITION, Map.of(), Map.of());

        assertThat(settings.source().orElseThrow().digest()).matches("[0-9a-f]{64}");
        assertThat(settings)
                .isEqualTo(new Settings(
                        Optional.of(Weekend.edition()),
                        settings.source(),
                        "0.0.0.0",
                        8080,
                        Optional.empty(),
                        BasePath.ROOT,
                        Path.of("data"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        50,
                        LogForm.TEXT,
                        new Limits(
                                new Rate(60, 5),
                                new Rate(200, 20),
                                new Rate(100, 20),
                                2_000,
                                OptionalInt.empty(),
                                TrustedProxies.NONE_NAMED,
                                Duration.ofSeconds(30)),
                        Optional.empty()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everySetting")
    void anOptionWinsOverTheEnvironmentAndThatOverTheFile(
            String name,
            String inFile,
            String variable,
            String option,
            Function<Settings, Object> read,
            List<?> expected)
            throws IOException {
        Map<String, String> environment =
                Map.of("CARILLON_" + name.toUpperCase().replace('-', '_'), variable);

        assertThat(read.apply(settings(EDITION + inFile, Map.of(), Map.of()))).isEqualTo(expected.get(0));
        assertThat(read.apply(settings(EDITION + inFile, Map.of(), environment)))
                .isEqualTo(expected.get(1));
        assertThat(read.apply(settings(EDITION + inFile, Map.of(name, option), environment)))
                .isEqualTo(expected.get(2));
    }

    static Stream<Arguments> everySetting() {
        String rehearsal = "rehearsal: { clock: " + FILE_CLOCK + ", speed: 2, simulate: true }\n";
        return Stream.of(
                Arguments.of("host", "host: a", "b", "c", of(Settings::host), List.of("a", "b", "c")),
                Arguments.of("port", "port: 1", "2", "65535", of(Settings::port), List.of(1, 2, 65_535)),
                Arguments.of(
                        "base-path",
                        "base-path: /live",
                        "/a/b.c",
                        "/~d",
                        of(Settings::basePath),
                        List.of(new BasePath("/live"), new BasePath("/a/b.c"), new BasePath("/~d"))),
                Arguments.of(
                        "data",
                        "data: a/b",
                        "c",
                        "/d",
                        of(Settings::data),
                        List.of(Path.of("a/b"), Path.of("c"), Path.of("/d"))),
                Arguments.of(
                        "metrics",
                        "metrics: open",
                        "token",
                        "open",
                        of(Settings::metricsOpen),
                        List.of(true, false, true)),
                Arguments.of(
                        "operations-port",
                        "operations-port: 8079",
                        "9091",
                        "65535",
                        of(settings -> settings.operations().orElseThrow()),
                        List.of(
                                new Settings.Listener("127.0.0.1", 8_079),
                                new Settings.Listener("127.0.0.1", 9_091),
                                new Settings.Listener("127.0.0.1", 65_535))),
                Arguments.of(
                        "operations-host",
                        "operations-port: 8079\noperations-host: a",
                        "b",
                        "c",
                        of(settings -> settings.operations().orElseThrow().host()),
                        List.of("a", "b", "c")),
                Arguments.of("tick", "tick: 0", "20", "5000", of(Settings::tickMillis), List.of(0L, 20L, 5_000L)),
                Arguments.of(
                        "session-rate",
                        "limits: { session-rate: 1+2 }",
                        "3 + 4",
                        "1000000+1",
                        of(settings -> settings.limits().session()),
                        List.of(new Rate(1, 2), new Rate(3, 4), new Rate(1_000_000, 1))),
                Arguments.of(
                        "city-rate",
                        "limits: { city-rate: 1+2 }",
                        "3+4",
                        "5+6",
                        of(settings -> settings.limits().city()),
                        List.of(new Rate(1, 2), new Rate(3, 4), new Rate(5, 6))),
                Arguments.of(
                        "address-rate",
                        "limits: { address-rate: 1+2 }",
                        "3+4",
                        "5+6",
                        of(settings -> settings.limits().address()),
                        List.of(new Rate(1, 2), new Rate(3, 4), new Rate(5, 6))),
                Arguments.of(
                        "connections",
                        "limits: { connections: 1 }",
                        "2",
                        "3",
                        of(settings -> settings.limits().connections().orElseThrow()),
                        List.of(1, 2, 3)),
                Arguments.of(
                        "connections-per-address",
                        "limits: { connections-per-address: 1 }",
                        "2",
                        "3",
                        of(settings -> settings.limits().connectionsPerAddress()),
                        List.of(1, 2, 3)),
                Arguments.of(
                        "trusted-proxies",
                        "limits: { trusted-proxies: 192.0.2.7 }",
                        "192.0.2.7,10.0.0.0/8",
                        "2001:db8::/32",
                        of(settings -> settings.limits().proxies()),
                        List.of(
                                TrustedProxies.parse("192.0.2.7/32"),
                                TrustedProxies.parse("192.0.2.7, 10.0.0.0/8"),
                                TrustedProxies.parse("2001:db8::/32"))),
                Arguments.of(
                        "request-seconds",
                        "limits: { request-seconds: 1 }",
                        "2",
                        "3600",
                        of(settings -> settings.limits().request()),
                        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofHours(1))),
                Arguments.of(
                        "database-url",
                        "database: postgresql://a@x/d",
                        "postgresql://b@x/d",
                        "postgresql://c@x/d",
                        of(settings ->
                                settings.database().map(DatabaseAddress::user).orElseThrow()),
                        List.of("a", "b", "c")),
                Arguments.of(
                        "public-url",
                        "public-url: http://a.example",
                        "HTTPS://B.example:443/",
                        "https://c.example:8443",
                        of(settings -> settings.publicUrl().orElseThrow().toString()),
                        List.of("http://a.example", "https://b.example", "https://c.example:8443")),
                Arguments.of(
                        "log",
                        "log: json",
                        "text",
                        "json",
                        of(Settings::log),
                        List.of(LogForm.JSON, LogForm.TEXT, LogForm.JSON)),
                Arguments.of(
                        "clock",
                        rehearsal,
                        VARIABLE_CLOCK,
                        OPTION_CLOCK,
                        of(settings -> settings.rehearsal().orElseThrow().clock()),
                        List.of(
                                Instant.parse(FILE_CLOCK),
                                Instant.parse(VARIABLE_CLOCK),
                                Instant.parse("2017-03-05T10:00:00Z"))),
                Arguments.of(
                        "speed",
                        rehearsal,
                        "0.5",
                        "3600",
                        of(settings -> settings.rehearsal().orElseThrow().speed()),
                        List.of(2.0, 0.5, 3600.0)),
                Arguments.of(
                        "simulate",
                        rehearsal,
                        "false",
                        "true",
                        of(settings -> settings.rehearsal().orElseThrow().simulate()),
                        List.of(true, false, true)));
    }

    private static Function<Settings, Object> of(Function<Settings, Object> setting) {
        return setting;
    }

    @Test
    void anEmptyVariableSaysNothing() throws IOException {
        Map<String, String> environment =
                Map.of("CARILLON_PORT", "", "CARILLON_HOST", " ", "CARILLON_DATABASE_URL", "");

        assertThat(settings(EDITION + "port: 1", Map.of(), environment))
                .isEqualTo(settings(EDITION + "port: 1", Map.of(), Map.of()));
    }

    @Test
    void anEditionIsBesideTheSettingsThatNameItOrWhereCarillonIsStarted() throws IOException {
        assertThat(settings("edition: ./nuit.yaml\n", Map.of(), Map.of()).edition())
                .hasValue(Weekend.edition());
        assertThat(settings("edition: " + Weekend.FILE.toAbsolutePath(), Map.of(), Map.of())
                        .edition())
                .hasValue(Weekend.edition());
        assertThat(settings("edition: missing.yaml", Map.of("edition", Weekend.FILE.toString()), Map.of())
                        .edition())
                .hasValue(Weekend.edition());
        assertThat(settings("port: 1", Map.of(), Map.of("CARILLON_EDITION", Weekend.FILE.toString()))
                        .edition())
                .hasValue(Weekend.edition());
    }

    @Test
    void theSettingsMayBeNamedByAnOptionOrTheEnvironment() throws IOException {
        Files.writeString(file, EDITION + "port: 1");
        Path other = Files.writeString(directory.resolve("other.yaml"), EDITION + "port: 2");
        Map<String, String> environment = Map.of("CARILLON_CONFIG", file.toString());

        assertThat(SettingsReader.read(Map.of(), environment).settings().map(Settings::port))
                .hasValue(1);
        assertThat(SettingsReader.read(Map.of("config", other.toString()), environment)
                        .settings()
                        .map(Settings::port))
                .hasValue(2);
    }

    @Test
    void aTokenThatCouldBeGuessedIsAFault() throws IOException {
        assertThat(settings(EDITION, Map.of(), Map.of("CARILLON_ADMIN_TOKEN", GOOD_TOKEN + "\n"))
                        .adminToken())
                .hasValue(GOOD_TOKEN);
        assertThat(faults(EDITION, Map.of(), Map.of("CARILLON_ADMIN_TOKEN", GOOD_TOKEN.substring(1))))
                .containsExactly(
                        "CARILLON_ADMIN_TOKEN is shorter than 32 characters: make a good one with “carillon token”.");
    }

    @Test
    void secretsMayComeFromFiles() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), GOOD_TOKEN + "\n");
        Path address = Files.writeString(directory.resolve("address"), "postgresql://anna:secret@x/d\n");

        Settings settings = settings(
                EDITION,
                Map.of("database-url-file", address.toString()),
                Map.of("CARILLON_ADMIN_TOKEN_FILE", token.toString()));

        assertThat(settings.adminToken()).hasValue(GOOD_TOKEN);
        assertThat(settings.database().map(DatabaseAddress::password)).hasValue("secret");
        assertThat(settings(EDITION + "database-url-file: address", Map.of(), Map.of())
                        .database())
                .as("a file beside the settings")
                .isEqualTo(settings.database());
        assertThat(settings(EDITION, Map.of(), Map.of("CARILLON_DATABASE_URL_FILE", address.toString()))
                        .database())
                .isEqualTo(settings.database());
    }

    @Test
    void aTokensFileMayBeNamedInTheSettingsAndTheEnvironmentWins() throws IOException {
        Files.writeString(directory.resolve("token"), GOOD_TOKEN);
        String other = "fedcba9876543210".repeat(2);

        assertThat(settings(EDITION + "admin-token-file: token", Map.of(), Map.of())
                        .adminToken())
                .hasValue(GOOD_TOKEN);
        assertThat(settings(EDITION + "admin-token-file: token", Map.of(), Map.of("CARILLON_ADMIN_TOKEN", other))
                        .adminToken())
                .hasValue(other);
        assertThat(faults(
                        EDITION,
                        Map.of("admin-token-file", directory.resolve("token").toString()),
                        Map.of("CARILLON_ADMIN_TOKEN", other)))
                .containsExactly("CARILLON_ADMIN_TOKEN and --admin-token-file are both given: leave one of them out.");

        Files.writeString(directory.resolve("token"), "short");
        assertThat(faults(EDITION + "admin-token-file: token", Map.of(), Map.of()))
                .containsExactly(file + ":2: the token in that file is shorter than 32 characters:"
                        + " make a good one with “carillon token”.");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "'', '', 0.0.0.0",
        "http://192.0.2.7, '', 0.0.0.0",
        "https://a.example, '', 127.0.0.1",
        "'', 127.0.0.1, 127.0.0.1",
        "https://a.example, 192.0.2.7, 0.0.0.0",
        "'', '127.0.0.1, 10.0.0.0/8', 0.0.0.0",
    })
    void behindAProxyOnThisMachineItListensThereAlone(String publicUrl, String proxies, String host)
            throws IOException {
        SettingsReader.Outcome outcome =
                read(EDITION, Map.of(), Map.of("CARILLON_PUBLIC_URL", publicUrl, "CARILLON_TRUSTED_PROXIES", proxies));

        assertThat(outcome.settings().map(Settings::host).orElse("")).isEqualTo(host);
        assertThat(outcome.warnings()).hasSize(host.equals("127.0.0.1") ? 1 : 0);
        assertThat(settings(EDITION + "host: 0.0.0.0", Map.of("public-url", "https://a.example"), Map.of())
                        .host())
                .isEqualTo("0.0.0.0");
    }

    @Test
    void thePathOfThePublicAddressIsTheBasePath() throws IOException {
        assertThat(settings(EDITION + "public-url: https://a.example/live/", Map.of(), Map.of())
                        .basePath())
                .isEqualTo(new BasePath("/live"));
        assertThat(settings(EDITION + "public-url: https://a.example\nbase-path: /live", Map.of(), Map.of())
                        .publicUrl())
                .hasToString("Optional[https://a.example/live]");
        assertThat(faults(EDITION + "public-url: https://a.example/a\nbase-path: /b", Map.of(), Map.of()))
                .singleElement()
                .asString()
                .contains("/a", "/b", "write the same in both");
    }

    @Test
    void aSecretIsGivenOneWayAndItsFileHoldsIt() throws IOException {
        String missing = directory.resolve("missing").toString();
        Map<String, String> address = Map.of("database-url", "postgresql://a@x/d");

        assertThat(faults(EDITION, address, Map.of("CARILLON_DATABASE_URL_FILE", missing)))
                .containsExactly(
                        "--database-url and CARILLON_DATABASE_URL_FILE are both given: leave one of them out.");
        assertThat(faults(EDITION, Map.of("database-url-file", missing), Map.of()))
                .containsExactly("--database-url-file: the file " + missing
                        + " does not exist: write the secret into it, or name another file.");
    }

    @ParameterizedTest(name = "--{0} \"{1}\"")
    @CsvSource(
            delimiter = '|',
            value = {
                "port     | 0           | a number from 1 to 65535",
                "port     | 65536       | a number from 1 to 65535",
                "port     | http        | a number from 1 to 65535",
                "port     | ''          | a number from 1 to 65535",
                "host     | ''          | an address",
                "data     | ' '         | a directory",
                "operations-port | 0    | a number from 1 to 65535",
                "operations-port | http | a number from 1 to 65535",
                "operations-host | ''   | an address",
                "metrics  | everybody   | token or open",
                "log      | xml         | text or json",
                "tick     | -1          | milliseconds from 0 to 5000",
                "tick     | 5001        | milliseconds from 0 to 5000",
                "tick     | 0.5         | milliseconds from 0 to 5000",
                "session-rate | 5       | how many at once and then how many a second, such as 60+5",
                "city-rate    | 0+5     | how many at once and then how many a second, such as 60+5",
                "address-rate | 5+0     | how many at once and then how many a second, such as 60+5",
                "connections  | 0       | a number from 1 to 10000000",
                "connections-per-address | many | a number from 1 to 10000000",
                "trusted-proxies | nginx       | addresses and networks, such as 192.0.2.7, 10.0.0.0/8",
                "trusted-proxies | 10.0.0.0/33 | addresses and networks, such as 192.0.2.7, 10.0.0.0/8",
                "request-seconds | 0    | a number from 1 to 3600",
                "edition  | ''          | an edition file, such as nuit-du-code-citoyen-2017.yaml",
                "clock    | 17:40       | an instant such as 2017-03-04T17:40:00+01:00",
                "speed    | 0           | a number above 0 and at most 3600",
                "speed    | 3600.1      | a number above 0 and at most 3600",
                "speed    | NaN         | a number above 0 and at most 3600",
                "speed    | fast        | a number above 0 and at most 3600",
                "simulate | yes         | true or false",
                "base-path | live | a path such as /live, of letters, digits and -._~, that begi"
                        + "ns with a slash and does not end with one; leave it out where Carillon has the whole address",
                "base-path | /live/ | a path such as /live, of letters, digits and -._~, that begi"
                        + "ns with a slash and does not end with one; leave it out where Carillon has the whole address",
                "base-path | /a/../b | a path such as /live, of letters, digits and -._~, that begi"
                        + "ns with a slash and does not end with one; leave it out where Carillon has the whole address",
            })
    void aWrongOptionSaysWhatToWriteAndAWrongVariableSaysItToo(String name, String value, String form)
            throws IOException {
        String text = EDITION + "rehearsal: { clock: " + FILE_CLOCK + " }";
        String variable = "CARILLON_" + name.toUpperCase().replace('-', '_');

        assertThat(faults(text, Map.of(name, value), Map.of()))
                .containsExactly("--" + name + " cannot be “" + value + "”: write " + form + ".");
        if (!value.isBlank()) {
            assertThat(faults(text, Map.of(), Map.of(variable, value)))
                    .containsExactly(variable + " cannot be “" + value + "”: write " + form + ".");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultyFiles")
    void whatIsWrongInTheFileIsSaidWithItsLine(String text, String sentence) throws IOException {
        assertThat(faults(text, Map.of(), Map.of())).containsExactly(file + sentence);
    }

    @Test
    void anEditionNeedNotBeNamedUnlessItIsRehearsed() throws IOException {
        Settings settings = settings("port: 1", Map.of(), Map.of());

        assertThat(settings.edition()).isEmpty();
        assertThat(settings.source()).isEmpty();
        assertThat(faults("port: 1", Map.of("clock", "2017-03-04T17:40:00+01:00"), Map.of()))
                .containsExactly("A rehearsal needs an edition: name its file with --edition FILE.");
    }

    static Stream<Arguments> faultyFiles() {
        return Stream.of(
                Arguments.of(EDITION + "port: 70000", ":2: “port” cannot be “70000”: write a number from 1 to 65535"),
                Arguments.of(EDITION + "metrics: no", ":2: “metrics” cannot be “no”: write token or open"),
                Arguments.of(EDITION + "prot: 1", ":2: “prot” is not known here; did you mean “port”?"),
                Arguments.of(
                        EDITION + "mood: 1",
                        ":2: “mood” is not known here; known are edition, host, port, public-url, base-path, data, database,"
                                + " database-url-file, admin-token-file, backups, metrics, operations-port, operations-host, tick,"
                                + " log, limits, rehearsal"),
                Arguments.of(
                        EDITION + "connections: 5", ":2: “connections” stands in the block “limits”: move it there"),
                Arguments.of(EDITION + "limits: { port: 5 }", ":2: “port” stands at the top: move it there"),
                Arguments.of(
                        EDITION + "database-url: postgresql://a@b/c",
                        ":2: “database-url” is not known here; write it as “database”"),
                Arguments.of(
                        EDITION + "rehearsal:\n  clock: now",
                        ":3: “clock” cannot be “now”: write an instant such as 2017-03-04T17:40:00+01:00"),
                Arguments.of(
                        EDITION + "rehearsal: { clock: now, speed: 2 }",
                        ":2: “clock” cannot be “now”: write an instant such as 2017-03-04T17:40:00+01:00"),
                Arguments.of(EDITION + "rehearsal: yes", ":2: members are expected here, such as “name: value”"),
                Arguments.of(
                        EDITION + "rehearsal: { clock: " + FILE_CLOCK + ", pace: 2 }",
                        ":2: “pace” is not known here; known are clock, speed, simulate"),
                Arguments.of(
                        EDITION + "database: localhost",
                        ":2: The database's address is not of the form postgresql://user:password@host:port/database,"
                                + " with what is special in user and password percent-encoded."),
                Arguments.of("", ": the file is empty"),
                Arguments.of("- edition", ":1: members are expected here, such as “name: value”"),
                Arguments.of(
                        "edition: \"nuit",
                        ":1: this is not YAML: found unexpected end of stream;"
                                + " see to the indentation, quotes and brackets from here upwards"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2017-03-02T22:59:59.999Z",
                "2017-03-02T12:00:00+01:00",
                "2017-03-06T12:00:00+01:00",
                "2027-03-04T17:40:00+01:00",
            })
    void aRehearsalOutsideTheDaysOfItsEditionIsAFault(String clock) throws IOException {
        String sentence =
                " is outside the edition “nuit-du-code-citoyen-2017”, which lasts from 2017-03-03T00:00:00+01:00"
                        + " to 2017-03-06T12:00:00+01:00: write an instant between them, here or with --clock,"
                        + " or take the block “rehearsal” out of the settings to serve the event itself";
        String inFile = EDITION + "rehearsal:\n  clock: " + clock;

        assertThat(faults(inFile, Map.of(), Map.of())).containsExactly(file + ":3: “clock”" + sentence);
        assertThat(faults(EDITION, Map.of("clock", clock), Map.of())).containsExactly("--clock" + sentence + ".");
        assertThat(faults(EDITION, Map.of(), Map.of("CARILLON_CLOCK", clock)))
                .containsExactly("CARILLON_CLOCK" + sentence + ".");
        assertThat(settings(inFile, Map.of("clock", OPTION_CLOCK), Map.of()).rehearsal())
                .as("an option wins over a clock that does not fit the edition")
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2017-03-03T00:00:00+01:00", "2017-03-06T11:59:59+01:00", "2017-03-05T17:00:00Z"})
    void aRehearsalMayBeginAtAnyInstantOfItsEdition(String clock) throws IOException {
        Map<String, String> options = Map.of("clock", clock);

        assertThat(settings(EDITION, options, Map.of())
                        .rehearsal()
                        .orElseThrow()
                        .clock())
                .isEqualTo(OffsetDateTime.parse(clock).toInstant());
        assertThat(read(EDITION, options, Map.of()).warnings()).isEmpty();
    }

    @Test
    void theSettingsThatComeWithCarillonDoNotRehearseAnotherEventInItsYear() throws IOException {
        String nextYear = Files.readString(Weekend.FILE).replace("2017-03", "2027-03");
        Path mine = Files.writeString(directory.resolve("mine.yaml"), nextYear);

        assertThat(SettingsReader.read(Map.of("edition", mine.toString()), Map.of())
                        .faults())
                .singleElement()
                .asString()
                .contains("carillon.yaml:", "“clock” is outside the edition", "2027-03-03T00:00:00+01:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2017-03-04T17:40:00+02:00", "2017-03-04T17:40:00+00:00", "2017-03-04T12:00:00-05:00"})
    void aRehearsalWhoseClockHasAnOffsetOfNoCityIsServedWithAWarning(String clock) throws IOException {
        String inFile = EDITION + "rehearsal: { clock: \"" + clock + "\" }";

        assertThat(read(inFile, Map.of(), Map.of()).warnings())
                .singleElement()
                .asString()
                .contains(clock, "+01:00 (Europe/Paris, Africa/Tunis)");
        assertThat(settings(inFile, Map.of(), Map.of()).rehearsal()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"speed,2", "simulate,true"})
    void onlyARehearsalHasASpeedAndCitiesThatPlay(String name, String value) throws IOException {
        String sentence =
                "Only a rehearsal has a speed and cities that play: give it a clock too, with --clock INSTANT.";

        assertThat(faults(EDITION, Map.of(name, value), Map.of())).containsExactly(sentence);
        assertThat(faults(EDITION + "rehearsal: { " + name + ": " + value + " }", Map.of(), Map.of()))
                .containsExactly(sentence);
        assertThat(settings(EDITION, Map.of("simulate", "false"), Map.of()).rehearsal())
                .isEmpty();
    }

    @Test
    void settingsThatAreNotThereAreSaidSo() {
        Path missing = directory.resolve("missing.yaml");

        assertThat(SettingsReader.read(Map.of("config", missing.toString()), Map.of())
                        .faults())
                .containsExactly("There is no settings file " + missing
                        + ": run Carillon where there is a config/carillon.yaml, name one with --config FILE,"
                        + " or write one with “carillon init”.");
        assertThat(SettingsReader.read(Map.of("config", directory.toString()), Map.of())
                        .faults())
                .containsExactly(directory + ": the file cannot be read: Is a directory");
    }

    @Test
    void allFaultsAreNamedAtOnceThoseOfTheEditionToo() throws IOException {
        Files.writeString(
                directory.resolve("nuit.yaml"), Files.readString(Weekend.FILE).replace("quorum: 5", "quorum: 50"));

        List<String> faults = faults(
                EDITION + "port: 0\nmood: good",
                Map.of("speed", "0", "clock", "now"),
                Map.of("CARILLON_SIMULATE", "yes", "CARILLON_ADMIN_TOKEN", "short"));

        assertThat(faults).hasSize(7);
        assertThat(String.join("\n", faults))
                .contains(
                        "nuit.yaml:29: “quorum” cannot be “50”",
                        "carillon.yaml:2: “port” cannot be “0”",
                        "carillon.yaml:3: “mood” is not known here",
                        "--speed cannot be “0”",
                        "--clock cannot be “now”",
                        "CARILLON_SIMULATE cannot be “yes”",
                        "CARILLON_ADMIN_TOKEN is shorter");
    }

    @Test
    void aDatabasesPasswordIsNotRepeated() throws IOException {
        assertThat(faults(EDITION, Map.of("database-url", "postgres://anna:secret@"), Map.of()))
                .singleElement()
                .asString()
                .startsWith("--database-url: The database's address is not")
                .doesNotContain("secret");
    }

    @Test
    void metricsForThisMachineAreTakenAsForTheTokenAndWhoScrapesIsToldWhatToDo() throws IOException {
        for (SettingsReader.Outcome outcome : List.of(
                read(EDITION + "metrics: loopback", Map.of(), Map.of()),
                read(EDITION, Map.of("metrics", "loopback"), Map.of()),
                read(EDITION, Map.of(), Map.of("CARILLON_METRICS", "loopback")))) {
            assertThat(outcome.settings())
                    .hasValueSatisfying(
                            settings -> assertThat(settings.metricsOpen()).isFalse());
            assertThat(outcome.warnings())
                    .singleElement(as(InstanceOfAssertFactories.STRING))
                    .contains("operations-port", "Authorization: Bearer", "metrics: token");
        }
        assertThat(read(EDITION, Map.of("metrics", "token"), Map.of()).warnings())
                .isEmpty();
        assertThat(read(EDITION, Map.of("metrics", "open"), Map.of()).warnings())
                .isEmpty();
        assertThat(read(EDITION, Map.of(), Map.of()).warnings()).isEmpty();
    }

    @Test
    void theOperationsPortIsAnotherThanThatOfThePages() throws IOException {
        assertThat(faults(EDITION, Map.of("port", "8079", "operations-port", "8079"), Map.of()))
                .singleElement(as(InstanceOfAssertFactories.STRING))
                .contains("--operations-port", "8079");
        assertThat(faults(EDITION, Map.of("operations-port", "8080"), Map.of())).hasSize(1);
    }

    private SettingsReader.Outcome read(String text, Map<String, String> options, Map<String, String> environment)
            throws IOException {
        Files.writeString(file, text);
        Map<String, String> all = new HashMap<>(options);
        all.put("config", file.toString());
        return SettingsReader.read(all, environment);
    }

    private Settings settings(String text, Map<String, String> options, Map<String, String> environment)
            throws IOException {
        SettingsReader.Outcome outcome = read(text, options, environment);
        assertThat(outcome.faults()).isEmpty();
        return outcome.settings().orElseThrow();
    }

    private List<String> faults(String text, Map<String, String> options, Map<String, String> environment)
            throws IOException {
        SettingsReader.Outcome outcome = read(text, options, environment);
        assertThat(outcome.settings()).isEmpty();
        return outcome.faults();
    }
}
