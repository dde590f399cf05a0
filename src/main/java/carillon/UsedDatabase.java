package carillon;

import carillon.postgres.DatabaseAddress;
import carillon.postgres.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which database the server of a data directory used last. A command without a server would open the directory's own one, where
 * old data may lie; that a server uses another may stand in settings that only the server is given.
 */
final class UsedDatabase {
    private static final String FILE = "external-database";

    private UsedDatabase() {}

    /**
     * Notes which one a server uses, without its password.
     *
     * @param external empty where it is the directory's own
     */
    static void note(Path data, Optional<DatabaseAddress> external) throws IOException {
        if (external.isEmpty()) {
            Files.deleteIfExists(data.resolve(FILE));
        } else {
            OwnerOnly.write(data, FILE, external.get().toString());
        }
    }

    /** Returns the address, without its password, of the database that is used instead of the directory's own. */
    static Optional<String> external(Path data) throws IOException {
        try {
            return Optional.of(Files.readString(data.resolve(FILE)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
