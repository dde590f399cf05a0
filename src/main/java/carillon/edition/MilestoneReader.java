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
        Optional<Duration> duration = fields.required("duration", MilestoneReader::positive, duration("PT30M"));
        Duration opens = fields.optional("opens", MilestoneReader::notNegative, duration("PT15M"))
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
            fields.addFault(Phrase.of("title-missing"));
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
        Optional<WrittenInstant> at = fields.required("at", WrittenInstant::parse, Phrase.of("form-instant"));
        at.ifPresent(written -> {
            if (!days.contains(written, zones)) {
                fields.addFault("at", days.outside(written.day()));
            } else if (allKnown && isInFile) {
                written.wrongOffset(zones).ifPresent(words -> fields.addFault("at", words));
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
                        Phrase.of("city-without-line", "city", city.id().value(), "milestone", id.value()));
            } else if (isInFile && !listed && city.attends(id)) {
                fields.addFault(
                        "cities", Phrase.of("city-not-listed", "city", city.id().value(), "milestone", id.value()));
            }
        });
        namesUnknownCities = !named.isEmpty();
        named.forEach(unknown -> fields.addFault("cities", Phrase.of("city-unknown", "city", unknown)));
        if (attending.isEmpty()) {
            fields.addFault("cities", Phrase.of("nobody-attends", "milestone", id.value()));
        }
        return attending;
    }

    private List<String> checks() {
        List<String> checks = fields.texts("checks");
        if (checks.size() > Milestone.MAX_CHECKS) {
            fields.addFault("checks", Phrase.of("too-many-checks", "most", Milestone.MAX_CHECKS));
            return List.of();
        }
        for (int i = 0; i < checks.size(); i++) {
            if (checks.get(i).codePointCount(0, checks.get(i).length()) > Milestone.MAX_CHECK_CHARACTERS) {
                fields.addFault("checks/" + i, Phrase.of("check-too-long", "most", Milestone.MAX_CHECK_CHARACTERS));
            }
        }
        return checks;
    }

    private boolean isForAll() {
        return fields.isWord("cities", "all");
    }

    private int quorum(int most) {
        return fields.optional(
                        "quorum", text -> within(Integer.parseInt(text), most), Phrase.of("form-quorum", "most", most))
                .orElse(most);
    }

    private static int within(int quorum, int most) {
        if (quorum < 1 || quorum > most) {
            throw new IllegalArgumentException();
        }
        return quorum;
    }

    private static Phrase duration(String example) {
        return Phrase.of("form-duration", "example", example);
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
