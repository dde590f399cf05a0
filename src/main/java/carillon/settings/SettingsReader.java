package carillon.settings;

import carillon.edition.Edition;
import carillon.edition.YamlFile;
import carillon.http.Limits;
import carillon.http.pages.BasePath;
import carillon.http.pages.PublicUrl;
import carillon.postgres.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Reads the settings from options, the environment, and the settings file, in this order of precedence, with defaults for the rest. One
 * reading finds all faults.
 */
public final class SettingsReader {
    /** Where the settings are, unless they are named. */
    public static final Path DEFAULT_FILE = Path.of("config", "carillon.yaml");

    /** The settings file itself. */
    public static final Setting<Path> CONFIG = Setting.of("config", "FILE", FileNames::path, "a file")
            .otherwise("config/carillon.yaml")
            .does("The settings.");

    private static final String METRICS_LOOPBACK =
            "“metrics: loopback” is taken as “metrics: token”: /metrics on the port of"
                    + " the pages now asks for CARILLON_ADMIN_TOKEN, also from this machine. Let what scrapes it send"
                    + " “Authorization: Bearer …” with that token, or set operations-port (--operations-port 8079, say) and scrape"
                    + " http://127.0.0.1:8079/metrics. Then write “metrics: token” in the settings.";

    private final Map<String, String> environment;
    private final YamlFile yaml;
    private final List<String> faults;
    private final List<String> warnings;
    private final WrittenSettings written;

    /**
     * The outcome of reading.
     *
     * @param settings absent where there are faults
     * @param faults sentences that say what to do
     * @param warnings sentences about settings that are valid, but may not be meant
     * @param shown each setting with its value and where that comes from; empty where there is no settings file
     */
    public record Outcome(
            Optional<Settings> settings, List<String> faults, List<String> warnings, List<ShownSetting> shown) {
        public Outcome {
            faults = List.copyOf(faults);
            warnings = List.copyOf(warnings);
            shown = List.copyOf(shown);
        }
    }

    private SettingsReader(
            Map<String, String> options,
            Map<String, String> environment,
            Path file,
            List<String> faults,
            List<String> warnings) {
        this.environment = environment;
        this.faults = faults;
        this.warnings = warnings;
        this.yaml = YamlFile.read(file);
        this.written = new WrittenSettings(options, environment, file, yaml, faults::add);
    }

    /**
     * Reads the settings.
     *
     * @param options the options that were given, by name without the dashes
     * @param environment the process's environment
     */
    public static Outcome read(Map<String, String> options, Map<String, String> environment) {
        List<String> faults = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Optional<Path> file = file(options, environment, faults::add);
        if (file.filter(Files::exists).isEmpty()) {
            file.ifPresent(missing -> faults.add("There is no settings file " + missing
                    + ": run Carillon where there is a config/carillon.yaml, name one with --config FILE,"
                    + " or write one with “carillon init”."));
            return new Outcome(Optional.empty(), faults, warnings, List.of());
        }
        SettingsReader reader = new SettingsReader(options, environment, file.get(), faults, warnings);
        Optional<Settings> settings = reader.settings();
        return new Outcome(
                faults.isEmpty() ? settings : Optional.empty(), faults, warnings, ShownSetting.all(reader.written));
    }

    /** Returns the settings file that is named, otherwise the usual one; empty where none can have that name. */
    static Optional<Path> file(Map<String, String> options, Map<String, String> environment, Consumer<String> faults) {
        Optional<Written> named = WrittenSettings.given(CONFIG, options, environment);
        return named.isEmpty() ? Optional.of(DEFAULT_FILE) : WrittenSettings.parsed(named.get(), CONFIG, faults);
    }

    private Optional<Settings> settings() {
        yaml.warnings().forEach(warning -> warnings.add(warning.toString()));
        if (!yaml.faults().isEmpty() && written.isFileEmpty()) {
            yaml.faults().forEach(fault -> faults.add(fault.toString()));
            return Optional.empty();
        }
        written.checkNames();
        Optional<NamedEdition> edition = edition();
        int port = written.valueOrUsual(SettingsTable.PORT);
        Optional<PublicUrl> publicUrl = written.value(SettingsTable.PUBLIC_URL);
        BasePath base = basePath(publicUrl);
        Limits limits = limits();
        String host = written.value(SettingsTable.HOST)
                .orElseGet(() -> ListenAddress.usual(publicUrl, limits.proxies(), warnings::add));
        Path data = written.valueOrUsual(SettingsTable.DATA);
        Optional<DatabaseAddress> database = DatabaseSettings.address(written, faults::add);
        Optional<Settings.Rehearsal> rehearsal = rehearsal(edition.flatMap(NamedEdition::edition));
        edition.flatMap(NamedEdition::source)
                .filter(_ -> !mayHaveJournal(data, database))
                .ifPresent(source -> faults.addAll(source.faults()));
        if (rehearsal.isPresent() && edition.equals(Optional.of(NamedEdition.NONE))) {
            faults.add("A rehearsal needs an edition: name its file with --edition FILE.");
        }
        boolean metricsOpen = isMetricsOpen();
        Optional<Settings.Listener> operations = operations(port);
        long tick = written.valueOrUsual(SettingsTable.TICK);
        LogForm log = written.valueOrUsual(SettingsTable.LOG);
        Optional<String> token = AdminToken.checked(environment, written, faults::add);
        yaml.faults().forEach(fault -> faults.add(fault.toString()));
        return edition.map(sound -> new Settings(
                sound.edition(),
                sound.source(),
                host,
                port,
                publicUrl.map(url -> url.at(base)),
                base,
                data,
                database,
                rehearsal,
                token,
                metricsOpen,
                operations,
                tick,
                log,
                limits,
                written.value(SettingsTable.BACKUPS)));
    }

    /** Reads the edition, where one is named. */
    private Optional<NamedEdition> edition() {
        if (written.find(SettingsTable.EDITION).isEmpty() && !written.isInFile(SettingsTable.EDITION)) {
            return Optional.of(NamedEdition.NONE);
        }
        return written.path(SettingsTable.EDITION).flatMap(path -> NamedEdition.read(path, faults::add, warnings::add));
    }

    /** Whether a journal may hold where the edition file has faults: not where nothing was ever kept. */
    private static boolean mayHaveJournal(Path data, Optional<DatabaseAddress> database) {
        return database.isPresent() || Files.isDirectory(data);
    }

    /** Reads the base path, which the public address has too, since a proxy hands it on as it is. */
    private BasePath basePath(Optional<PublicUrl> publicUrl) {
        Optional<BasePath> base = written.value(SettingsTable.BASE_PATH);
        Optional<BasePath> inUrl = publicUrl.map(PublicUrl::path).filter(path -> !path.equals(BasePath.ROOT));
        if (base.isPresent() && inUrl.isPresent() && !base.equals(inUrl)) {
            faults.add("The path of public-url is " + inUrl.get().path() + ", but base-path is "
                    + base.get().path() + ": a proxy hands the path on as it is, so write the same in both.");
        }
        return base.or(() -> inUrl).orElse(BasePath.ROOT);
    }

    private Limits limits() {
        return new Limits(
                written.valueOrUsual(SettingsTable.SESSION_RATE),
                written.valueOrUsual(SettingsTable.CITY_RATE),
                written.valueOrUsual(SettingsTable.ADDRESS_RATE),
                written.valueOrUsual(SettingsTable.CONNECTIONS_PER_ADDRESS),
                written.value(SettingsTable.CONNECTIONS).map(OptionalInt::of).orElse(OptionalInt.empty()),
                written.value(SettingsTable.TRUSTED_PROXIES).orElse(Limits.USUAL.proxies()),
                Duration.ofSeconds(written.valueOrUsual(SettingsTable.REQUEST_SECONDS)));
    }

    private Optional<Settings.Rehearsal> rehearsal(Optional<Edition> edition) {
        Optional<RehearsalClock> clock = written.value(SettingsTable.CLOCK);
        clock.ifPresent(begins -> edition.ifPresent(rehearsed -> check(begins, rehearsed)));
        Optional<Double> speed = written.value(SettingsTable.SPEED);
        boolean simulate = written.valueOrUsual(SettingsTable.SIMULATE);
        boolean clockGiven = written.find(SettingsTable.CLOCK).isPresent() || written.isInFile(SettingsTable.CLOCK);
        if (!clockGiven && (speed.isPresent() || simulate)) {
            faults.add("Only a rehearsal has a speed and cities that play: give it a clock too, with --clock INSTANT.");
        }
        return clock.map(RehearsalClock::begins)
                .map(begins ->
                        new Settings.Rehearsal(begins, speed.orElseGet(SettingsTable.SPEED::usualValue), simulate));
    }

    private void check(RehearsalClock clock, Edition edition) {
        clock.fault(edition).ifPresent(sentence -> {
            Optional<Written> given = written.given(SettingsTable.CLOCK);
            if (given.isPresent()) {
                faults.add(given.get().source() + " " + sentence + ".");
            } else {
                written.addFaultInFile(SettingsTable.CLOCK, "“clock” " + sentence);
            }
        });
        clock.warning(edition).ifPresent(warnings::add);
    }

    private Optional<Settings.Listener> operations(int mainPort) {
        Optional<Integer> port = written.value(SettingsTable.OPERATIONS_PORT);
        String host = written.valueOrUsual(SettingsTable.OPERATIONS_HOST);
        if (port.filter(number -> number == mainPort).isPresent()) {
            faults.add("The operations port is the port of the pages, " + mainPort
                    + ": choose another with --operations-port.");
        }
        return port.map(number -> new Settings.Listener(host, number));
    }

    private boolean isMetricsOpen() {
        MetricsReaders readers = written.valueOrUsual(SettingsTable.METRICS);
        if (readers == MetricsReaders.LOOPBACK) {
            warnings.add(METRICS_LOOPBACK);
        }
        return readers == MetricsReaders.OPEN;
    }
}
