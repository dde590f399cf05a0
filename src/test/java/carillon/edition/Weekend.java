package carillon.edition;

import java.nio.file.Path;

/** The real weekend, which the tests run on. */
public final class Weekend {
    public static final Path FILE = Path.of("config", "nuit-du-code-citoyen-2017.yaml");

    private Weekend() {}

    public static Edition edition() {
        return switch (EditionFile.read(FILE)) {
            case EditionFile.Reading.Sound sound -> sound.edition();
            case EditionFile.Reading.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }
}
