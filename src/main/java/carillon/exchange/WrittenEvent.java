package carillon.exchange;

import carillon.edition.City;
import carillon.edition.Edition;
import carillon.edition.Kind;
import carillon.edition.Slot;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An event of a {@code schedule.json} as some program wrote it: below a day and a room, or, in the second version of the format, in a
 * list of its own.
 *
 * @param pointer where it stands in the file (RFC 6901)
 * @param day the date of its day; empty where it stands below none
 * @param room as it is called; empty where it has none
 */
record WrittenEvent(String pointer, String day, String room, JsonNode node) {
    /** Minutes, hours with minutes, or days with both. */
    private static final Pattern DURATION = Pattern.compile("(?:(?:(\\d{1,3}):)?(\\d{1,4}):)?(\\d{1,5})");

    /** Lists the events of a file, in its order. */
    static List<WrittenEvent> all(JsonNode root) {
        List<WrittenEvent> events = new ArrayList<>();
        JsonNode days = root.path("schedule").path("conference").path("days");
        for (int i = 0; i < days.size(); i++) {
            String pointer = "/schedule/conference/days/" + i + "/rooms/";
            for (Map.Entry<String, JsonNode> room : days.get(i).path("rooms").properties()) {
                String inRoom = pointer + room.getKey().replace("~", "~0").replace("/", "~1") + "/";
                for (int k = 0; k < room.getValue().size(); k++) {
                    String day = days.get(i).path("date").asText();
                    events.add(new WrittenEvent(
                            inRoom + k, day, room.getKey(), room.getValue().get(k)));
                }
            }
        }
        JsonNode list = root.path("schedule").path("events");
        for (int i = 0; i < list.size(); i++) {
            events.add(new WrittenEvent(
                    "/schedule/events/" + i, "", named(list.get(i).path("room")), list.get(i)));
        }
        return events;
    }

    /** Returns the name of what may be an object with one. */
    private static String named(JsonNode value) {
        return value.isObject() ? text(value.has("name") ? value.path("name") : value.path("slug")) : text(value);
    }

    /** Returns a text, or the first of one in several languages. */
    private static String text(JsonNode value) {
        if (value.isObject()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(WrittenEvent::text)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        return value.isNull() ? "" : value.asText().strip();
    }

    private String text(String member) {
        return text(node.path(member));
    }

    String title() {
        return text("title");
    }

    String track() {
        return named(node.path("track"));
    }

    Optional<UUID> guid() {
        try {
            return Optional.of(UUID.fromString(text("guid")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Its id in the program that wrote the file. */
    private @Nullable String foreign() {
        return Stream.of("guid", "code", "id")
                .map(this::text)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** Returns when it begins; one that says a time alone means that of its day in a zone. */
    Optional<Instant> start(ZoneId zone) {
        return instant(text("date")).or(() -> instant(text("start"))).or(() -> local(day, text("start"), zone));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> local(String day, String time, ZoneId zone) {
        try {
            return Optional.of(LocalDate.parse(day)
                    .atTime(LocalTime.parse(time))
                    .atZone(zone)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns how long it lasts; empty where that is not said, or nothing. */
    private Optional<Duration> duration(Instant start) {
        Matcher parts = DURATION.matcher(text("duration"));
        Optional<Duration> said = parts.matches()
                ? Optional.of(Duration.ofDays(number(parts.group(1)))
                        .plusHours(number(parts.group(2)))
                        .plusMinutes(number(parts.group(3))))
                : instant(text("end")).map(end -> Duration.between(start, end));
        return said.filter(Duration::isPositive);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /**
     * Returns the slot that it is.
     *
     * @param id its id here, where that is known
     */
    IncomingSlot slot(Edition edition, City city, @Nullable String id, KnownCities cities) {
        Instant start = start(city.timezone()).orElseThrow();
        return new IncomingSlot(
                0,
                pointer,
                id,
                id == null ? foreign() : null,
                title(),
                LocalDateTime.ofInstant(start, city.timezone()),
                present -> members(edition, city, present, start, cities));
    }

    /** Returns what is said otherwise than it would be written here. */
    private ObjectNode members(Edition edition, City city, @Nullable Slot present, Instant start, KnownCities cities) {
        @Nullable ScheduleEvent written = present == null ? null : ScheduleEvent.of(edition, city, present);
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        Optional<Duration> duration = duration(start);
        boolean isAsLong = written != null
                && duration.filter(
                                said -> said.toMinutes() == written.duration().toMinutes())
                        .isPresent();
        if (written == null || !written.start().equals(start) || !isAsLong) {
            boolean isWithoutEnd = isAsLong && !Hours.haveEnd(present);
            Hours.put(members, start, isWithoutEnd ? Optional.empty() : duration.map(start::plus), city.timezone());
        }
        if (written == null || !written.title().equals(title())) {
            members.put("title", title().isEmpty() ? null : title());
        }
        if (written == null || !written.room().equals(room)) {
            members.put("place", placeIn(city, cities));
        }
        if (written == null || !written.type().equals(text("type"))) {
            members.put("kind", kind().word());
        }
        String description = text("abstract").isEmpty() ? text("description") : text("abstract");
        if (written == null
                || !written.text().equals(description)
                || !text("subtitle").isEmpty()) {
            members.put("text", Blurb.of(persons(), text("subtitle"), description));
        }
        return members;
    }

    private @Nullable String placeIn(City city, KnownCities cities) {
        String place = cities.room(room)
                .filter(one -> one.city().equals(city.id()))
                .map(KnownCities.Room::place)
                .orElse(room);
        return place.isEmpty() || place.equals(city.venue()) ? null : place;
    }

    private Kind kind() {
        String type = text("type");
        return Stream.of(Kind.values())
                .filter(kind -> kind.word().equals(type))
                .findFirst()
                .or(() -> Stream.of(type, title())
                        .map(KindGuess::of)
                        .filter(guess -> guess != Kind.OTHER)
                        .findFirst())
                .orElse(type.equals("other") ? Kind.OTHER : Kind.TALK);
    }

    private String persons() {
        JsonNode persons = node.has("persons") ? node.path("persons") : node.path("participants");
        return StreamSupport.stream(persons.spliterator(), false)
                .map(person -> text(person.has("public_name") ? person.path("public_name") : person.path("name")))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
