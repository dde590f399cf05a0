package carillon.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event of a calendar, with those that stand in place of some of the times at which it comes.
 *
 * @param whole the event; empty where a file has changed times of it alone
 * @param changed those in place of a time, or beside the others, as Apple writes them
 */
record CalendarSeries(Optional<CalendarEvent> whole, List<CalendarEvent> changed) {

    /**
     * A time at which an event takes place.
     *
     * @param key names it in the calendar, whatever it is called and wherever it is moved
     * @param isAlone whether it is all that there is of its event
     */
    record Occurrence(CalendarEvent event, CalendarTime time, String key, boolean isAlone) {}

    /** Puts together the events that have one UID. */
    static List<CalendarSeries> of(List<CalendarEvent> same) {
        List<CalendarEvent> changed =
                same.stream().filter(CalendarEvent::isInPlaceOfAnother).toList();
        Collection<CalendarEvent> wholes = newest(
                same.stream().filter(event -> !event.isInPlaceOfAnother()).toList());
        if (wholes.size() < 2) {
            return List.of(new CalendarSeries(wholes.stream().findFirst(), changed));
        }
        List<CalendarSeries> apart = new ArrayList<>();
        wholes.forEach(event -> apart.add(new CalendarSeries(Optional.of(event.apart()), List.of())));
        apart.add(new CalendarSeries(Optional.empty(), changed));
        return apart;
    }

    /** Returns the newest version of an event. Some programs have one UID for all: two titles or starts are two events. */
    private static Collection<CalendarEvent> newest(List<CalendarEvent> versions) {
        int newest = versions.stream().mapToInt(CalendarEvent::sequence).max().orElse(0);
        Map<String, CalendarEvent> events = new LinkedHashMap<>();
        versions.stream()
                .filter(event -> event.sequence() == newest)
                .forEach(event -> events.put(event.apart().uid(), event));
        return events.values();
    }

    /** Lists the times from one day to another; what is alone is listed whenever it is. */
    List<Occurrence> occurrences(LocalDate from, LocalDate to) {
        List<Occurrence> occurrences = new ArrayList<>();
        Map<Instant, CalendarEvent> left = new LinkedHashMap<>();
        changed.forEach(event -> event.inPlaceOf(whole).ifPresent(time -> left.put(time, event)));
        whole.ifPresent(event -> event.times(from, to).forEach(time -> {
            @Nullable CalendarEvent other = left.remove(time.instant());
            String key = event.comesAgain() ? event.uid() + "/" + time.instant() : event.uid();
            occurrences.add(
                    other == null
                            ? new Occurrence(event, time, key, !event.comesAgain())
                            : new Occurrence(other, other.start(), key, false));
        }));
        left.forEach((time, event) -> {
            LocalDate day = event.start().local().toLocalDate();
            if (whole.isEmpty() || (!day.isBefore(from) && !day.isAfter(to))) {
                occurrences.add(new Occurrence(event, event.start(), event.uid() + "/" + time, whole.isEmpty()));
            }
        });
        return occurrences;
    }
}
