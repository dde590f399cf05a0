package carillon.exchange;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Fault;
import carillon.edition.Milestone;
import carillon.edition.Phrase;
import carillon.edition.ProgrammeItem;
import carillon.edition.Slot;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code schedule.json} as c3voc keeps it, and as pretalx, frab and others write it (docs/exchange.md). An event is of the
 * city that its room or its track is called, or of the one that somebody chose; the rest of its room is a place there.
 */
final class ScheduleReader {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_EVENTS = 5_000;

    private final String file;
    private final Edition edition;
    private final Optional<CityId> only;
    private final KnownCities cities;
    private final Map<UUID, Known> known = new HashMap<>();
    private final SequencedMap<CityId, List<IncomingSlot>> slots = new LinkedHashMap<>();
    private final Set<String> unknownRooms = new HashSet<>();
    private final Set<Milestone> moved = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();
    private int outside;
    private int ofOthers;

    private ScheduleReader(String file, Edition edition, Optional<CityId> only) {
        this.file = file;
        this.edition = edition;
        this.only = only;
        this.cities = new KnownCities(edition);
        edition.cities().values().forEach(city -> city.programme().forEach(item -> know(city, item)));
    }

    /** A line of a programme that is known by the guid of its event. */
    private record Known(City city, ProgrammeItem item) {}

    private void know(City city, ProgrammeItem item) {
        UUID guid = switch (item) {
            case Slot slot -> ScheduleEvent.of(edition, city, slot).guid();
            case ProgrammeItem.Attends attends ->
                ScheduleEvent.guid(
                        edition,
                        city,
                        Objects.requireNonNull(edition.milestones().get(attends.milestone())));
        };
        known.put(guid, new Known(city, item));
    }

    /** Whether JSON has the shape of such a file. */
    static boolean isSchedule(JsonNode root) {
        return root.path("schedule").path("conference").isObject();
    }

    /** @throws MalformedFile where it is no such file */
    static Imported read(String file, byte[] content, Edition edition, Optional<CityId> only) {
        JsonNode root = parsed(FileText.of(content));
        if (!isSchedule(root)) {
            throw new MalformedFile(0, Phrase.of("schedule-shape"));
        }
        String acronym =
                root.path("schedule").path("conference").path("acronym").asText();
        boolean isOurs = root.path("generator").path("name").asText().equals(ScheduleWriter.GENERATOR);
        if (isOurs && !acronym.equals(ScheduleWriter.acronym(edition))) {
            throw new MalformedFile(0, Phrase.of("schedule-other-edition", "edition", acronym));
        }
        return new ScheduleReader(file, edition, only).read(WrittenEvent.all(root));
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new MalformedFile(line, Phrase.of("schedule-shape"));
        }
    }

    private Imported read(List<WrittenEvent> events) {
        if (events.size() > MAX_EVENTS) {
            throw new MalformedFile(0, Phrase.of("events-many", "most", MAX_EVENTS));
        }
        events.forEach(this::read);
        boolean isNothingLeft = faults.isEmpty() && slots.isEmpty();
        if (isNothingLeft) {
            addFault(
                    "",
                    outside == 0
                            ? Phrase.of("events-none")
                            : Phrase.of("events-outside", "n", outside, "first", edition.from(), "last", edition.to()));
        }
        Edition changed = edition;
        for (Map.Entry<CityId, List<IncomingSlot>> ofCity : slots.entrySet()) {
            ProgrammeMerge.Merged merged = ProgrammeMerge.byHours(changed, ofCity.getKey(), ofCity.getValue(), file);
            changed = merged.edition();
            faults.addAll(merged.faults());
        }
        return faults.isEmpty() ? new Imported.Sound(changed, notes()) : new Imported.Faulty(faults);
    }

    private List<Fault> notes() {
        List<Fault> notes = new ArrayList<>();
        if (outside > 0) {
            notes.add(fault("", Phrase.of("note-outside", "n", outside)));
        }
        if (ofOthers > 0) {
            notes.add(fault("", Phrase.of("note-other-cities", "n", ofOthers)));
        }
        moved.forEach(milestone -> notes.add(
                fault("", Phrase.of("note-moment-stays", "milestone", edition.title(milestone, edition.fallback())))));
        return notes;
    }

    private void read(WrittenEvent event) {
        @Nullable Known here = event.guid().map(known::get).orElse(null);
        Optional<CityId> city = here != null ? Optional.of(here.city().id()) : cityOf(event);
        if (city.isEmpty()) {
            if (unknownRooms.add(event.room())) {
                addFault(
                        event.pointer(),
                        Phrase.of("schedule-room-unknown", "room", event.room(), "cities", cities.listed()));
            }
        } else if (only.isPresent() && !only.equals(city)) {
            ofOthers++;
        } else if (here != null && here.item() instanceof ProgrammeItem.Attends attends) {
            ofCity(city.get());
            noteMoved(here.city(), attends, event);
        } else {
            read(event, Objects.requireNonNull(edition.cities().get(city.get())), here);
        }
    }

    /** A moment that is shared is announced for all cities at once, so a file moves none. */
    private void noteMoved(City city, ProgrammeItem.Attends attends, WrittenEvent event) {
        Milestone milestone = Objects.requireNonNull(edition.milestones().get(attends.milestone()));
        if (event.start(city.timezone()).filter(milestone.at()::equals).isEmpty()) {
            moved.add(milestone);
        }
    }

    private void read(WrittenEvent event, City city, @Nullable Known here) {
        if (event.start(city.timezone()).isEmpty()) {
            addFault(event.pointer(), Phrase.of("schedule-no-start", "title", event.title()));
            return;
        }
        LocalDate day = LocalDate.ofInstant(event.start(city.timezone()).get(), city.timezone());
        // One that is announced already may begin before its day did where it has no hours.
        if (here == null && (day.isBefore(edition.from()) || day.isAfter(edition.to()))) {
            outside++;
            return;
        }
        @Nullable
        String id = here != null && here.item() instanceof Slot slot ? slot.id().value() : null;
        ofCity(city.id()).add(event.slot(edition, city, id, cities));
    }

    private List<IncomingSlot> ofCity(CityId city) {
        return slots.computeIfAbsent(city, _ -> new ArrayList<>());
    }

    private Optional<CityId> cityOf(WrittenEvent event) {
        return cities.room(event.room())
                .map(KnownCities.Room::city)
                .or(() -> cities.called(event.track()))
                .or(() -> only)
                .or(cities::only);
    }

    private void addFault(String pointer, Phrase words) {
        faults.add(fault(pointer, words));
    }

    private Fault fault(String pointer, Phrase words) {
        return new Fault(file, 0, pointer, words);
    }
}
