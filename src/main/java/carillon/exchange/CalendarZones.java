package carillon.exchange;

import carillon.edition.Phrase;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The zones of a calendar, by the names that its program gives them: those of the IANA database, also behind a prefix of a
 * program; those that the file describes itself; those of Windows, and what Windows shows for them ({@link ShownZone}).
 */
final class CalendarZones {
    private static final Pattern IANA_AT_END =
            Pattern.compile("(?:.*/)??([A-Z][A-Za-z_]+/[A-Z][A-Za-z_+-]+(?:/[A-Z][A-Za-z_]+)?)");
    private static final Map<String, ZoneId> OF_WINDOWS = ofWindows();

    private final Map<String, CalendarClock> described = new HashMap<>();

    CalendarZones(CalendarPart calendar) {
        calendar.parts("VTIMEZONE")
                .forEach(zone -> DescribedZone.read(zone).ifPresent(clock -> described.put(zone.text("TZID"), clock)));
    }

    private static Map<String, ZoneId> ofWindows() {
        Properties zones = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(CalendarZones.class.getResourceAsStream("windows_zones.properties")),
                StandardCharsets.UTF_8)) {
            zones.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, ZoneId> byName = new HashMap<>();
        zones.stringPropertyNames().forEach(zone -> byName.put(zones.getProperty(zone), ZoneId.of(zone)));
        return byName;
    }

    /** Returns the zone that Windows calls so. */
    static Optional<ZoneId> ofWindows(String name) {
        return Optional.ofNullable(OF_WINDOWS.get(name));
    }

    /**
     * Returns the clocks of a zone.
     *
     * @param line of the property that names it
     */
    CalendarClock named(String name, int line) {
        @Nullable CalendarClock own = described.get(name);
        return iana(name)
                .or(() -> Optional.ofNullable(own))
                .or(() -> ofWindows(name).or(() -> ShownZone.of(name)).map(CalendarClock::of))
                .orElseThrow(() -> new MalformedFile(line, Phrase.of("calendar-zone", "zone", name)));
    }

    private static Optional<CalendarClock> iana(String name) {
        Matcher atEnd = IANA_AT_END.matcher(name);
        String id = atEnd.matches() ? atEnd.group(1) : name;
        return ZoneId.getAvailableZoneIds().contains(id)
                ? Optional.of(CalendarClock.of(ZoneId.of(id)))
                : Optional.empty();
    }
}
