package carillon.exchange;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A format of other programs that can be read onto an edition (docs/exchange.md). */
public enum Format {
    /** A table of a spreadsheet: CSV. */
    TABLE,
    /** The {@code schedule.json} of conferences; other JSON may be an edition, so its shape tells. */
    SCHEDULE,
    /** A calendar of one city: iCalendar. */
    CALENDAR;

    /** Returns the format of a media type, such as {@code text/csv}. */
    public static Optional<Format> ofMediaType(String name) {
        return switch (name) {
            case "text/csv", "text/tab-separated-values" -> Optional.of(TABLE);
            case "text/calendar" -> Optional.of(CALENDAR);
            default -> Optional.empty();
        };
    }

    /** Returns the format of JSON, by its shape; empty where it may be an edition. */
    public static Optional<Format> ofShape(JsonNode root) {
        return ScheduleReader.isSchedule(root) ? Optional.of(SCHEDULE) : Optional.empty();
    }

    /** Returns the media type by which a file is sent whose name ends so; empty where that says nothing. */
    public static Optional<String> mediaTypeOfFile(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "csv", "tsv", "txt" -> Optional.of("text/csv");
            case "ics", "ical" -> Optional.of("text/calendar");
            default -> Optional.empty();
        };
    }

    /**
     * Reads a file onto an edition. Nothing is changed but what the file names.
     *
     * @param file names it in the faults
     * @param edition what is announced
     * @param city the only city that is taken; where a file names none, the city that it is of
     */
    public Imported read(String file, byte[] content, Edition edition, Optional<CityId> city) {
        try {
            return switch (this) {
                case TABLE -> TableReader.read(file, content, edition, city);
                case SCHEDULE -> ScheduleReader.read(file, content, edition, city);
                case CALENDAR -> CalendarReader.read(file, content, edition, city);
            };
        } catch (MalformedFile e) {
            return new Imported.Faulty(List.of(new Fault(file, e.line(), "", e.words())));
        }
    }
}
