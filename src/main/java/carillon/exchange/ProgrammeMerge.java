package carillon.exchange;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.EditionChange;
import carillon.edition.EditionWriter;
import carillon.edition.Fault;
import carillon.edition.Kind;
import carillon.edition.Milestone;
import carillon.edition.MilestoneId;
import carillon.edition.PartFault;
import carillon.edition.PartOfDay;
import carillon.edition.Slot;
import carillon.edition.SlotTime;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts the slots of a file in place of a city's programme. A slot that the file has, too, keeps its id, and what the file cannot hold;
 * its place among the others stays while its time does.
 */
final class ProgrammeMerge {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern OF_PROGRAMME = Pattern.compile("/programme/(\\d+)(.*)");
    private static final Set<String> START = Set.of("day", "at", "part");

    private final Edition edition;
    private final City city;
    private final SequencedMap<String, ObjectNode> present = new LinkedHashMap<>();
    private final Map<String, IncomingSlot> sources = new HashMap<>();
    private final Set<String> taken;

    private ProgrammeMerge(Edition edition, City city) {
        this.edition = edition;
        this.city = city;
        this.taken = city.slots().map(slot -> slot.id().value()).collect(Collectors.toCollection(HashSet::new));
        EditionWriter.city(city).path("programme").forEach(line -> present.put(key(line), (ObjectNode) line));
    }

    /**
     * A programme with what the file says.
     *
     * @param edition with it; as it was where there are faults
     */
    record Merged(Edition edition, List<Fault> faults) {}

    /**
     * Merges slots into a city.
     *
     * @param file names the file in faults
     */
    static Merged byHours(Edition edition, CityId id, List<IncomingSlot> incoming, String file) {
        ProgrammeMerge merge = new ProgrammeMerge(
                edition, Objects.requireNonNull(edition.cities().get(id)));
        return merge.judged(merge.placed(merge.slots(incoming)), file);
    }

    /**
     * Merges lines into a city, in the order in which the file has them.
     *
     * @param moments the places of shared moments: after so many of the incoming slots
     */
    static Merged asWritten(
            Edition edition,
            CityId id,
            List<IncomingSlot> incoming,
            SequencedMap<MilestoneId, Integer> moments,
            String file) {
        ProgrammeMerge merge = new ProgrammeMerge(
                edition, Objects.requireNonNull(edition.cities().get(id)));
        List<ObjectNode> lines = new ArrayList<>(merge.slots(incoming).values());
        moments.reversed()
                .forEach((milestone, after) ->
                        lines.add(after, NODES.objectNode().put("milestone", milestone.value())));
        return merge.judged(lines, file);
    }

    /** Makes the slots of the programme to be, by what comes in. */
    private SequencedMap<IncomingSlot, ObjectNode> slots(List<IncomingSlot> incoming) {
        IdentityHashMap<IncomingSlot, Slot> known = SlotMatch.of(city, incoming);
        SequencedMap<IncomingSlot, ObjectNode> slots = new LinkedHashMap<>();
        for (IncomingSlot other : incoming) {
            ObjectNode slot = Optional.ofNullable(known.get(other))
                    .map(slotHere -> changed(slotHere, other))
                    .orElseGet(() -> made(other));
            sources.put(key(slot), other);
            slots.put(other, slot);
        }
        return slots;
    }

    private ObjectNode changed(Slot slot, IncomingSlot other) {
        ObjectNode members =
                Objects.requireNonNull(present.get(slot.id().value())).deepCopy();
        ObjectNode said = other.members().onto(slot);
        boolean isMoved = differs(members, said, "day") || differs(members, said, "at");
        if (said.hasNonNull("part")) {
            members.remove(List.of("at", "until"));
        } else if (said.has("at")) {
            members.remove("part");
        }
        if (isMoved && !said.has("until")) {
            members.remove("until");
        }
        return put(members, said);
    }

    private static boolean differs(ObjectNode members, ObjectNode said, String name) {
        return said.has(name) && !said.path(name).equals(members.path(name));
    }

    private ObjectNode made(IncomingSlot other) {
        ObjectNode said = other.members().onto(null);
        String id = other.id() != null ? other.id() : freshId(other);
        taken.add(id);
        Kind usual = KindGuess.of(other.title());
        return put(NODES.objectNode().put("id", id).put("kind", usual.word()), said);
    }

    private String freshId(IncomingSlot other) {
        String ofForeign = other.foreign() == null
                ? ""
                : SlotIds.ofForeign(other.title(), other.foreign()).value();
        return ofForeign.isEmpty() || taken.contains(ofForeign)
                ? SlotIds.ofTitle(other.title(), taken).value()
                : ofForeign;
    }

    private static ObjectNode put(ObjectNode members, ObjectNode said) {
        said.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                members.remove(member.getKey());
            } else {
                members.set(member.getKey(), member.getValue());
            }
        });
        return members;
    }

    /** Puts slots where they belong: those whose time is the same where they stand, the others by their hour. */
    private List<ObjectNode> placed(SequencedMap<IncomingSlot, ObjectNode> slots) {
        Map<String, ObjectNode> coming = new LinkedHashMap<>();
        slots.values().forEach(slot -> coming.put(key(slot), slot));
        List<ObjectNode> lines = new ArrayList<>();
        present.forEach((key, line) -> {
            @Nullable ObjectNode same = line.has("milestone") ? line : coming.get(key);
            if (same != null && isAtTheSameTime(line, same)) {
                lines.add(same);
                coming.remove(key);
            }
        });
        List<Optional<LocalDateTime>> begins =
                lines.stream().map(this::begin).collect(Collectors.toCollection(ArrayList::new));
        coming.values().stream()
                .sorted(Comparator.comparing(slot -> begin(slot).orElse(LocalDateTime.MAX)))
                .forEach(slot -> {
                    Optional<LocalDateTime> begin = begin(slot);
                    int place = placeOf(begin, begins);
                    lines.add(place, slot);
                    begins.add(place, begin);
                });
        return lines;
    }

    private static boolean isAtTheSameTime(ObjectNode line, ObjectNode same) {
        return START.stream().allMatch(name -> line.path(name).equals(same.path(name)));
    }

    private static int placeOf(Optional<LocalDateTime> begin, List<Optional<LocalDateTime>> begins) {
        for (int i = 0; begin.isPresent() && i < begins.size(); i++) {
            if (begins.get(i).filter(other -> other.isAfter(begin.get())).isPresent()) {
                return i;
            }
        }
        return begins.size();
    }

    /** Returns when a line begins by the clocks of the city; empty where that is not known, or was written wrongly. */
    private Optional<LocalDateTime> begin(JsonNode line) {
        if (line.has("milestone")) {
            @Nullable
            Milestone milestone = edition.milestones()
                    .get(new MilestoneId(line.path("milestone").asText()));
            return Optional.ofNullable(milestone).map(one -> LocalDateTime.ofInstant(one.at(), city.timezone()));
        }
        try {
            LocalDate day = LocalDate.parse(line.path("day").asText());
            if (line.has("at")) {
                return Optional.of(day.atTime(LocalTime.parse(line.path("at").asText())));
            }
            SlotTime.Part part =
                    SlotTime.Part.valueOf(line.path("part").asText().toUpperCase(Locale.ROOT));
            return Optional.of(LocalDateTime.ofInstant(
                    PartOfDay.of(day, part, city.timezone()).from(), city.timezone()));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String key(JsonNode line) {
        return line.has("milestone")
                ? "milestone:" + line.path("milestone").asText()
                : line.path("id").asText();
    }

    private Merged judged(List<ObjectNode> lines, String file) {
        ArrayNode programme = NODES.arrayNode();
        lines.forEach(programme::add);
        return switch (EditionChange.city(edition, city.id(), Map.of("programme", programme))) {
            case EditionChange.Outcome.Sound sound -> new Merged(sound.edition(), List.of());
            case EditionChange.Outcome.Faulty faulty ->
                new Merged(
                        edition,
                        faulty.faults().stream()
                                .map(fault -> fault(fault, lines, file))
                                .toList());
        };
    }

    private Fault fault(PartFault fault, List<ObjectNode> lines, String file) {
        Matcher place = OF_PROGRAMME.matcher(fault.pointer());
        @Nullable
        IncomingSlot source = place.matches() ? sources.get(key(lines.get(Integer.parseInt(place.group(1))))) : null;
        String pointer = source == null || source.pointer().isEmpty()
                ? "/cities/" + city.id() + fault.pointer()
                : source.pointer();
        return new Fault(file, source == null ? 0 : source.line(), pointer, fault.words());
    }
}
