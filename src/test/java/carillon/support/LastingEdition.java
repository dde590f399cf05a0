package carillon.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The weekend with a last day far ahead: nothing is said of an edition that is over, and the weekend has been for years. */
public final class LastingEdition {
    public static final String LAST_DAY = "2098-03-05";

    private static final Path WEEKEND = Path.of("config", "nuit-du-code-citoyen-2017.yaml");

    private LastingEdition() {}

    /** Writes its file into a directory. */
    public static Path in(Path directory) {
        return of(WEEKEND, directory);
    }

    /** Writes a file of the weekend into a directory, with that last day. */
    public static Path of(Path weekend, Path directory) {
        try {
            return Files.writeString(
                    Files.createDirectories(directory).resolve("lasting.yaml"),
                    Files.readString(weekend).replace("to: 2017-03-05", "to: " + LAST_DAY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
