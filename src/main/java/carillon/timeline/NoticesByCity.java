package carillon.timeline;

import carillon.edition.CityId;
import carillon.statement.CheckIn;
import carillon.statement.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What makes a notice and holds, by the city that it is about; what is about no city stands together. So the newest of each are found
 * without walking past all that a busier city said, or that was taken back.
 */
record NoticesByCity(PMap<Optional<CityId>, SortedEntries> byCity) {
    private static final Comparator<Entry> IN_ORDER_OF_ARRIVAL = Comparator.comparingLong(Entry::seq);

    static final NoticesByCity NONE = new NoticesByCity(HashTreePMap.empty());

    NoticesByCity plus(Entry entry) {
        return new NoticesByCity(byCity.plus(cityOf(entry), about(cityOf(entry)).plus(entry)));
    }

    /** Without an entry; the same where it makes no notice. */
    NoticesByCity minus(Entry entry) {
        return new NoticesByCity(byCity.plus(cityOf(entry), about(cityOf(entry)).minus(entry)));
    }

    private SortedEntries about(Optional<CityId> city) {
        return byCity.getOrDefault(city, SortedEntries.in(IN_ORDER_OF_ARRIVAL));
    }

    private static Optional<CityId> cityOf(Entry entry) {
        return entry.statement() instanceof CheckIn checkIn ? Optional.of(checkIn.city()) : Optional.empty();
    }

    /**
     * The newest, the newest one first.
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
