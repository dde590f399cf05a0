package carillon.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one city with its programme. Times are local to the city. In a file, the programme names no milestone that there
 * is not; in a statement that is passed over, for who attends is said by the milestone alone.
 */
final class CityReader {
    private static final Phrase TIME = Phrase.of("form-time");

    private final WrittenObject fields;
    private final Days days;
    private final Set<String> announced;
    private final boolean isInFile;
    private final Language usual;
    private final ZoneId zone;
    private final Set<SlotId> slots = new HashSet<>();
    private final Set<MilestoneId> milestones = new HashSet<>();

    private CityReader(WrittenObject fields, Days days, Set<String> announced, Language usual, boolean isInFile) {
        this.isInFile = isInFile;
        this.fields = fields;
        this.days = days;
        this.announced = announced;
        this.usual = usual;
        this.zone = EditionFile.zone(fields).orElse(EditionFile.UNKNOWN_ZONE);
    }

    /**
     * Creates a reader for one city of a file.
     *
     * @param days the edition's
     * @param announced the ids of the edition's milestones
     * @param usual the language of a city that does not say which one its people write in
     */
    static CityReader ofFile(WrittenObject fields, Days days, Set<String> announced, Language usual) {
        return new CityReader(fields, days, announced, usual, true);
    }

    /** Creates a reader for one city that an edition is to have. A line for a milestone that is gone is passed over. */
    static CityReader ofStatement(WrittenObject fields, Edition edition) {
        return new CityReader(
                fields,
                new Days(edition.from(), edition.to()),
                edition.milestones().keySet().stream().map(MilestoneId::value).collect(Collectors.toSet()),
                edition.fallback(),
                false);
    }

    City city(CityId id) {
        fields.allowOnly("name", "names", "language", "venue", "address", "timezone", "position", "links", "programme");
        List<ProgrammeItem> programme = new ArrayList<>();
        fields.list("programme").forEach(item -> item(item).ifPresent(programme::add));
        return new City(
                id,
                fields.text("name"),
                fields.has("names") ? fields.object("names").byLanguage() : new LinkedHashMap<>(),
                fields.optional("language", CityReader::languageTag, Phrase.of("form-language-tag"))
                        .orElse(usual.tag()),
                fields.text("venue"),
                fields.optionalText("address").orElse(null),
                zone,
                position(),
                fields.links("links"),
                programme);
    }

    /** Reads a language tag (RFC 5646) in its usual form; pages hand it on to browsers. */
    private static String languageTag(String text) {
        try {
            Locale language = new Locale.Builder().setLanguageTag(text).build();
            if (!language.getLanguage().isEmpty()) {
                return language.toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(text, e);
        }
        throw new IllegalArgumentException(text);
    }

    private @Nullable Position position() {
        List<String> numbers = fields.texts("position");
        if (numbers.isEmpty()) {
            return null;
        }
        try {
            if (numbers.size() == 2) {
                return new Position(Double.parseDouble(numbers.get(0)), Double.parseDouble(numbers.get(1)));
            }
        } catch (IllegalArgumentException e) {
            // The fault below says all that the exception does.
        }
        fields.addFault("position", Phrase.of("position"));
        return null;
    }

    private Optional<? extends ProgrammeItem> item(WrittenObject item) {
        if (item.has("milestone")) {
            item.allowOnly("milestone");
            Optional<MilestoneId> id = item.required("milestone", MilestoneId::new, Phrase.of("form-milestone"));
            id.filter(known -> !milestones.add(known))
                    .ifPresent(twice -> item.addFault(Phrase.of("milestone-twice", "milestone", twice.value())));
            boolean isGone =
                    id.filter(known -> !announced.contains(known.value())).isPresent();
            if (isGone && !isInFile) {
                return Optional.empty();
            }
            id.filter(_ -> isGone)
                    .ifPresent(unknown -> item.addFault(Phrase.of("milestone-unknown", "milestone", unknown.value())));
            return id.map(ProgrammeItem.Attends::new);
        }
        return slot(item);
    }

    private Optional<Slot> slot(WrittenObject item) {
        item.allowOnly("id", "day", "at", "until", "part", "kind", "title", "place", "text");
        Optional<SlotId> id = item.required("id", SlotId::new, Phrase.of("form-id"));
        id.filter(known -> !slots.add(known))
                .ifPresent(twice -> item.addFault("id", Phrase.of("slot-twice", "slot", twice.value())));
        Optional<LocalDate> day = Days.day(item, "day");
        day.filter(known -> !days.contains(known)).ifPresent(outside -> item.addFault("day", days.outside(outside)));
        Kind kind = item.required("kind", word(Kind.values(), Kind::word), oneOf(Kind.values(), Kind::word))
                .orElse(Kind.OTHER);
        String title = item.text("title");
        Optional<SlotTime> when = when(item, day.orElse(days.first()));
        return id.isPresent() && day.isPresent() && when.isPresent()
                ? Optional.of(new Slot(
                        id.get(),
                        day.get(),
                        when.get(),
                        kind,
                        title,
                        item.optionalText("place").orElse(null),
                        item.optionalText("text").orElse(null)))
                : Optional.empty();
    }

    private Optional<SlotTime> when(WrittenObject item, LocalDate day) {
        if (item.has("part") == item.has("at")) {
            item.addFault(Phrase.of("hours-or-part"));
            return Optional.empty();
        }
        if (item.has("part")) {
            if (item.has("until")) {
                item.addFault("until", Phrase.of("until-without-at"));
            }
            Phrase parts = oneOf(SlotTime.Part.values(), SlotTime.Part::word);
            return item.optional("part", word(SlotTime.Part.values(), SlotTime.Part::word), parts)
                    .map(part -> part);
        }
        Optional<LocalDateTime> at = item.optional("at", TimeText::time, TIME).map(day::atTime);
        Optional<Instant> start = at.flatMap(local -> existing(item, "at", local, day));
        Optional<LocalDateTime> until = item.optional(
                "until",
                text -> TimeText.timeOn(day, text),
                Phrase.of("form-time-or-day", "example", day.plusDays(1) + "T02:00"));
        Optional<Instant> end = until.flatMap(local -> existing(item, "until", local, day));
        if (until.filter(local -> days.isLongAfter(local.toLocalDate())).isPresent()) {
            item.addFault("until", Phrase.of("until-after-edition", "last", days.last()));
            return Optional.empty();
        }
        if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
            item.addFault(
                    "until",
                    Phrase.of(
                            "until-not-after",
                            "example",
                            day.plusDays(1) + "T" + until.get().toLocalTime()));
            return Optional.empty();
        }
        return start.map(instant -> new SlotTime.Hours(instant, end.orElse(null)));
    }

    /** Converts a local time; of one that exists twice, when clocks go back, it takes the first. */
    private Optional<Instant> existing(WrittenObject item, String member, LocalDateTime local, LocalDate day) {
        @Nullable ZoneOffsetTransition gap = zone.getRules().getTransition(local);
        if (gap != null && gap.isGap()) {
            LocalDateTime after = gap.getDateTimeAfter();
            item.addFault(
                    member,
                    Phrase.of(
                            "time-skipped",
                            "time",
                            local,
                            "zone",
                            zone,
                            "next",
                            after.toLocalDate().equals(day) ? after.toLocalTime() : after));
            return Optional.empty();
        }
        return Optional.of(local.atZone(zone).toInstant());
    }

    private static <T> Function<String, T> word(T[] values, Function<T, String> wordOf) {
        return text -> Stream.of(values)
                .filter(value -> wordOf.apply(value).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static <T> Phrase oneOf(T[] values, Function<T, String> wordOf) {
        return Phrase.of("form-one-of", "words", Stream.of(values).map(wordOf).collect(Collectors.joining(", ")));
    }
}
