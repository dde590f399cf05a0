package carillon.edition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real weekend, which the tests run on. */
public final class Weekend {
    public static final Path FILE = Path.of("config", "nuit-du-code-citoyen-2017.yaml");

    private Weekend() {}

    public static Edition edition() {
        return read(FILE);
    }

    /** The weekend in which Tunis stays out of the shared moment. */
    public static Edition withoutTunis(Path directory) throws IOException {
        String tunis = "id: networking, day: 2017-03-04, at: \"17:00\", kind: welcome, title: Na3mlo Networking }\n";
        String attends = "      - { milestone: meetup-video }\n";
        String text = Files.readString(FILE)
                .replace("cities: all", "cities: [lille, lyon, montpellier, paris, rennes, toulouse]")
                .replace(tunis + attends, tunis);
        return read(Files.writeString(directory.resolve("without-tunis.yaml"), text));
    }

    private static Edition read(Path file) {
        return switch (EditionFile.read(file)) {
            case EditionFile.Reading.Sound sound -> sound.edition();
            case EditionFile.Reading.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }
}
