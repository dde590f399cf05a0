package carillon.exchange;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A format of other programs that can be read onto an edition (docs/exchange.md). */
public enum Format {
    /** A table of a spreadsheet: CSV. */
    TABLE(Set.of("text/csv", "text/tab-separated-values"), Set.of("csv", "tsv", "txt"), TableReader::read),
    /** The {@code schedule.json} of conferences; other JSON may be an edition, so its shape tells. */
    SCHEDULE(Set.of(), Set.of(), ScheduleReader::read),
    /** A calendar of one city: iCalendar. */
    CALENDAR(Set.of("text/calendar"), Set.of("ics", "ical"), CalendarReader::read);

    private final Set<String> mediaTypes;
    private final Set<String> endings;
    private final Reader reader;

    Format(Set<String> mediaTypes, Set<String> endings, Reader reader) {
        this.mediaTypes = mediaTypes;
        this.endings = endings;
        this.reader = reader;
    }

    private interface Reader {
        Imported read(String file, byte[] content, Edition edition, Optional<CityId> city);
    }

    /** Returns the format of a media type, such as {@code text/csv}. */
    public static Optional<Format> ofMediaType(String name) {
        return Stream.of(values())
                .filter(format -> format.mediaTypes.contains(name))
                .findFirst();
    }

    /** Returns the format of JSON, by its shape; empty where it may be an edition. */
    public static Optional<Format> ofShape(JsonNode root) {
        return ScheduleReader.isSchedule(root) ? Optional.of(SCHEDULE) : Optional.empty();
    }

    /** Returns the media type by which a file is sent whose name ends so; empty where that says nothing. */
    public static Optional<String> mediaTypeOfFile(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(format -> format.endings.contains(ending))
                .flatMap(format -> format.mediaTypes.stream().sorted())
                .findFirst();
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
            return reader.read(file, content, edition, city);
        } catch (MalformedFile e) {
            return new Imported.Faulty(List.of(new Fault(file, e.line(), "", e.words())));
        }
    }
}
