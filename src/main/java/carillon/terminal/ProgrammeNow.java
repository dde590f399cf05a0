package carillon.terminal;

import carillon.edition.PartOfDay;
import carillon.edition.SlotId;
import carillon.edition.SlotTime;
import carillon.timeline.WhatIsOn;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The programme of a city of the document at an instant: what is on, and what is next (docs/protocol.md, “What is on”).
 *
 * @param current what pages call now, by the ids of the slots
 * @param next absent where nothing is
 */
record ProgrammeNow(JsonNode city, SequencedMap<SlotId, WhatIsOn.SlotNow> current, Optional<SlotId> next) {

    static ProgrammeNow of(JsonNode city, Instant now) {
        ZoneId zone = ZoneId.of(city.path("timezone").asText("UTC"));
        List<WhatIsOn.SlotFacts> programme = city.path("slots")
                .propertyStream()
                .sorted(Comparator.comparingInt(
                        slot -> slot.getValue().path("order").asInt()))
                .map(slot -> facts(slot, zone))
                .toList();
        SequencedMap<SlotId, WhatIsOn.SlotNow> known =
                WhatIsOn.of(programme, city.path("state").asText().equals("closed"), now);
        SequencedMap<SlotId, WhatIsOn.SlotNow> current = WhatIsOn.current(known);
        Stream<SlotId> due = known.entrySet().stream()
                .filter(slot -> slot.getValue() == WhatIsOn.SlotNow.DUE && !current.containsKey(slot.getKey()))
                .map(Map.Entry::getKey);
        Stream<SlotId> later = programme.stream()
                .filter(slot -> slot.stage() == WhatIsOn.Stage.PLANNED
                        && slot.expectedStart() != null
                        && slot.expectedStart().isAfter(now))
                .map(WhatIsOn.SlotFacts::id);
        return new ProgrammeNow(city, current, Stream.concat(due, later).findFirst());
    }

    private static WhatIsOn.SlotFacts facts(Map.Entry<String, JsonNode> named, ZoneId zone) {
        JsonNode slot = named.getValue();
        LocalDate day = LocalDate.parse(slot.path("day").asText());
        WhatIsOn.Stage stage = switch (slot.path("state").asText()) {
            case "planned" -> WhatIsOn.Stage.PLANNED;
            case "running" -> WhatIsOn.Stage.RUNNING;
            default -> WhatIsOn.Stage.OVER;
        };
        @Nullable Instant expected = instant(slot.at("/expected/start"));
        @Nullable Instant start = instant(slot.at("/actual/start"));
        return new WhatIsOn.SlotFacts(
                new SlotId(named.getKey()),
                stage,
                day,
                slot.has("part")
                        ? PartOfDay.of(
                                day,
                                SlotTime.Part.valueOf(slot.path("part").asText().toUpperCase(Locale.ROOT)),
                                zone)
                        : null,
                expected,
                instant(slot.at("/expected/end")),
                start);
    }

    static @Nullable Instant instant(JsonNode value) {
        return value.isTextual() ? Instant.parse(value.asText()) : null;
    }

    /** The slots that are on or due, by their titles; what nobody said for sure has a question mark. */
    String currentTitles() {
        return current.entrySet().stream()
                .map(slot -> title(slot.getKey()) + (slot.getValue() == WhatIsOn.SlotNow.ON ? "" : " ?"))
                .reduce((first, second) -> first + " + " + second)
                .orElse("");
    }

    String title(SlotId slot) {
        return slot(slot).path("title").asText(slot.value());
    }

    JsonNode slot(SlotId slot) {
        return city.path("slots").path(slot.value());
    }

    /** How late what is on began, or else how late what is next is expected; empty where that is not known. */
    Optional<Duration> delay() {
        return current.entrySet().stream()
                .filter(slot -> slot.getValue() != WhatIsOn.SlotNow.DUE)
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> current.keySet().stream().findFirst())
                .or(this::next)
                .map(this::slot)
                .flatMap(slot -> {
                    @Nullable Instant planned = instant(slot.at("/planned/start"));
                    @Nullable Instant start = instant(slot.at("/actual/start"));
                    @Nullable Instant other = start == null ? instant(slot.at("/expected/start")) : start;
                    return Stream.of(planned, other).anyMatch(Objects::isNull)
                            ? Optional.empty()
                            : Optional.of(Duration.between(planned, other));
                });
    }
}
