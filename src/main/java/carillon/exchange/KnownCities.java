package carillon.exchange;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cities of an edition, by all that they are called: their ids, and their names in each language. */
final class KnownCities {
    private static final Pattern ROOM =
            Pattern.compile("(?<city>.+?)(?: [·–—|-] |\\s*[:/]\\s+)(?<place>.+)", Pattern.DOTALL);

    private final Edition edition;
    private final Map<String, Optional<CityId>> byName = new HashMap<>();

    KnownCities(Edition edition) {
        this.edition = edition;
        edition.cities()
                .values()
                .forEach(city -> namesOf(city)
                        .map(PlainText::of)
                        .distinct()
                        .forEach(name -> byName.merge(name, Optional.of(city.id()), (_, _) -> Optional.empty())));
        // An id means its city, whatever others are called.
        edition.cities().keySet().forEach(id -> byName.put(id.value(), Optional.of(id)));
    }

    private static Stream<String> namesOf(City city) {
        return Stream.concat(Stream.of(city.id().value(), city.name()), city.names().values().stream());
    }

    /** Returns the city of that name; empty where there is none, or several are called so. */
    Optional<CityId> called(String name) {
        return byName.getOrDefault(PlainText.of(name), Optional.empty());
    }

    /**
     * A room of a city.
     *
     * @param place where in the city; empty where the room is the city
     */
    record Room(CityId city, String place) {}

    /** Reads a room that is called as a city, or begins so: {@code Lyon · Salle A}. */
    Optional<Room> room(String name) {
        Optional<Room> whole =
                called(name.replaceFirst(" \\(([a-z0-9-]+)\\)$", "")).map(city -> new Room(city, ""));
        if (whole.isPresent()) {
            return whole;
        }
        Matcher parts = ROOM.matcher(name);
        return parts.matches()
                ? called(parts.group("city")).map(city -> new Room(city, parts.group("place")))
                : Optional.empty();
    }

    /** Returns the only city; empty where there are several. */
    Optional<CityId> only() {
        return edition.cities().size() == 1
                ? Optional.of(edition.cities().firstEntry().getKey())
                : Optional.empty();
    }

    /** Lists what may be written. */
    String listed() {
        return edition.cities().keySet().stream().map(CityId::value).collect(Collectors.joining(", "));
    }
}
