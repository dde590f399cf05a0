package carillon.edition;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/**
 * Reads one milestone. In a file it must agree with the programmes of its cities, for there a person wrote both; in a
 * statement it alone says who attends, and the programmes follow ({@link Edition#with(Milestone)}).
 */
final class MilestoneReader {
    private static final Duration LONGEST = Duration.ofDays(31);

    private final WrittenObject fields;
    private final MilestoneId id;
    private final ZoneId timezone;
    private final SequencedMap<CityId, City> cities;
    private final Days days;
    private final boolean isInFile;
    private boolean namesUnknownCities;

    private MilestoneReader(
            WrittenObject fields,
            MilestoneId id,
            ZoneId timezone,
            SequencedMap<CityId, City> cities,
            Days days,
            boolean isInFile) {
        this.fields = fields;
        this.id = id;
        this.timezone = timezone;
        this.cities = cities;
        this.days = days;
        this.isInFile = isInFile;
    }

    /** Creates a reader for one milestone of the file of an edition with this zone, these cities and these days. */
    static MilestoneReader ofFile(
            WrittenObject fields, MilestoneId id, ZoneId timezone, SequencedMap<CityId, City> cities, Days days) {
        return new MilestoneReader(fields, id, timezone, cities, days, true);
    }

    /** Creates a reader for one milestone that an edition is to have. */
    static MilestoneReader ofStatement(WrittenObject fields, MilestoneId id, Edition edition) {
        return new MilestoneReader(
                fields, id, edition.timezone(), edition.cities(), new Days(edition.from(), edition.to()), false);
    }

    Optional<Milestone> milestone() {
        fields.allowOnly("title", "at", "duration", "opens", "room", "cities", "quorum", "checks");
        SequencedMap<Language, String> title = title();
        SequencedSet<CityId> attending = attending();
        Optional<Instant> at = at(attending);
        Optional<Duration> duration =
                fields.required("duration", MilestoneReader::positive, "a duration of at most 31 days, such as PT30M");
        Duration opens = fields.optional(
                        "opens", MilestoneReader::notNegative, "a duration of at most 31 days, such as PT15M")
                .orElse(Duration.ZERO);
        var room = fields.link("room");
        int quorum = attending.isEmpty() ? 0 : quorum(attending.size());
        Set<Milestone.Open> open = EnumSet.noneOf(Milestone.Open.class);
        if (isForAll()) {
            open.add(Milestone.Open.CITIES);
        }
        if (!fields.has("quorum")) {
            open.add(Milestone.Open.QUORUM);
        }
        boolean sound = !title.isEmpty() && at.isPresent() && duration.isPresent() && !attending.isEmpty();
        return sound
                ? Optional.of(new Milestone(
                        id,
                        title,
                        at.get(),
                        duration.get(),
                        opens,
                        room.orElse(null),
                        attending,
                        quorum,
                        checks(),
                        open))
                : Optional.empty();
    }

    private SequencedMap<Language, String> title() {
        SequencedMap<Language, String> title = fields.object("title").byLanguage();
        if (title.isEmpty()) {
            fields.addFault("“title” is missing: write one for at least one language, { fr: … }");
        }
        return title;
    }

    private Optional<Instant> at(Set<CityId> attending) {
        Set<ZoneId> zones = new LinkedHashSet<>(Set.of(timezone));
        cities.values().stream()
                .filter(city -> attending.contains(city.id()) || city.attends(id))
                .forEach(city -> zones.add(city.timezone()));
        // A zone or a city that could not be read has its fault already, and may be the one that has this offset.
        boolean allKnown = !zones.remove(EditionFile.UNKNOWN_ZONE) && !attending.isEmpty() && !namesUnknownCities;
        Optional<WrittenInstant> at = fields.required(
                "at", WrittenInstant::parse, "an instant with its offset, such as 2017-03-04T18:00:00+01:00");
        at.ifPresent(written -> {
            if (!days.contains(written, zones)) {
                fields.addFault("at", written.day() + " is outside the edition: write a day from " + days);
            } else if (allKnown && isInFile) {
                written.wrongOffset(zones).ifPresent(sentence -> fields.addFault("at", sentence));
            }
        });
        return at.map(WrittenInstant::instant);
    }

    private SequencedSet<CityId> attending() {
        SequencedSet<CityId> attending = new LinkedHashSet<>();
        boolean all = isForAll();
        Set<String> named = new LinkedHashSet<>(all ? List.of() : fields.texts("cities"));
        cities.values().forEach(city -> {
            boolean listed = all || named.remove(city.id().value());
            if (listed) {
                attending.add(city.id());
            }
            if (isInFile && listed && !city.attends(id)) {
                fields.addFault(
                        "cities",
                        "“" + city.id() + "” is to attend “" + id
                                + "” but its programme does not say when: write “- { milestone: " + id
                                + " }” there, or leave the city out here");
            } else if (isInFile && !listed && city.attends(id)) {
                fields.addFault(
                        "cities",
                        "“" + city.id() + "” has “" + id
                                + "” in its programme but is not among its cities: add it here");
            }
        });
        namesUnknownCities = !named.isEmpty();
        named.forEach(unknown -> fields.addFault("cities", "there is no city “" + unknown + "” in this edition"));
        if (attending.isEmpty()) {
            fields.addFault("cities", "nobody attends “" + id + "”: write “cities: all”, or a list of cities");
        }
        return attending;
    }

    private List<String> checks() {
        List<String> checks = fields.texts("checks");
        if (checks.size() > Milestone.MAX_CHECKS) {
            fields.addFault("checks", "there are more than " + Milestone.MAX_CHECKS + " checks: take some out");
            return List.of();
        }
        for (int i = 0; i < checks.size(); i++) {
            if (checks.get(i).codePointCount(0, checks.get(i).length()) > Milestone.MAX_CHECK_CHARACTERS) {
                fields.addFault(
                        "checks/" + i,
                        "a check has at most " + Milestone.MAX_CHECK_CHARACTERS + " characters: write it shorter");
            }
        }
        return checks;
    }

    private boolean isForAll() {
        return fields.isWord("cities", "all");
    }

    private int quorum(int most) {
        return fields.optional(
                        "quorum",
                        text -> within(Integer.parseInt(text), most),
                        "how many cities must be ready, from 1 to " + most)
                .orElse(most);
    }

    private static int within(int quorum, int most) {
        if (quorum < 1 || quorum > most) {
            throw new IllegalArgumentException();
        }
        return quorum;
    }

    private static Duration positive(String text) {
        Duration duration = notNegative(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    private static Duration notNegative(String text) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }
}
