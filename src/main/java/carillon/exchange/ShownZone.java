package carillon.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A zone as Windows shows it to people, which Outlook on the web writes, too: an offset and some of its places, such as
 * {@code (UTC+01:00) Brussels, Copenhagen, Madrid, Paris}, in the language of its user. The first place counts that the IANA
 * database knows with that offset. An offset alone is no zone, for it says nothing about summer.
 */
final class ShownZone {
    private static final Pattern SHOWN =
            Pattern.compile("\\((?:UTC|GMT)(?<offset>[+-]\\d\\d:\\d\\d)?\\)\\s*(?<places>.+)");

    /** One that was made for an offset that never changes, such as {@code UTC+01}. */
    private static final Pattern FIXED = Pattern.compile("(?:UTC|GMT)[+-]\\d{1,2}(?::?\\d\\d)?");

    private static final String TIME = " Time";

    /** When these names had these offsets, without summer. */
    private static final Instant THEN = Instant.parse("2024-01-01T00:00:00Z");

    private static final Map<String, List<ZoneId>> BY_PLACE = ZoneId.getAvailableZoneIds().stream()
            .sorted()
            .filter(id -> id.contains("/") && !id.startsWith("Etc/"))
            .map(ZoneId::of)
            .collect(Collectors.groupingBy(zone -> place(zone.getId())));

    private ShownZone() {}

    private static String place(String id) {
        return PlainText.of(id.substring(id.lastIndexOf('/') + 1).replace('_', ' '));
    }

    static Optional<ZoneId> of(String name) {
        Matcher shown = SHOWN.matcher(name);
        if (!shown.matches()) {
            return FIXED.matcher(name).matches() ? fixed(name) : Optional.empty();
        }
        @Nullable String offset = shown.group("offset");
        String places = shown.group("places").strip();
        ZoneOffset standard = offset == null ? ZoneOffset.UTC : ZoneOffset.of(offset);
        if (places.toUpperCase(Locale.ROOT).equals("COORDINATED UNIVERSAL TIME")) {
            return Optional.of(ZoneOffset.UTC);
        }
        return Stream.concat(
                        ofWindows(places),
                        Stream.of(places.split(","))
                                .flatMap(place -> BY_PLACE.getOrDefault(PlainText.of(place), List.of()).stream()))
                .filter(zone -> zone.getRules().getStandardOffset(THEN).equals(standard))
                .findFirst();
    }

    private static Optional<ZoneId> fixed(String name) {
        try {
            return Optional.of(ZoneId.of(name).normalized());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Finds a region: {@code Eastern Time (US & Canada)} is {@code Eastern Standard Time}. */
    private static Stream<ZoneId> ofWindows(String region) {
        String bare = region.replaceFirst("\\s*\\([^)]*\\)$", "").replaceFirst("^West ", "W. ");
        String stem = bare.endsWith(TIME) ? bare.substring(0, bare.length() - TIME.length()) : bare;
        return CalendarZones.ofWindows(stem + " Standard Time").stream();
    }
}
