package carillon.feed;

import carillon.edition.CityId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the other nodes last signalled of who watches on them. Each signals at every beat, even where nothing has
 * changed; one that has been silent for {@value #MISSED_BEATS} of our beats is gone without a signal (a process killed,
 * a machine unplugged), and those who watched on it are no longer counted. Time is counted in beats only, so no two
 * clocks need to agree.
 *
 * @param nodes what is known of each
 */
record OtherNodes(Map<UUID, Last> nodes) {
    static final OtherNodes NONE = new OtherNodes(Map.of());

    private static final int MISSED_BEATS = 3;

    /** More nodes than are ever run; a program that can notify cannot make us remember without end. */
    private static final int MAX_NODES = 1_000;

    /**
     * The last signal of a node.
     *
     * @param beats how many of our beats ago it came
     */
    record Last(long round, Presence presence, int beats) {}

    OtherNodes {
        nodes = Map.copyOf(nodes);
    }

    boolean knows(UUID node) {
        return nodes.containsKey(node);
    }

    /** Returns what is known after a signal. */
    OtherNodes heard(NodeSignal signal) {
        Map<UUID, Last> next = new HashMap<>(nodes);
        switch (signal) {
            case NodeSignal.Gone gone -> next.remove(gone.node());
            case NodeSignal.Here here -> {
                if (knows(here.node()) || nodes.size() < MAX_NODES) {
                    next.merge(here.node(), new Last(here.round(), here.presence(), 0), OtherNodes::later);
                }
            }
        }
        return new OtherNodes(next);
    }

    /** Joins two signals of the same round; of different rounds the newer one stands. */
    private static Last later(Last known, Last heard) {
        if (heard.round == known.round) {
            TreeMap<CityId, Integer> cities = new TreeMap<>(known.presence.cities());
            cities.putAll(heard.presence.cities());
            return new Last(heard.round, new Presence(heard.presence.total(), cities), 0);
        }
        return heard.round > known.round ? heard : new Last(known.round, known.presence, 0);
    }

    /** Returns what is known one beat later. */
    OtherNodes aged() {
        Map<UUID, Last> next = new HashMap<>();
        nodes.forEach((node, last) -> {
            if (last.beats < MISSED_BEATS) {
                next.put(node, new Last(last.round, last.presence, last.beats + 1));
            }
        });
        return new OtherNodes(next);
    }

    /** Returns how many watch on all other nodes. */
    Presence presence() {
        return nodes.values().stream().map(Last::presence).reduce(Presence.NONE, Presence::plus);
    }
}
