package carillon.edition;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the file in which an edition is announced (docs/edition-file.md) and checks it as a whole: every fault is found in one
 * reading. While there are faults, gaps are filled with something harmless so that the rest can be checked too; what comes out
 * is then never an edition.
 */
public final class EditionFile {
    private static final String SLUG = "1 to 64 of a-z, 0-9 and “-”";
    private static final EditionId NO_ID = new EditionId("none");

    private final Fields file;

    private EditionFile(Fields file) {
        this.file = file;
    }

    /** What came of reading a file. */
    public sealed interface Reading {

        /** It is sound. */
        record Sound(Edition edition) implements Reading {}

        /**
         * It is not.
         *
         * @param faults all of them, in the order of their lines; at least one
         */
        record Faulty(List<Fault> faults) implements Reading {}
    }

    public static Reading read(Path path) {
        YamlFile yaml = YamlFile.read(path);
        if (!yaml.faults().isEmpty() && yaml.fields().names().isEmpty()) {
            return new Reading.Faulty(yaml.faults());
        }
        Optional<Edition> edition = new EditionFile(yaml.fields()).edition(yaml);
        return edition.<Reading>map(Reading.Sound::new).orElseGet(() -> new Reading.Faulty(yaml.faults()));
    }

    private Optional<Edition> edition(YamlFile yaml) {
        file.only(
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
        Optional<EditionId> id = file.required("edition", EditionId::new, "an id of " + SLUG);
        String title = file.text("title");
        ZoneId timezone = zone(file).orElse(ZoneOffset.UTC);
        LocalDate from = day("from").orElse(LocalDate.EPOCH);
        LocalDate to = day("to").orElse(LocalDate.MAX);
        if (to.isBefore(from)) {
            file.fault("to", "“to” is before “from”: the last day comes after the first, or is the same");
        }
        List<Language> languages = languages();
        SequencedMap<CityId, City> cities = cities(from, to);
        SequencedMap<MilestoneId, Milestone> milestones = milestones(cities);
        List<Project> projects = projects(cities.keySet());
        List<String> themes = file.texts("themes");
        var links = file.links("links");
        if (!yaml.faults().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Edition(
                id.orElse(NO_ID), title, timezone, from, to, languages, links, milestones, cities, themes, projects));
    }

    static Optional<ZoneId> zone(Fields of) {
        return of.required("timezone", ZoneId::of, "a zone of the IANA database, such as Europe/Paris");
    }

    private Optional<LocalDate> day(String member) {
        return file.required(member, LocalDate::parse, "a day that exists, such as 2017-03-04");
    }

    private List<Language> languages() {
        List<Language> languages = new ArrayList<>();
        for (String tag : file.texts("languages")) {
            Language.of(tag)
                    .ifPresentOrElse(
                            languages::add,
                            () -> file.fault(
                                    "languages",
                                    "“" + tag + "” is not a language that Carillon speaks: write fr, en or ar"));
        }
        return languages.isEmpty() ? List.of(Language.FR) : languages;
    }

    private SequencedMap<CityId, City> cities(LocalDate from, LocalDate to) {
        SequencedMap<CityId, City> cities = new LinkedHashMap<>();
        file.objects("cities")
                .forEach((name, fields) -> id(name, CityId::new, fields)
                        .ifPresent(id -> cities.put(id, new CityReader(fields, from, to).city(id))));
        if (cities.isEmpty()) {
            file.fault("cities", "there is no city: write at least one under “cities”");
        }
        return cities;
    }

    private static <T> Optional<T> id(String name, Function<String, T> maker, Fields at) {
        if (Slug.accepts(name)) {
            return Optional.of(maker.apply(name));
        }
        at.fault("“" + name + "” cannot be an id: write " + SLUG);
        return Optional.empty();
    }

    private SequencedMap<MilestoneId, Milestone> milestones(SequencedMap<CityId, City> cities) {
        SequencedMap<MilestoneId, Milestone> milestones = new LinkedHashMap<>();
        file.objects("milestones")
                .forEach((name, fields) -> id(name, MilestoneId::new, fields)
                        .ifPresent(id -> milestone(id, fields, cities).ifPresent(one -> milestones.put(id, one))));
        Set<String> named = file.objects("milestones").keySet();
        cities.values()
                .forEach(city -> city.programme().forEach(item -> {
                    if (item instanceof ProgrammeItem.Attends attends
                            && !named.contains(attends.milestone().value())) {
                        file.object("cities")
                                .fault(
                                        city.id() + "/programme",
                                        city.name() + " attends “" + attends.milestone()
                                                + "”, which is not among the milestones: write it there, or take this line out");
                    }
                }));
        return milestones;
    }

    private Optional<Milestone> milestone(MilestoneId id, Fields fields, SequencedMap<CityId, City> cities) {
        fields.only("title", "at", "duration", "opens", "room", "cities", "quorum");
        SequencedMap<Language, String> title = new LinkedHashMap<>();
        Fields titles = fields.object("title");
        titles.only("fr", "en", "ar");
        titles.names().forEach(tag -> Language.of(tag).ifPresent(language -> title.put(language, titles.text(tag))));
        if (title.isEmpty()) {
            fields.fault("“title” is missing: write one for at least one language, { fr: … }");
        }
        Optional<Instant> at = fields.required(
                "at",
                text -> OffsetDateTime.parse(text).toInstant(),
                "an instant with its offset, such as 2017-03-04T18:00:00+01:00");
        Optional<Duration> duration = fields.required("duration", EditionFile::positive, "a duration such as PT30M");
        Duration opens = fields.optional("opens", EditionFile::notNegative, "a duration such as PT15M")
                .orElse(Duration.ZERO);
        var room = fields.link("room");
        SequencedSet<CityId> attending = attending(id, fields, cities);
        int quorum = fields.optional(
                        "quorum",
                        text -> within(Integer.parseInt(text), attending.size()),
                        "how many cities must be ready, from 1 to " + attending.size())
                .orElse(attending.size());
        boolean sound = !title.isEmpty() && at.isPresent() && duration.isPresent() && !attending.isEmpty();
        return sound
                ? Optional.of(
                        new Milestone(id, title, at.get(), duration.get(), opens, room.orElse(null), attending, quorum))
                : Optional.empty();
    }

    private static SequencedSet<CityId> attending(MilestoneId id, Fields fields, SequencedMap<CityId, City> cities) {
        SequencedSet<CityId> attending = new LinkedHashSet<>();
        boolean all = fields.isWord("cities", "all");
        Set<String> named = new HashSet<>(all ? List.of() : fields.texts("cities"));
        cities.values().forEach(city -> {
            boolean listed = all || named.remove(city.id().value());
            if (listed) {
                attending.add(city.id());
            }
            if (listed && !city.attends(id)) {
                fields.fault(
                        "cities",
                        city.name() + " is to attend “" + id
                                + "” but its programme does not say when: write “- { milestone: " + id
                                + " }” there, or leave the city out here");
            } else if (!listed && city.attends(id)) {
                fields.fault(
                        "cities",
                        city.name() + " has “" + id + "” in its programme but is not among its cities: add it here");
            }
        });
        named.forEach(unknown -> fields.fault("cities", "there is no city “" + unknown + "” in this edition"));
        if (attending.isEmpty()) {
            fields.fault("cities", "nobody attends “" + id + "”: write “cities: all”, or a list of cities");
        }
        return attending;
    }

    private static int within(int quorum, int cities) {
        if (quorum < 1 || quorum > cities) {
            throw new IllegalArgumentException();
        }
        return quorum;
    }

    private static Duration positive(String text) {
        Duration duration = Duration.parse(text);
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    private static Duration notNegative(String text) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative()) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    private List<Project> projects(Set<CityId> cities) {
        List<Project> projects = new ArrayList<>();
        Set<ProjectId> seen = new HashSet<>();
        for (Fields fields : file.list("projects")) {
            fields.only("id", "city", "name", "url");
            Optional<ProjectId> id = fields.required("id", ProjectId::new, "an id of " + SLUG);
            Optional<CityId> city = fields.required("city", CityId::new, "the id of a city");
            city.filter(known -> !cities.contains(known))
                    .ifPresent(unknown -> fields.fault("city", "there is no city “" + unknown + "” in this edition"));
            id.filter(known -> !seen.add(known))
                    .ifPresent(
                            twice -> fields.fault("id", "there are two projects “" + twice + "”: give one another id"));
            String name = fields.text("name");
            var url = fields.link("url");
            if (id.isPresent() && city.isPresent()) {
                projects.add(new Project(id.get(), city.get(), name, url.orElse(null)));
            }
        }
        return projects;
    }
}
