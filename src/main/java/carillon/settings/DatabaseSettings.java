package carillon.settings;

import carillon.edition.YamlFile;
import carillon.postgres.DatabaseAddress;
import carillon.postgres.DatabaseRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Which database is meant: an external one by its address, or by a file that holds it, and otherwise that of a data directory. */
public final class DatabaseSettings {
    private DatabaseSettings() {}

    /**
     * Reads the address of an external database as {@code serve} does, for a command that needs no other settings.
     *
     * @param options those that were given, by name without the dashes
     * @param faults gets a sentence where it cannot be read, or is given in two ways
     * @return empty where none is given, or with a fault
     */
    public static Optional<DatabaseAddress> address(
            Map<String, String> options, Map<String, String> environment, Consumer<String> faults) {
        return read(options, environment, faults, written -> address(written, faults));
    }

    /**
     * Returns the data directory as {@code serve} reads it, for a command that needs no other settings.
     *
     * @param faults gets a sentence where no directory can have that name
     */
    public static Path directory(
            Map<String, String> options, Map<String, String> environment, Consumer<String> faults) {
        return read(options, environment, faults, written -> written.valueOrUsual(SettingsTable.DATA));
    }

    private static <T> T read(
            Map<String, String> options,
            Map<String, String> environment,
            Consumer<String> faults,
            Function<WrittenSettings, T> reading) {
        Path file = SettingsReader.file(options, environment, faults).orElse(SettingsReader.DEFAULT_FILE);
        YamlFile yaml = YamlFile.read(file);
        T read = reading.apply(new WrittenSettings(options, environment, file, yaml, faults));
        if (Files.exists(file) || !file.equals(SettingsReader.DEFAULT_FILE)) {
            yaml.faults().forEach(fault -> faults.accept(fault.toString()));
        }
        return read;
    }

    /** Reads the address among all settings. */
    static Optional<DatabaseAddress> address(WrittenSettings written, Consumer<String> faults) {
        if (written.areBoth(SettingsTable.DATABASE_URL, SettingsTable.DATABASE_URL_FILE)) {
            return Optional.empty();
        }
        Optional<Written> url = written.find(SettingsTable.DATABASE_URL);
        Optional<Written> named = written.find(SettingsTable.DATABASE_URL_FILE);
        boolean isInFile = named.isPresent()
                && (url.isEmpty() || named.get().kind().compareTo(url.get().kind()) < 0);
        return isInFile
                ? written.path(SettingsTable.DATABASE_URL_FILE).flatMap(path -> inFile(path, named.get(), faults))
                : written.value(SettingsTable.DATABASE_URL)
                        .flatMap(address -> parsed(address, url.orElseThrow(), faults));
    }

    private static Optional<DatabaseAddress> inFile(Path file, Written named, Consumer<String> faults) {
        return SecretFile.read(named.source(), file, faults).flatMap(address -> parsed(address, named, faults));
    }

    private static Optional<DatabaseAddress> parsed(String address, Written source, Consumer<String> faults) {
        try {
            return Optional.of(DatabaseAddress.parse(address.strip()));
        } catch (DatabaseRefused e) {
            faults.accept(source.source() + ": " + e.getMessage());
            return Optional.empty();
        }
    }
}
