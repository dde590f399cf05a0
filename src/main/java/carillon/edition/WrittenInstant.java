package carillon.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An instant as a person wrote it (RFC 3339), with its offset from UTC. An offset refers to the clocks of a zone, and is an hour wrong
 * where its author forgot that they were changed; a {@code Z} refers to no zone and is never wrong.
 *
 * @param text as it was written
 * @param at the date, the time and the offset
 */
public record WrittenInstant(String text, OffsetDateTime at) {
    /** Formats without a {@code Z}, which is not the offset of a zone. */
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HH:MM:ss", "+00:00")
            .toFormatter(Locale.ROOT);

    /**
     * Reads an instant.
     *
     * @throws java.time.DateTimeException where the text is no date and time with an offset or a {@code Z}
     */
    public static WrittenInstant parse(String text) {
        return new WrittenInstant(text, OffsetDateTime.parse(text));
    }

    public Instant instant() {
        return at.toInstant();
    }

    /** Whether it ends with {@code Z}; {@code +00:00} is the same instant, but refers to the clocks of a zone. */
    private boolean claimsNoZone() {
        return text.endsWith("Z") || text.endsWith("z");
    }

    /** Returns the day that was written. */
    LocalDate day() {
        return at.toLocalDate();
    }

    /** Returns the day in a zone at this instant. */
    LocalDate dayIn(ZoneId zone) {
        return LocalDate.ofInstant(instant(), zone);
    }

    /**
     * Says what is wrong with its offset, and what to write; nothing where one of the zones has that offset at that instant. While
     * clocks go back both offsets are right, each for its own instant.
     *
     * @param zones the zones that its author may mean, at least one
     */
    public Optional<Phrase> wrongOffset(Collection<ZoneId> zones) {
        if (claimsNoZone() || zones.stream().anyMatch(zone -> at.getOffset().equals(offsetIn(zone)))) {
            return Optional.empty();
        }
        String names = zones.stream().map(ZoneId::getId).collect(Collectors.joining(", "));
        return Optional.of(Phrase.of(
                zones.size() == 1 ? "offset-of-zone" : "offset-of-zones",
                "text",
                text,
                "zones",
                names,
                "alternatives",
                alternatives(zones),
                "instant",
                DateTimeFormatter.ISO_INSTANT.format(instant())));
    }

    private ZoneOffset offsetIn(ZoneId zone) {
        return zone.getRules().getOffset(instant());
    }

    /** Lists the time that was written with the right offset of each zone, once for all zones that agree. */
    private List<Phrase> alternatives(Collection<ZoneId> zones) {
        Map<List<String>, List<String>> zonesByText = zones.stream()
                .collect(Collectors.groupingBy(
                        this::withOffsetOf,
                        LinkedHashMap::new,
                        Collectors.mapping(ZoneId::getId, Collectors.toList())));
        return zonesByText.entrySet().stream()
                .map(zonesOfText -> Phrase.of(
                        "instant-of-zones",
                        "instants",
                        zonesOfText.getKey(),
                        "zones",
                        String.join(", ", zonesOfText.getValue())))
                .toList();
    }

    /** Formats the local time with each offset that it has in a zone; where clocks skip it, the next time that exists. */
    private List<String> withOffsetOf(ZoneId zone) {
        LocalDateTime local = at.toLocalDateTime();
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(local);
            return List.of(FORM.format(gap.getDateTimeAfter().atOffset(gap.getOffsetAfter())));
        }
        return offsets.stream()
                .map(offset -> FORM.format(local.atOffset(offset)))
                .toList();
    }
}
