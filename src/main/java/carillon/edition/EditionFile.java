package carillon.edition;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Reads the file that announces an edition (docs/edition-file.md), and checks it as a whole: one reading finds all faults. A missing
 * value is replaced by a harmless one, so that the rest can be checked too; the result is then never an edition.
 */
public final class EditionFile {
    static final Phrase FORM_ID = Phrase.of("form-id");
    private static final EditionId NO_ID = new EditionId("none");

    /** A substitute for a zone that could not be read; no zone of a file is equal to it. */
    static final ZoneId UNKNOWN_ZONE = ZoneOffset.UTC;

    private final WrittenObject file;

    private EditionFile(WrittenObject file) {
        this.file = file;
    }

    /** The outcome of reading a file. */
    public sealed interface Reading {

        /**
         * The file has no faults.
         *
         * @param warnings what its author may not mean, in the order of the lines
         */
        record Sound(Edition edition, List<Warning> warnings) implements Reading {}

        /**
         * The file has faults.
         *
         * @param faults all of them, in the order of the lines; at least one
         * @param warnings what its author may not mean, which is often the cause of a fault; in the order of the lines
         */
        record Faulty(List<Fault> faults, List<Warning> warnings) implements Reading {}
    }

    public static Reading read(Path path) {
        return read(YamlFile.read(path));
    }

    /** Reads the id alone of an edition file, whatever else is wrong with it; nothing where there is none. */
    public static Optional<EditionId> readId(Path path) {
        return YamlFile.read(path).root().word("edition").filter(Slug::accepts).map(EditionId::new);
    }

    /**
     * Reads the content of a file that came from elsewhere.
     *
     * @param name names it in the faults
     */
    public static Reading readYaml(String name, byte[] content) {
        return read(YamlFile.read(name, content));
    }

    /** Reads an edition in the members of the file that came as JSON; its faults have no lines. */
    public static Reading readJson(String name, JsonNode members) {
        List<PartFault> faults = new ArrayList<>();
        return read(members, faults)
                .<Reading>map(edition -> new Reading.Sound(edition, List.of()))
                .orElseGet(() -> new Reading.Faulty(
                        faults.stream()
                                .map(fault -> new Fault(name, 0, fault.pointer(), fault.words()))
                                .toList(),
                        List.of()));
    }

    private static Reading read(YamlFile yaml) {
        WrittenObject file = yaml.root();
        if (!yaml.faults().isEmpty() && file.names().isEmpty()) {
            return new Reading.Faulty(yaml.faults(), yaml.warnings());
        }
        Optional<Edition> edition =
                new EditionFile(file).edition(() -> yaml.faults().isEmpty());
        return edition.<Reading>map(sound -> new Reading.Sound(sound, yaml.warnings()))
                .orElseGet(() -> new Reading.Faulty(yaml.faults(), yaml.warnings()));
    }

    /**
     * Reads an edition that {@link EditionWriter} wrote.
     *
     * @throws IllegalArgumentException with the first fault, where this version cannot read it
     */
    public static Edition parse(JsonNode members) {
        List<PartFault> faults = new ArrayList<>();
        return read(members, faults)
                .orElseThrow(
                        () -> new IllegalArgumentException(faults.getFirst().toString()));
    }

    /** Reads an edition that came as JSON; where it is not sound, all its faults are added to these. */
    static Optional<Edition> read(JsonNode members, List<PartFault> faults) {
        return new EditionFile(WrittenObject.ofJson(members, faults)).edition(faults::isEmpty);
    }

    /** Reads the edition; nothing where it is not sound, which only the reading of all its members tells. */
    private Optional<Edition> edition(BooleanSupplier isSound) {
        file.allowOnly(
                "edition",
                "title",
                "timezone",
                "from",
                "to",
                "languages",
                "links",
                "milestones",
                "cities",
                "themes",
                "projects");
        Optional<EditionId> id = file.required("edition", EditionId::new, FORM_ID);
        String title = file.text("title");
        ZoneId timezone = zone(file).orElse(UNKNOWN_ZONE);
        Days days = Days.read(file);
        List<Language> languages = languages();
        SequencedMap<String, WrittenObject> announced = file.objects("milestones");
        SequencedMap<CityId, City> cities = cities(days, announced.keySet(), languages.getFirst());
        SequencedMap<MilestoneId, Milestone> milestones = milestones(announced, timezone, cities, days);
        List<String> themes = file.texts("themes");
        List<Project> projects = projects(cities.keySet(), themes);
        var links = file.links("links");
        if (!isSound.getAsBoolean()) {
            return Optional.empty();
        }
        return Optional.of(new Edition(
                id.orElse(NO_ID),
                title,
                timezone,
                days.first(),
                days.last(),
                languages,
                links,
                milestones,
                cities,
                themes,
                projects));
    }

    static Optional<ZoneId> zone(WrittenObject object) {
        return object.required("timezone", EditionFile::parseZone, Phrase.of("form-zone"));
    }

    /** Reads a zone that browsers know too, which is not every one of Java's: UTC+1 is none. */
    private static ZoneId parseZone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return ZoneId.of(text);
    }

    private List<Language> languages() {
        List<Language> languages = new ArrayList<>();
        for (String tag : file.texts("languages")) {
            Language.of(tag)
                    .ifPresentOrElse(
                            languages::add,
                            () -> file.addFault("languages", Phrase.of("language-unknown", "value", tag)));
        }
        return languages.isEmpty() ? List.of(Language.FR) : languages;
    }

    private SequencedMap<CityId, City> cities(Days days, Set<String> milestones, Language usual) {
        SequencedMap<CityId, City> cities = new LinkedHashMap<>();
        file.objects("cities")
                .forEach((name, fields) -> id(name, CityId::new, fields)
                        .ifPresent(id -> cities.put(
                                id,
                                CityReader.ofFile(fields, days, milestones, usual)
                                        .city(id))));
        if (cities.isEmpty()) {
            file.addFault("cities", Phrase.of("no-city"));
        }
        return cities;
    }

    private static <T> Optional<T> id(String name, Function<String, T> constructor, WrittenObject object) {
        if (Slug.accepts(name)) {
            return Optional.of(constructor.apply(name));
        }
        OptionalInt invisible = InvisibleSigns.firstIn(name);
        Phrase advice = invisible.isPresent()
                ? Phrase.of("take-out", "sign", InvisibleSigns.named(invisible.getAsInt()))
                : Phrase.of("id-signs");
        object.addFault(Phrase.of("no-id", "name", name, "advice", advice));
        return Optional.empty();
    }

    private static SequencedMap<MilestoneId, Milestone> milestones(
            SequencedMap<String, WrittenObject> announced,
            ZoneId timezone,
            SequencedMap<CityId, City> cities,
            Days days) {
        SequencedMap<MilestoneId, Milestone> milestones = new LinkedHashMap<>();
        announced.forEach((name, fields) -> id(name, MilestoneId::new, fields)
                .ifPresent(id -> MilestoneReader.ofFile(fields, id, timezone, cities, days)
                        .milestone()
                        .ifPresent(milestone -> milestones.put(id, milestone))));
        return milestones;
    }

    private List<Project> projects(Set<CityId> cities, List<String> themes) {
        List<Project> projects = new ArrayList<>();
        ProjectReader reader = new ProjectReader(themes);
        file.list("projects").forEach(fields -> reader.ofFile(fields, cities).ifPresent(projects::add));
        return projects;
    }
}
