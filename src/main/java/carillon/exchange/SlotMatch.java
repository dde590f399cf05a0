package carillon.exchange;

import carillon.edition.City;
import carillon.edition.Slot;
import carillon.edition.SlotTime;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds which slots of a city those of a file are: by their id here, by their id there, by title and start, by title
 * alone; each only where no other could be meant. Two titles are two slots, also where they begin at the same time.
 */
final class SlotMatch {
    private final City city;
    private final List<Slot> left;
    private final IdentityHashMap<IncomingSlot, Slot> found = new IdentityHashMap<>();

    private SlotMatch(City city) {
        this.city = city;
        this.left = new ArrayList<>(city.slots().toList());
    }

    /** Returns the slots that are found, by what comes in. */
    static IdentityHashMap<IncomingSlot, Slot> of(City city, List<IncomingSlot> incoming) {
        SlotMatch match = new SlotMatch(city);
        match.pair(
                incoming,
                other -> Optional.ofNullable(other.id()),
                slot -> Optional.of(slot.id().value()));
        match.pair(incoming, other -> Optional.ofNullable(other.foreign()).map(SlotIds::endOf), SlotMatch::endOfId);
        List<IncomingSlot> unnamed =
                incoming.stream().filter(other -> other.id() == null).toList();
        match.pair(
                unnamed,
                other -> at(other).map(start -> start + title(other.title())),
                slot -> match.at(slot).map(start -> start + title(slot.title())));
        match.pair(
                unnamed,
                other -> Optional.of(other.title())
                        .filter(title -> !title.isEmpty())
                        .map(SlotMatch::title),
                slot -> Optional.of(title(slot.title())));
        return match.found;
    }

    /** Pairs what has the same key and shares it with no other. */
    private void pair(
            List<IncomingSlot> incoming,
            Function<IncomingSlot, Optional<String>> keyOfIncoming,
            Function<Slot, Optional<String>> keyOfSlot) {
        Map<String, List<IncomingSlot>> others =
                byKey(incoming.stream().filter(other -> !found.containsKey(other)), keyOfIncoming);
        byKey(left.stream(), keyOfSlot).forEach((key, slots) -> {
            List<IncomingSlot> same = others.getOrDefault(key, List.of());
            if (slots.size() == 1 && same.size() == 1) {
                found.put(same.getFirst(), slots.getFirst());
            }
        });
        left.removeAll(List.copyOf(found.values()));
    }

    private static <T> Map<String, List<T>> byKey(Stream<T> all, Function<T, Optional<String>> key) {
        return all.filter(one -> key.apply(one).isPresent())
                .collect(Collectors.groupingBy(one -> key.apply(one).orElseThrow()));
    }

    private static Optional<String> endOfId(Slot slot) {
        String id = slot.id().value();
        int dash = id.lastIndexOf('-');
        return dash < 0 ? Optional.empty() : Optional.of(id.substring(dash));
    }

    private static String title(String title) {
        return PlainText.of(title);
    }

    private static Optional<String> at(IncomingSlot other) {
        return Optional.ofNullable(other.start()).map(Objects::toString);
    }

    private Optional<String> at(Slot slot) {
        return slot.when() instanceof SlotTime.Hours hours
                ? Optional.of(
                        LocalDateTime.ofInstant(hours.start(), city.timezone()).toString())
                : Optional.empty();
    }
}
