package carillon.exchange;

import carillon.edition.City;
import carillon.edition.Edition;
import carillon.edition.Milestone;
import carillon.edition.PartOfDay;
import carillon.edition.Slot;
import carillon.edition.SlotTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A slot or a shared moment of a city as {@code schedule.json} has it: the city is its track, and its room together with the
 * place. What that format cannot leave open has a usual value, by which it is known when the file is read again.
 *
 * @param guid made of what it is of, and so always the same
 * @param slug names it in words
 * @param day on which it is listed
 * @param text what to know about it; empty where nothing
 */
record ScheduleEvent(
        UUID guid,
        String slug,
        LocalDate day,
        Instant start,
        Duration duration,
        String room,
        String title,
        String type,
        String text) {
    /** Stands between a city and a place in it. */
    static final String BETWEEN = " · ";

    private static final String MOMENT = "moment";
    private static final Duration USUAL = Duration.ofHours(1);

    static ScheduleEvent of(Edition edition, City city, Slot slot) {
        Instant start = switch (slot.when()) {
            case SlotTime.Hours hours -> hours.start();
            case SlotTime.Part part -> part(city, slot, part).from();
        };
        Duration duration = switch (slot.when()) {
            case SlotTime.Hours hours -> hours.length().orElseGet(() -> untilNext(city, hours.start()));
            case SlotTime.Part part ->
                Duration.between(start, part(city, slot, part).to());
        };
        String name = edition.id() + "-" + city.id() + "-" + slot.id();
        return new ScheduleEvent(
                SlotIds.uuid("carillon slot " + edition.id() + "/" + city.id() + "/" + slot.id()),
                name,
                slot.day(),
                start,
                duration,
                room(edition, city, slot.place()),
                slot.title(),
                slot.kind().word(),
                slot.text() == null ? "" : slot.text());
    }

    static ScheduleEvent of(Edition edition, City city, Milestone milestone) {
        LocalDate day = LocalDate.ofInstant(milestone.at(), city.timezone());
        LocalDate notEarly = day.isBefore(edition.from()) ? edition.from() : day;
        return new ScheduleEvent(
                guid(edition, city, milestone),
                edition.id() + "-" + city.id() + "-" + milestone.id(),
                notEarly.isAfter(edition.to()) ? edition.to() : notEarly,
                milestone.at(),
                milestone.duration(),
                room(edition, city, null),
                edition.title(milestone, edition.fallback()),
                MOMENT,
                "");
    }

    static UUID guid(Edition edition, City city, Milestone milestone) {
        return SlotIds.uuid("carillon moment " + edition.id() + "/" + city.id() + "/" + milestone.id());
    }

    private static PartOfDay part(City city, Slot slot, SlotTime.Part part) {
        return PartOfDay.of(slot.day(), part, city.timezone());
    }

    /** How long a slot without an end is shown: until the next one begins, and an hour at most. */
    private static Duration untilNext(City city, Instant start) {
        Optional<Instant> next = city.slots()
                .flatMap(slot -> slot.when() instanceof SlotTime.Hours hours
                        ? Optional.of(hours.start()).stream()
                        : Optional.<Instant>empty().stream())
                .filter(other -> other.isAfter(start))
                .min(Instant::compareTo);
        return next.map(other -> Duration.between(start, other))
                .filter(gap -> gap.compareTo(USUAL) < 0)
                .orElse(USUAL);
    }

    /** Names a city as a room: where two are called the same, by its id, too. */
    static String room(Edition edition, City city, @Nullable String place) {
        boolean isOnlyOne = edition.cities().values().stream()
                        .filter(other -> other.name().equals(city.name()))
                        .count()
                == 1;
        String name = isOnlyOne ? city.name() : city.name() + " (" + city.id() + ")";
        return place == null ? name : name + BETWEEN + place;
    }
}
