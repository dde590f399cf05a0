package carillon.exchange;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Fault;
import carillon.edition.Kind;
import carillon.edition.Phrase;
import carillon.edition.SlotTime;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a calendar as the programme of one city: iCalendar (RFC 5545), as Google, Apple, Outlook, Thunderbird, Nextcloud and
 * pretalx write it (docs/exchange.md). An event that comes again is a slot each time; a whole day is a part of the day.
 */
final class CalendarReader {
    private static final int MAX_EVENTS = 5_000;

    /** Of those that come again a number of times, each day has to be counted. */
    private static final int MAX_COUNTED = 1_000;

    private final String file;
    private final Edition edition;
    private final City city;
    private final List<IncomingSlot> slots = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private int cancelled;
    private int ofPrivate;
    private int outside;

    private CalendarReader(String file, Edition edition, City city) {
        this.file = file;
        this.edition = edition;
        this.city = city;
    }

    /** @throws MalformedFile where it is no calendar */
    static Imported read(String file, byte[] content, Edition edition, Optional<CityId> only) {
        FileText.requireNoZip(content);
        CalendarPart calendars = CalendarPart.read(content);
        KnownCities cities = new KnownCities(edition);
        CityId id = only.or(cities::only)
                .orElseThrow(() -> new MalformedFile(0, Phrase.of("calendar-no-city", "cities", cities.listed())));
        CalendarReader reader = new CalendarReader(
                file, edition, Objects.requireNonNull(edition.cities().get(id)));
        calendars.parts("VCALENDAR").forEach(reader::read);
        return reader.imported();
    }

    private Imported imported() {
        if (faults.isEmpty() && slots.isEmpty()) {
            addFault(
                    0,
                    outside == 0
                            ? Phrase.of("events-none")
                            : Phrase.of("events-outside", "n", outside, "first", edition.from(), "last", edition.to()));
        }
        ProgrammeMerge.Merged merged = ProgrammeMerge.byHours(edition, city.id(), slots, file);
        faults.addAll(merged.faults());
        if (!faults.isEmpty()) {
            faults.sort(Comparator.comparingInt(Fault::line));
            return new Imported.Faulty(faults);
        }
        List<Fault> notes = new ArrayList<>();
        note(notes, outside, Phrase.of("note-outside", "n", outside));
        note(notes, cancelled, Phrase.of("note-cancelled", "n", cancelled));
        note(notes, ofPrivate, Phrase.of("note-private", "n", ofPrivate));
        return new Imported.Sound(merged.edition(), notes);
    }

    private static void requireAtMost(int most, long events) {
        if (events > most) {
            throw new MalformedFile(0, Phrase.of("events-many", "most", most));
        }
    }

    private void note(List<Fault> notes, int count, Phrase words) {
        if (count > 0) {
            notes.add(new Fault(file, 0, "", words));
        }
    }

    private void addFault(int line, Phrase words) {
        faults.add(new Fault(file, line, "", words));
    }

    private void read(CalendarPart calendar) {
        CalendarZones zones = new CalendarZones(calendar);
        boolean isAllCancelled = calendar.isWord("METHOD", "CANCEL");
        Map<String, List<CalendarEvent>> byUid = new LinkedHashMap<>();
        requireAtMost(
                MAX_COUNTED,
                calendar.parts("VEVENT")
                        .filter(part ->
                                part.text("RRULE").toUpperCase(Locale.ROOT).contains("COUNT="))
                        .count());
        calendar.parts("VEVENT")
                .forEach(part -> event(part, zones)
                        .ifPresent(event -> byUid.computeIfAbsent(event.uid(), _ -> new ArrayList<>())
                                .add(event)));
        byUid.values().forEach(same -> {
            if (isAllCancelled) {
                cancelled += same.size();
            } else {
                CalendarSeries.of(same).forEach(this::read);
                requireAtMost(MAX_EVENTS, slots.size());
            }
        });
    }

    private Optional<CalendarEvent> event(CalendarPart part, CalendarZones zones) {
        try {
            return CalendarEvent.read(part, zones, city.timezone());
        } catch (MalformedFile e) {
            addFault(part, e);
            return Optional.empty();
        }
    }

    /** Tells what is wrong with an event, unless it is on other days whatever it says. */
    private void addFault(CalendarPart part, MalformedFile fault) {
        if (CalendarSpan.of(part).isApartFrom(firstDay(), lastDay())) {
            outside++;
        } else {
            addFault(fault.line(), fault.words());
        }
    }

    /** A day of the edition in one zone may be the one before it in another. */
    private LocalDate firstDay() {
        return edition.from().minusDays(2);
    }

    private LocalDate lastDay() {
        return edition.to().plusDays(2);
    }

    private void read(CalendarSeries series) {
        try {
            int before = slots.size() + cancelled + ofPrivate;
            series.occurrences(firstDay(), lastDay()).forEach(this::read);
            boolean cameNever = before == slots.size() + cancelled + ofPrivate;
            outside += cameNever
                            && series.whole().filter(CalendarEvent::comesAgain).isPresent()
                    ? 1
                    : 0;
        } catch (MalformedFile e) {
            series.whole().ifPresentOrElse(event -> addFault(event.part(), e), () -> addFault(e.line(), e.words()));
        }
    }

    private void read(CalendarSeries.Occurrence occurrence) {
        CalendarEvent event = occurrence.event();
        CalendarTime time = occurrence.time();
        if (event.isCancelled()) {
            cancelled++;
        } else if (event.isPrivate()) {
            ofPrivate++;
        } else if (time.isDay()) {
            List<LocalDate> days = event.wholeDays(time);
            List<LocalDate> within = days.stream().filter(this::isWithin).toList();
            outside += within.isEmpty() && occurrence.isAlone() ? 1 : 0;
            within.forEach(day -> add(
                    ofDay(event, day, days.size() == 1 ? occurrence.key() : occurrence.key() + "/" + day),
                    day.toString()));
        } else if (isWithin(local(time.instant()).toLocalDate())) {
            Optional<Instant> end = event.end(time);
            if (!isMoment(event, time.instant())) {
                String when = local(time.instant()).toString().replace('T', ' ');
                add(timed(event, time.instant(), end, occurrence.key()), when);
            }
        } else if (occurrence.isAlone()) {
            outside++;
        }
    }

    /** Adds a slot; a calendar may have events without a title, and a programme has none. One that comes again is told once. */
    private void add(IncomingSlot slot, String when) {
        if (!slot.title().isEmpty()) {
            slots.add(slot);
        } else if (faults.stream().noneMatch(fault -> fault.line() == slot.line())) {
            addFault(slot.line(), Phrase.of("calendar-untitled", "when", when));
        }
    }

    private boolean isWithin(LocalDate day) {
        return !day.isBefore(edition.from()) && !day.isAfter(edition.to());
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, city.timezone());
    }

    /** Whether an event is a moment that the city shares with others, which has its line already. */
    private boolean isMoment(CalendarEvent event, Instant start) {
        String title = PlainText.of(event.part().text("SUMMARY"));
        return edition.milestones().values().stream()
                .filter(milestone ->
                        city.attends(milestone.id()) && milestone.at().equals(start))
                .anyMatch(milestone ->
                        milestone.title().values().stream().map(PlainText::of).anyMatch(title::equals));
    }

    private IncomingSlot timed(CalendarEvent event, Instant start, Optional<Instant> end, String key) {
        return slot(event, key, local(start), present -> {
            ObjectNode members = described(event);
            Hours.put(members, start, end, city.timezone());
            return members;
        });
    }

    private IncomingSlot ofDay(CalendarEvent event, LocalDate day, String key) {
        return slot(event, key, null, present -> {
            ObjectNode members = described(event).put("day", day.toString());
            // A calendar cannot say in which part of the day it is; so what is announced stays.
            boolean isKnown = present != null && present.when() instanceof SlotTime.Part;
            return isKnown ? members : members.put("part", SlotTime.Part.DAY.word());
        });
    }

    private IncomingSlot slot(
            CalendarEvent event, String key, @Nullable LocalDateTime start, IncomingSlot.Members members) {
        int line = event.part()
                .line("DTSTART")
                .map(CalendarLine::line)
                .orElse(event.part().line());
        return new IncomingSlot(line, "", null, key, event.part().text("SUMMARY"), start, members);
    }

    /** Returns what a calendar says beside the hours; what it does not say stays as it is announced. */
    private ObjectNode described(CalendarEvent event) {
        CalendarPart part = event.part();
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        String title = part.text("SUMMARY").replaceAll("\\s+", " ").strip();
        members.put("title", title.isEmpty() ? null : title);
        place(part).ifPresent(place -> members.put("place", place));
        Optional.ofNullable(Blurb.of(part.text("DESCRIPTION"))).ifPresent(text -> members.put("text", text));
        part.line("CATEGORIES")
                .map(line -> KindGuess.of(line.text()))
                .filter(kind -> kind != Kind.OTHER)
                .ifPresent(kind -> members.put("kind", kind.word()));
        return members;
    }

    /** Returns where in the venue an event is; empty where that is the venue itself. */
    private Optional<String> place(CalendarPart part) {
        String place = part.text("LOCATION").replaceAll("\\s*\n\\s*", ", ");
        String plain = PlainText.of(place);
        boolean isVenue = Stream.of(city.venue(), city.address() == null ? "" : city.address(), city.name())
                .anyMatch(name -> PlainText.of(name).equals(plain));
        return place.isEmpty() || isVenue ? Optional.empty() : Optional.of(place);
    }
}
