package carillon.feed;

import carillon.edition.CityId;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many watch: on one event loop, on one node, or on all of them, which is the sum.
 *
 * @param total all who watch, whether or not they say from where
 * @param cities how many of them watch from each city; one without watchers is left out; immutable
 */
public record Presence(int total, SortedMap<CityId, Integer> cities) {
    public static final Presence NONE = new Presence(0, new TreeMap<>());

    public Presence {
        TreeMap<CityId, Integer> known = new TreeMap<>(cities);
        known.values().removeIf(count -> count == 0);
        if (total < 0 || known.values().stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("fewer than none: " + total + " " + cities);
        }
        cities = Collections.unmodifiableSortedMap(known);
    }

    static Presence of(int total, Map<CityId, Integer> cities) {
        return new Presence(total, new TreeMap<>(cities));
    }

    /** Returns the sum of both; more than an {@code int} holds is as many as it holds. */
    Presence plus(Presence others) {
        TreeMap<CityId, Integer> together = new TreeMap<>(cities);
        others.cities.forEach((city, count) -> together.merge(city, count, Presence::sum));
        return new Presence(sum(total, others.total), together);
    }

    /** Returns the same with only these of the cities. */
    Presence within(Set<CityId> known) {
        TreeMap<CityId, Integer> kept = new TreeMap<>(cities);
        kept.keySet().retainAll(known);
        return new Presence(total, kept);
    }

    private static int sum(int a, int b) {
        return (int) Math.min(Integer.MAX_VALUE, (long) a + b);
    }
}
