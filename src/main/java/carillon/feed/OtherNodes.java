package carillon.feed;

import carillon.edition.CityId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the other nodes last said of those who watch on them. Each says something at every beat, even where nothing has changed;
 * one that has been silent for {@value #MISSED_BEATS} beats of ours is gone without a word (a process killed, a machine unplugged),
 * and those who watched on it are not counted any more. Time is counted in beats only, so no two clocks need to agree.
 *
 * @param nodes what is known of each
 */
record OtherNodes(Map<UUID, Last> nodes) {
    static final OtherNodes NONE = new OtherNodes(Map.of());

    private static final int MISSED_BEATS = 3;

    /** More than anybody runs; whoever can notify cannot make us remember without end. */
    private static final int MAX_NODES = 1_000;

    /**
     * The last word of a node.
     *
     * @param beats how many of our beats ago
     */
    record Last(long round, Presence presence, int beats) {}

    OtherNodes {
        nodes = Map.copyOf(nodes);
    }

    boolean knows(UUID node) {
        return nodes.containsKey(node);
    }

    /** What is known once that was heard. */
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

    /** Of the same round, both together; otherwise the newer of the two. */
    private static Last later(Last known, Last heard) {
        if (heard.round == known.round) {
            TreeMap<CityId, Integer> cities = new TreeMap<>(known.presence.cities());
            cities.putAll(heard.presence.cities());
            return new Last(heard.round, new Presence(heard.presence.total(), cities), 0);
        }
        return heard.round > known.round ? heard : new Last(known.round, known.presence, 0);
    }

    /** What is known one beat later. */
    OtherNodes aged() {
        Map<UUID, Last> next = new HashMap<>();
        nodes.forEach((node, last) -> {
            if (last.beats < MISSED_BEATS) {
                next.put(node, new Last(last.round, last.presence, last.beats + 1));
            }
        });
        return new OtherNodes(next);
    }

    /** All who watch on other nodes. */
    Presence presence() {
        return nodes.values().stream().map(Last::presence).reduce(Presence.NOBODY, Presence::plus);
    }
}
