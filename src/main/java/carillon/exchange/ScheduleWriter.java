package carillon.exchange;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.ProgrammeItem;
import carillon.edition.Slot;
import carillon.version.Version;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Writes an edition as {@code schedule.json}, the format of conferences that c3voc keeps: for other people's apps, walls and
 * recordings. {@link ScheduleReader} reads it again.
 */
public final class ScheduleWriter {
    /** The name by which the reader knows its own files. */
    static final String GENERATOR = "carillon";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final int MINUTES = 60;

    private final Edition edition;
    private final String address;

    /** Some apps know an event by a number alone, so no two have the same. */
    private final Set<Integer> numbers = new HashSet<>();

    private ScheduleWriter(Edition edition, String address) {
        this.edition = edition;
        this.address = address;
    }

    /**
     * Writes an edition.
     *
     * @param version names what is announced; another one whenever that changes
     * @param address where the pages of the edition are
     */
    public static ObjectNode write(Edition edition, String version, String address) {
        ObjectNode file = NODES.objectNode();
        file.put("$schema", "https://c3voc.de/schedule/schema.json");
        file.putObject("generator").put("name", GENERATOR).put("version", Version.text());
        ObjectNode schedule = file.putObject("schedule").put("version", version).put("base_url", address);
        schedule.set("conference", new ScheduleWriter(edition, address).conference());
        return file;
    }

    /** Returns the id of an edition as such a file has it, which wants no hyphens. */
    static String acronym(Edition edition) {
        return edition.id().value().replace('-', '_');
    }

    private ObjectNode conference() {
        List<LocalDate> days =
                edition.from().datesUntil(edition.to().plusDays(1)).toList();
        ObjectNode conference = NODES.objectNode()
                .put("acronym", acronym(edition))
                .put("title", edition.title())
                .put("start", edition.from().toString())
                .put("end", edition.to().toString())
                .put("daysCount", days.size())
                .put("timeslot_duration", "00:05")
                .put("time_zone_name", edition.timezone().getId())
                .put("url", address);
        ArrayNode tracks = conference.putArray("tracks");
        ArrayNode rooms = conference.putArray("rooms");
        edition.cities().values().forEach(city -> {
            tracks.addObject().put("name", track(city));
            roomsOf(city)
                    .forEach(room -> rooms.addObject()
                            .put("name", room)
                            .put(
                                    "guid",
                                    SlotIds.uuid("carillon room " + edition.id() + "/" + city.id() + "/" + room)
                                            .toString())
                            .put(
                                    "description",
                                    city.address() == null ? city.venue() : city.venue() + ", " + city.address()));
        });
        ArrayNode list = conference.putArray("days");
        for (int i = 0; i < days.size(); i++) {
            list.add(day(i + 1, days.get(i)));
        }
        return conference;
    }

    private String track(City city) {
        return ScheduleEvent.room(edition, city, null);
    }

    private List<String> roomsOf(City city) {
        return city.programme().stream()
                .map(item -> event(city, item).room())
                .distinct()
                .toList();
    }

    private ObjectNode day(int index, LocalDate date) {
        ObjectNode day = NODES.objectNode()
                .put("index", index)
                .put("date", date.toString())
                .put("day_start", written(date.atStartOfDay(edition.timezone())))
                .put("day_end", written(date.plusDays(1).atStartOfDay(edition.timezone())));
        ObjectNode rooms = day.putObject("rooms");
        edition.cities()
                .values()
                .forEach(city -> city.programme().forEach(item -> {
                    ScheduleEvent event = event(city, item);
                    if (event.day().equals(date)) {
                        ArrayNode inRoom = rooms.get(event.room()) instanceof ArrayNode known
                                ? known
                                : rooms.putArray(event.room());
                        inRoom.add(event(city, event));
                    }
                }));
        return day;
    }

    private ScheduleEvent event(City city, ProgrammeItem item) {
        return switch (item) {
            case Slot slot -> ScheduleEvent.of(edition, city, slot);
            case ProgrammeItem.Attends attends ->
                ScheduleEvent.of(
                        edition,
                        city,
                        Objects.requireNonNull(edition.milestones().get(attends.milestone())));
        };
    }

    private ObjectNode event(City city, ScheduleEvent event) {
        ZonedDateTime start = event.start().atZone(city.timezone());
        ObjectNode node = NODES.objectNode()
                .put("id", number(event))
                .put("guid", event.guid().toString())
                .put("date", written(start))
                .put("start", CLOCK.format(start))
                .put("duration", written(event.duration()))
                .put("room", event.room())
                .put("slug", event.slug().replaceAll("-+$", ""))
                .put("url", pageOf(city.id()))
                .put("title", event.title())
                .put("subtitle", "")
                .put("track", track(city))
                .put("type", event.type())
                .put("language", city.language())
                .put("abstract", event.text());
        node.putArray("persons");
        node.putArray("links");
        return node;
    }

    private String pageOf(CityId city) {
        return address + (address.contains("?") ? "&" : "?") + "city=" + city;
    }

    private int number(ScheduleEvent event) {
        int number = (int) (event.guid().getMostSignificantBits() >>> 33);
        while (number == 0 || !numbers.add(number)) {
            number = (number + 1) & Integer.MAX_VALUE;
        }
        return number;
    }

    private static String written(ZonedDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String written(Duration duration) {
        long minutes = duration.toMinutes();
        return "%02d:%02d".formatted(minutes / MINUTES, minutes % MINUTES);
    }
}
