package carillon.timeline;

import carillon.edition.CityId;
import carillon.statement.CheckIn;
import carillon.statement.Entry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The entries that make a notice and hold, by the city that they are about; those about no city stand together. So the
 * newest of each are found without walking past all entries of a busier city, and past those taken back.
 */
record NoticesByCity(PMap<Optional<CityId>, SortedEntries> byCity) {
    private static final Comparator<Entry> IN_ORDER_OF_ARRIVAL = Comparator.comparingLong(Entry::seq);

    static final NoticesByCity NONE = new NoticesByCity(HashTreePMap.empty());

    NoticesByCity plus(Entry entry) {
        return new NoticesByCity(byCity.plus(cityOf(entry), about(cityOf(entry)).plus(entry)));
    }

    /**
     * Returns them without some entries and with others.
     *
     * @param taken of which some may make no notice
     * @param back which all make one, and are not there yet
     */
    NoticesByCity after(List<Entry> taken, List<Entry> back) {
        Map<Optional<CityId>, SortedEntries> changed = new HashMap<>();
        for (Entry entry : taken) {
            changed.put(
                    cityOf(entry),
                    changed.computeIfAbsent(cityOf(entry), this::about).minus(entry));
        }
        for (Entry entry : back) {
            changed.put(
                    cityOf(entry),
                    changed.computeIfAbsent(cityOf(entry), this::about).plus(entry));
        }
        return new NoticesByCity(byCity.plusAll(changed));
    }

    private SortedEntries about(Optional<CityId> city) {
        return byCity.getOrDefault(city, SortedEntries.in(IN_ORDER_OF_ARRIVAL));
    }

    private static Optional<CityId> cityOf(Entry entry) {
        return entry.statement() instanceof CheckIn checkIn ? Optional.of(checkIn.city()) : Optional.empty();
    }

    /**
     * Returns the newest entries, the newest one first.
     *
     * @param most how many in all
     * @param mostOfCity how many of one city, each its newest
     */
    List<Entry> newest(int most, int mostOfCity) {
        return byCity.entrySet().stream()
                .flatMap(city -> newest(city.getValue(), city.getKey().isPresent() ? mostOfCity : most))
                .sorted(IN_ORDER_OF_ARRIVAL.reversed())
                .limit(most)
                .toList();
    }

    private static Stream<Entry> newest(SortedEntries entries, int most) {
        return entries.fromLast().limit(most);
    }
}
