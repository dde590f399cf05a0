package carillon;

import carillon.backup.BackupSchedule;
import carillon.digest.Sha256;
import carillon.edition.Edition;
import carillon.edition.EditionFile;
import carillon.edition.EditionId;
import carillon.edition.Fault;
import carillon.edition.MalformedValue;
import carillon.edition.WrittenInstant;
import carillon.edition.WrittenObject;
import carillon.edition.YamlFile;
import carillon.http.Limits;
import carillon.http.Rate;
import carillon.http.TrustedProxies;
import carillon.http.pages.BasePath;
import carillon.postgres.DatabaseAddress;
import carillon.postgres.DatabaseRefused;
import carillon.settings.AdminToken;
import carillon.settings.FileNames;
import carillon.settings.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Reads the settings from options, the environment, and the settings file, in this order of precedence, with defaults for the rest. One
 * reading finds all faults.
 */
final class SettingsReader {
    private static final Path DEFAULT_FILE = Path.of("config", "carillon.yaml");

    private static final int MAX_PORT = 65_535;

    private static final long DEFAULT_TICK_MILLIS = 50;

    /** Loopback, so that health and metrics are open to other machines only where the settings say so. */
    private static final String DEFAULT_OPERATIONS_HOST = "127.0.0.1";

    private static final String METRICS_LOOPBACK =
            "“metrics: loopback” is taken as “metrics: token”: /metrics on the port of"
                    + " the pages now asks for CARILLON_ADMIN_TOKEN, also from this machine. Let what scrapes it send"
                    + " “Authorization: Bearer …” with that token, or set operations-port (--operations-port 9090, say) and scrape"
                    + " http://127.0.0.1:9090/metrics. Then write “metrics: token” in the settings.";

    private final Map<String, String> options;
    private final Map<String, String> environment;
    private final List<String> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * The outcome of reading.
     *
     * @param settings absent where there are faults
     * @param faults sentences that say what to do
     * @param warnings sentences about settings that are valid, but may not be meant
     */
    record Outcome(Optional<Settings> settings, List<String> faults, List<String> warnings) {}

    private SettingsReader(Map<String, String> options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
    }

    /**
     * Reads the settings.
     *
     * @param options the options that were given, by name without the dashes
     * @param environment the process's environment
     */
    static Outcome read(Map<String, String> options, Map<String, String> environment) {
        SettingsReader reader = new SettingsReader(options, environment);
        Optional<Settings> settings = reader.settings();
        return new Outcome(
                reader.faults.isEmpty() ? settings : Optional.empty(),
                List.copyOf(reader.faults),
                List.copyOf(reader.warnings));
    }

    private Optional<Settings> settings() {
        Optional<Path> named =
                given("config").isEmpty() ? Optional.of(DEFAULT_FILE) : given("config", FileNames::path, "a file");
        return named.flatMap(this::settings);
    }

    private Optional<Settings> settings(Path file) {
        if (!Files.exists(file)) {
            faults.add("There is no settings file " + file
                    + ": run Carillon where there is a config/carillon.yaml, or name one with --config FILE.");
            return Optional.empty();
        }
        YamlFile yaml = YamlFile.read(file);
        yaml.warnings().forEach(warning -> warnings.add(warning.toString()));
        WrittenObject fields = yaml.root();
        if (!yaml.faults().isEmpty() && fields.names().isEmpty()) {
            yaml.faults().forEach(fault -> faults.add(fault.toString()));
            return Optional.empty();
        }
        fields.allowOnly(
                "edition",
                "host",
                "port",
                "base-path",
                "data",
                "database",
                "database-url-file",
                "metrics",
                "operations-port",
                "operations-host",
                "tick",
                "limits",
                "backups",
                "rehearsal");
        Optional<Announced> edition = edition(file, fields);
        String host = value("host", fields, text -> text, "an address").orElse("0.0.0.0");
        int port = value("port", fields, text -> number(text, MAX_PORT), form(MAX_PORT))
                .orElse(8080);
        BasePath base =
                value("base-path", fields, BasePath::parse, BasePath.FORM).orElse(BasePath.ROOT);
        Path data = value("data", fields, FileNames::path, "a directory").orElse(Path.of("data"));
        Optional<DatabaseAddress> database = database(file, fields);
        Optional<Settings.Rehearsal> rehearsal = rehearsal(fields, edition.flatMap(Announced::edition));
        edition.flatMap(Announced::source)
                .filter(_ -> !mayHaveJournal(data, database))
                .ifPresent(source -> faults.addAll(source.faults()));
        if (rehearsal.isPresent() && edition.equals(Optional.of(Announced.NOTHING))) {
            faults.add("A rehearsal needs an edition: name its file with --edition FILE.");
        }
        boolean metricsOpen =
                value("metrics", fields, this::isMetricsOpen, "token or open").orElse(false);
        Optional<Settings.Listener> operations = operations(fields, port);
        long tick = value("tick", fields, SettingsReader::tick, "milliseconds from 0 to " + Settings.MAX_TICK_MILLIS)
                .orElse(DEFAULT_TICK_MILLIS);
        Limits limits = limits(fields);
        Optional<BackupSchedule> backups =
                value("backups", fields, text -> BackupSchedule.parse(text, FileNames::path), BackupSchedule.FORM);
        Optional<String> token = AdminToken.checked(environment, faults::add);
        yaml.faults().forEach(fault -> faults.add(fault.toString()));
        return edition.map(sound -> new Settings(
                sound.edition(),
                sound.source(),
                host,
                port,
                base,
                data,
                database,
                rehearsal,
                token,
                metricsOpen,
                operations,
                tick,
                limits,
                backups));
    }

    /** What an edition file says, where it has no faults, and the file. */
    private record Announced(Optional<Edition> edition, Optional<Settings.EditionSource> source) {
        /** Where the settings name no file. */
        static final Announced NOTHING = new Announced(Optional.empty(), Optional.empty());

        Announced(Optional<Edition> edition, Settings.EditionSource source) {
            this(edition, Optional.of(source));
        }
    }

    /** Whether a journal may hold where the edition file has faults: not where nothing was ever kept. */
    private static boolean mayHaveJournal(Path data, Optional<DatabaseAddress> database) {
        return database.isPresent() || Files.isDirectory(data);
    }

    private static String digest(Path file) {
        try {
            return HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the edition, where one is named. The settings file names it relative to itself, options and environment to the working directory. */
    private Optional<Announced> edition(Path file, WrittenObject fields) {
        String form = "an edition file, such as nuit-du-code-citoyen-2017.yaml";
        if (given("edition").isEmpty() && !fields.has("edition")) {
            return Optional.of(Announced.NOTHING);
        }
        Optional<Path> path = given("edition").isPresent()
                ? value("edition", fields, FileNames::path, form)
                : fields.required("edition", name -> file.resolveSibling(FileNames.path(name)), form);
        return path.flatMap(known -> switch (EditionFile.read(known)) {
            case EditionFile.Reading.Sound sound -> {
                sound.warnings().forEach(warning -> warnings.add(warning.toString()));
                yield Optional.of(new Announced(
                        Optional.of(sound.edition()),
                        new Settings.EditionSource(
                                known,
                                digest(known),
                                Optional.of(sound.edition().id()),
                                List.of())));
            }
            case EditionFile.Reading.Faulty faulty -> {
                faulty.warnings().forEach(warning -> warnings.add(warning.toString()));
                List<String> sentences =
                        faulty.faults().stream().map(Fault::toString).toList();
                Optional<EditionId> id = EditionFile.readId(known);
                if (id.isEmpty()) {
                    faults.addAll(sentences);
                }
                yield id.map(_ -> new Announced(
                        Optional.empty(), new Settings.EditionSource(known, digest(known), id, sentences)));
            }
        });
    }

    private Optional<DatabaseAddress> database(Path file, WrittenObject fields) {
        if (given("database-url").isPresent() && given("database-url-file").isPresent()) {
            faults.add(given("database-url").orElseThrow().source() + " and "
                    + given("database-url-file").orElseThrow().source()
                    + " are both given: leave one of them out.");
            return Optional.empty();
        }
        if (fields.has("database") && fields.has("database-url-file")) {
            fields.addFault(
                    "database-url-file", "“database” and “database-url-file” are both given: leave one of them out");
            return Optional.empty();
        }
        int before = faults.size();
        Optional<Given> given = given("database-url").or(() -> databaseInFile(file, fields));
        if (faults.size() > before) {
            return Optional.empty();
        }
        try {
            return given.map(Given::value)
                    .or(() -> fields.optionalText("database"))
                    .map(DatabaseAddress::parse);
        } catch (DatabaseRefused e) {
            String sentence = String.valueOf(e.getMessage());
            if (given.isPresent()) {
                faults.add(given.get().source() + ": " + sentence);
            } else {
                fields.addFault("database", sentence);
            }
            return Optional.empty();
        }
    }

    /** The address in a file, which the settings may name relative to themselves. */
    private Optional<Given> databaseInFile(Path settings, WrittenObject fields) {
        Optional<Given> named = given("database-url-file");
        Optional<Path> path = named.isPresent()
                ? given("database-url-file", FileNames::path, "a file")
                : fields.optional("database-url-file", name -> settings.resolveSibling(FileNames.path(name)), "a file");
        String source = named.map(Given::source).orElse("“database-url-file”");
        return path.flatMap(file -> SecretFile.read(source, file, faults::add))
                .map(address -> new Given(source, address));
    }

    private Limits limits(WrittenObject fields) {
        WrittenObject block = fields.object("limits");
        block.allowOnly(
                "session-rate",
                "city-rate",
                "address-rate",
                "connections",
                "connections-per-address",
                "trusted-proxies",
                "request-seconds");
        Limits usual = Limits.USUAL;
        Optional<Integer> connections =
                value("connections", block, text -> number(text, Limits.MAX_CONNECTIONS), form(Limits.MAX_CONNECTIONS));
        return new Limits(
                value("session-rate", block, Rate::parse, Rate.FORM).orElse(usual.session()),
                value("city-rate", block, Rate::parse, Rate.FORM).orElse(usual.city()),
                value("address-rate", block, Rate::parse, Rate.FORM).orElse(usual.address()),
                value(
                                "connections-per-address",
                                block,
                                text -> number(text, Limits.MAX_CONNECTIONS),
                                form(Limits.MAX_CONNECTIONS))
                        .orElse(usual.connectionsPerAddress()),
                connections.map(OptionalInt::of).orElse(usual.connections()),
                value("trusted-proxies", block, TrustedProxies::parse, TrustedProxies.FORM)
                        .orElse(usual.proxies()),
                value(
                                "request-seconds",
                                block,
                                text -> number(text, Limits.MAX_REQUEST_SECONDS),
                                form(Limits.MAX_REQUEST_SECONDS))
                        .map(seconds -> Duration.ofSeconds(seconds))
                        .orElse(usual.request()));
    }

    private static String form(int most) {
        return "a number from 1 to " + most;
    }

    private static int number(String text, int most) {
        int number = Integer.parseInt(text);
        if (number < 1 || number > most) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private Optional<Settings.Rehearsal> rehearsal(WrittenObject fields, Optional<Edition> edition) {
        WrittenObject block = fields.object("rehearsal");
        block.allowOnly("clock", "speed", "simulate");
        Optional<RehearsalClock> clock = value(
                "clock",
                block,
                text -> new RehearsalClock(WrittenInstant.parse(text)),
                "an instant such as 2017-03-04T17:40:00+01:00");
        clock.ifPresent(begins -> edition.ifPresent(rehearsed -> check(begins, rehearsed, block)));
        Optional<Double> speed = value("speed", block, SettingsReader::speed, "a number above 0 and at most 3600");
        boolean simulate = value("simulate", block, SettingsReader::trueOrFalse, "true or false")
                .orElse(false);
        boolean clockGiven = given("clock").isPresent() || block.has("clock");
        if (!clockGiven && (speed.isPresent() || simulate)) {
            faults.add("Only a rehearsal has a speed and cities that play: give it a clock too, with --clock INSTANT.");
        }
        return clock.map(RehearsalClock::begins)
                .map(begins -> new Settings.Rehearsal(begins, speed.orElse(1.0), simulate));
    }

    private void check(RehearsalClock clock, Edition edition, WrittenObject block) {
        clock.fault(edition).ifPresent(sentence -> {
            Optional<Given> given = given("clock");
            if (given.isPresent()) {
                faults.add(given.get().source() + " " + sentence + ".");
            } else {
                block.addFault("clock", "“clock” " + sentence);
            }
        });
        clock.warning(edition).ifPresent(warnings::add);
    }

    private <T> Optional<T> value(String name, WrittenObject fields, Function<String, T> parser, String form) {
        return given(name).isEmpty() ? fields.optional(name, parser, form) : given(name, parser, form);
    }

    private <T> Optional<T> given(String name, Function<String, T> parser, String form) {
        Given given = given(name).orElseThrow();
        String text = given.value().strip();
        try {
            if (!text.isEmpty()) {
                return Optional.of(parser.apply(text));
            }
        } catch (MalformedValue e) {
            faults.add(given.source() + " cannot be “" + given.value() + "”: " + e.advice() + ".");
            return Optional.empty();
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            // The sentence below says all that the exception does.
        }
        faults.add(given.source() + " cannot be “" + given.value() + "”: write " + form + ".");
        return Optional.empty();
    }

    /**
     * A value of an option or of the environment.
     *
     * @param source the option or the variable
     */
    private record Given(String source, String value) {}

    private Optional<Given> given(String name) {
        String variable = "CARILLON_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Optional.ofNullable(options.get(name))
                .map(value -> new Given("--" + name, value))
                .or(() -> Optional.ofNullable(environment.get(variable))
                        .filter(value -> !value.isBlank())
                        .map(value -> new Given(variable, value)));
    }

    private static long tick(String text) {
        long millis = Long.parseLong(text);
        if (millis < 0 || millis > Settings.MAX_TICK_MILLIS) {
            throw new IllegalArgumentException(text);
        }
        return millis;
    }

    private static double speed(String text) {
        return new Settings.Rehearsal(Instant.EPOCH, Double.parseDouble(text), false).speed();
    }

    private static boolean trueOrFalse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private Optional<Settings.Listener> operations(WrittenObject fields, int mainPort) {
        Optional<Integer> port = value("operations-port", fields, text -> number(text, MAX_PORT), form(MAX_PORT));
        String host =
                value("operations-host", fields, text -> text, "an address").orElse(DEFAULT_OPERATIONS_HOST);
        if (port.filter(number -> number == mainPort).isPresent()) {
            faults.add("The operations port is the port of the pages, " + mainPort
                    + ": choose another with --operations-port.");
        }
        return port.map(number -> new Settings.Listener(host, number));
    }

    /** Reads who may read the metrics. A limit to loopback was no protection: requests through a proxy come from there too. */
    private boolean isMetricsOpen(String text) {
        return switch (text) {
            case "open" -> true;
            case "token" -> false;
            case "loopback" -> {
                warnings.add(METRICS_LOOPBACK);
                yield false;
            }
            default -> throw new IllegalArgumentException(text);
        };
    }
}
