package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.journal.SignalChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What nodes tell each other of those who watch, from what one writes to what another makes of it. */
class OtherNodesPropertyTest {
    private static final UUID ONE = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final UUID OTHER = UUID.fromString("22222222-2222-4222-8222-222222222222");
    private static final CityId LYON = new CityId("lyon");

    @Provide
    Arbitrary<Presence> presences() {
        Arbitrary<CityId> cities = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("-0123456789")
                .ofMinLength(1)
                .ofMaxLength(64)
                .map(CityId::new);
        Arbitrary<Integer> counts = Arbitraries.integers().between(0, 1_000_000);
        Arbitrary<Map<CityId, Integer>> perCity =
                Arbitraries.maps(cities, counts).ofMaxSize(200);
        return Combinators.combine(counts, perCity).as(Presence::of);
    }

    private static OtherNodes hear(OtherNodes known, List<String> signals) {
        OtherNodes next = known;
        for (String signal : signals) {
            next = next.heard(NodeSignal.parse(signal).orElseThrow());
        }
        return next;
    }

    private static Presence watching(int count) {
        return Presence.of(count, Map.of(LYON, count));
    }

    @Property(tries = 200)
    void whatANodeSaysIsUnderstood(@ForAll("presences") Presence presence) {
        List<String> signals = NodeSignal.here(ONE, 7, presence);

        assertThat(signals)
                .allMatch(signal -> signal.getBytes(StandardCharsets.UTF_8).length <= SignalChannel.MAX_BYTES)
                .doesNotHaveDuplicates();
        assertThat(hear(OtherNodes.NONE, signals).presence()).isEqualTo(presence);
    }

    @Property(tries = 200)
    void anOldWordNeverUndoesANewOne(
            @ForAll("presences") Presence before, @ForAll("presences") Presence after, @ForAll boolean late) {
        List<String> all = new ArrayList<>(NodeSignal.here(ONE, 2, after));
        all.addAll(late ? all.size() : 0, NodeSignal.here(ONE, 1, before));

        assertThat(hear(OtherNodes.NONE, all).presence()).isEqualTo(after);
    }

    @Property(tries = 200)
    void allNodesTogetherAreTheSum(@ForAll("presences") Presence one, @ForAll("presences") Presence other) {
        OtherNodes both = hear(hear(OtherNodes.NONE, NodeSignal.here(ONE, 1, one)), NodeSignal.here(OTHER, 1, other));

        assertThat(both.presence()).isEqualTo(one.plus(other)).isEqualTo(other.plus(one));
    }

    @Example
    void twoHundredCitiesWithTheLongestNamesTakeTwoSignals() {
        Map<CityId, Integer> cities = new java.util.HashMap<>();
        for (int n = 100; n < 300; n++) {
            cities.put(new CityId("a".repeat(61) + n), 1_000);
        }

        List<String> signals = NodeSignal.here(ONE, Long.MAX_VALUE, Presence.of(200_000, cities));

        assertThat(signals).hasSize(2);
    }

    @Example
    void aNodeThatStopsIsNotCountedFromThenOn() {
        OtherNodes two = hear(
                hear(OtherNodes.NONE, NodeSignal.here(ONE, 1, watching(3))), NodeSignal.here(OTHER, 1, watching(4)));

        OtherNodes left = hear(two, List.of(NodeSignal.gone(ONE)));

        assertThat(left.presence()).isEqualTo(watching(4));
        assertThat(left.knows(ONE)).isFalse();
    }

    @Example
    void aNodeThatFallsSilentIsForgottenAfterThreeBeats() {
        OtherNodes known = hear(OtherNodes.NONE, NodeSignal.here(ONE, 1, watching(3)));

        OtherNodes three = known.aged().aged().aged();

        assertThat(three.presence()).isEqualTo(watching(3));
        assertThat(three.aged()).isEqualTo(OtherNodes.NONE);
    }

    @Example
    void aSignOfLifeKeepsItKnown() {
        OtherNodes known = hear(OtherNodes.NONE, NodeSignal.here(ONE, 1, watching(3)));

        OtherNodes heardAgain = hear(known.aged().aged().aged(), NodeSignal.here(ONE, 2, watching(3)));

        assertThat(heardAgain.aged().aged().aged().presence()).isEqualTo(watching(3));
    }

    @Example
    void whoeverNotifiesWithoutEndIsNotRememberedWithoutEnd() {
        OtherNodes known = hear(OtherNodes.NONE, NodeSignal.here(ONE, 1, watching(3)));
        for (int n = 0; n < 1_100; n++) {
            known = hear(known, NodeSignal.here(new UUID(0, n), 1, watching(1)));
        }

        assertThat(known.nodes()).hasSize(1_000);
        assertThat(hear(known, NodeSignal.here(ONE, 2, Presence.NONE))
                        .presence()
                        .total())
                .isEqualTo(999);
    }

    @Example
    void whatIsNoSignalIsNotHeard() {
        String node = "\"node\":\"" + ONE + "\"";
        for (String odd : List.of(
                "",
                "salut",
                "[]",
                "{}",
                "{" + node + "}",
                "{\"node\":\"lyon\",\"round\":1,\"total\":1}",
                "{" + node + ",\"round\":1,\"total\":-1}",
                "{" + node + ",\"round\":1,\"total\":1e9999}",
                "{" + node + ",\"round\":1,\"total\":1,\"cities\":{\"\":1}}",
                "{" + node + ",\"round\":1,\"total\":1,\"cities\":{\"lyon\":-1}}",
                "{" + node + ",\"round\":\"1\",\"total\":1}")) {
            assertThat(NodeSignal.parse(odd)).as(odd).isEmpty();
        }
    }

    @Example
    void moreThanAnIntegerHoldsIsAsManyAsItHolds() {
        Presence most = watching(Integer.MAX_VALUE);

        assertThat(most.plus(watching(1))).isEqualTo(most);
    }
}
