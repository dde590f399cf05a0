package carillon.edition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

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

    /** The weekend for a public that reads these, and with that title of the shared moment. */
    public static Edition in(List<Language> languages, Map<Language, String> title) {
        Edition weekend = edition();
        SequencedMap<MilestoneId, Milestone> milestones = new LinkedHashMap<>();
        weekend.milestones()
                .forEach((id, one) -> milestones.put(
                        id,
                        new Milestone(
                                id,
                                new TreeMap<>(title),
                                one.at(),
                                one.duration(),
                                one.opens(),
                                one.room(),
                                one.cities(),
                                one.quorum(),
                                one.checks(),
                                one.open())));
        return new Edition(
                weekend.id(),
                weekend.title(),
                weekend.timezone(),
                weekend.from(),
                weekend.to(),
                languages,
                weekend.links(),
                milestones,
                weekend.cities(),
                weekend.themes(),
                weekend.projects());
    }

    /** Reads another edition, such as this one with something changed. */
    public static Edition read(Path file) {
        return switch (EditionFile.read(file)) {
            case EditionFile.Reading.Sound sound -> sound.edition();
            case EditionFile.Reading.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }
}
