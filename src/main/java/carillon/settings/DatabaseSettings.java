package carillon.settings;

import carillon.postgres.DatabaseAddress;
import carillon.postgres.DatabaseRefused;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Which database is meant: an external one by its address, or by a file that holds it, and otherwise that of a data directory. */
public final class DatabaseSettings {
    private DatabaseSettings() {}

    /**
     * Reads the address of an external database as {@code serve} does, for a command that takes no settings file.
     *
     * @param options those that were given, by name without the dashes
     * @param faults gets a sentence where it cannot be read, or is given in two ways
     * @return empty where none is given, or with a fault
     */
    public static Optional<DatabaseAddress> address(
            Map<String, String> options, Map<String, String> environment, Consumer<String> faults) {
        Optional<Written> url = WrittenSettings.given(SettingsTable.DATABASE_URL, options, environment);
        Optional<Written> file = WrittenSettings.given(SettingsTable.DATABASE_URL_FILE, options, environment);
        if (url.isPresent() && file.isPresent()) {
            faults.accept(WrittenSettings.bothGiven(url.get(), file.get()));
            return Optional.empty();
        }
        return url.isPresent()
                ? parsed(url.get().text(), url.get(), faults)
                : file.flatMap(named -> WrittenSettings.parsed(named, SettingsTable.DATABASE_URL_FILE, faults)
                        .flatMap(path -> inFile(path, named, faults)));
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

    /**
     * Returns the data directory that an option or a variable names, otherwise the usual one.
     *
     * @param faults gets a sentence where no directory can have that name
     */
    public static Path directory(
            Map<String, String> options, Map<String, String> environment, Consumer<String> faults) {
        return WrittenSettings.given(SettingsTable.DATA, options, environment)
                .flatMap(written -> WrittenSettings.parsed(written, SettingsTable.DATA, faults))
                .orElseGet(SettingsTable.DATA::usualValue);
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
