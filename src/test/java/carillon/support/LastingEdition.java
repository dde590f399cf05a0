package carillon.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The weekend with a last day far ahead: nothing is said of an edition that is over, and the weekend has been for years. */
public final class LastingEdition {
    private static final Path WEEKEND = Path.of("config", "nuit-du-code-citoyen-2017.yaml");

    private LastingEdition() {}

    /** Writes its file into a directory. */
    public static Path in(Path directory) {
        try {
            return Files.writeString(
                    Files.createDirectories(directory).resolve("lasting.yaml"),
                    Files.readString(WEEKEND).replace("to: 2017-03-05", "to: 2098-03-05"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
