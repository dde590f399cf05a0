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
 * An instant as somebody wrote it (RFC 3339), with its offset from UTC. Whoever writes an offset means the clocks of a zone, and
 * is an hour wrong when they forget that its clocks were changed; a {@code Z} claims no zone and is never wrong.
 *
 * @param text as it was written
 * @param at the date, the time and the offset
 */
public record WrittenInstant(String text, OffsetDateTime at) {
    /** Never with a {@code Z}, which would not be the offset of a zone. */
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HH:MM:ss", "+00:00")
            .toFormatter(Locale.ROOT);

    /**
     * Reads one.
     *
     * @throws java.time.DateTimeException where the text is no date and time with an offset or a {@code Z}
     */
    public static WrittenInstant parse(String text) {
        return new WrittenInstant(text, OffsetDateTime.parse(text));
    }

    public Instant instant() {
        return at.toInstant();
    }

    /** {@code +00:00} is the same instant, but means the clocks of a zone. */
    private boolean claimsNoZone() {
        return text.endsWith("Z") || text.endsWith("z");
    }

    /** The day that was written. */
    LocalDate day() {
        return at.toLocalDate();
    }

    /** The day that it is there at that instant. */
    LocalDate dayIn(ZoneId zone) {
        return LocalDate.ofInstant(instant(), zone);
    }

    /**
     * What is wrong with its offset, and what to write; nothing where one of the zones has that offset at that instant. While clocks
     * go back both offsets are right, each for an instant of its own.
     *
     * @param zones those in which it may have been meant, at least one
     */
    public Optional<String> wrongOffset(Collection<ZoneId> zones) {
        if (claimsNoZone() || zones.stream().anyMatch(zone -> at.getOffset().equals(offsetIn(zone)))) {
            return Optional.empty();
        }
        String names = zones.stream().map(ZoneId::getId).collect(Collectors.joining(", "));
        String none = zones.size() == 1 ? names + " does not have then" : "none of " + names + " has then";
        return Optional.of(text + " has an offset that " + none + ": write " + alternatives(zones) + ", or "
                + DateTimeFormatter.ISO_INSTANT.format(instant()) + " where that very instant is meant");
    }

    private ZoneOffset offsetIn(ZoneId zone) {
        return zone.getRules().getOffset(instant());
    }

    /** What the clocks of each zone show at the time that was written, once for all zones that agree. */
    private String alternatives(Collection<ZoneId> zones) {
        Map<String, List<String>> zonesByText = zones.stream()
                .collect(Collectors.groupingBy(
                        this::asIn, LinkedHashMap::new, Collectors.mapping(ZoneId::getId, Collectors.toList())));
        return zonesByText.entrySet().stream()
                .map(one -> one.getKey() + " (" + String.join(", ", one.getValue()) + ")")
                .collect(Collectors.joining(" or "));
    }

    /** That date and time with each offset that it has there; where clocks go forward over it, the next time that exists. */
    private String asIn(ZoneId zone) {
        LocalDateTime local = at.toLocalDateTime();
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(local);
            return FORM.format(gap.getDateTimeAfter().atOffset(gap.getOffsetAfter()));
        }
        return offsets.stream()
                .map(offset -> FORM.format(local.atOffset(offset)))
                .collect(Collectors.joining(" or "));
    }
}
