package carillon.feed;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.journal.SignalChannel;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Knows how many watch, on this node and on all others, and tells those who watch.
 *
 * <p>The nodes share nothing but the database, and who watches is worth no row in it: each node signals how many watch on it when
 * that changes, and at every beat as a sign of life. A node that is heard for the first time is answered at once, so it need not
 * wait for a beat. One that stops says so; one that falls silent is forgotten after some beats ({@link OtherNodes}). A signal that is
 * lost is made up for by the next beat, and where there is no database, a node counts its own.
 */
public final class PresenceVerticle extends VerticleBase {
    private static final System.Logger LOG = System.getLogger(PresenceVerticle.class.getName());
    private static final long LAST_WORD_MILLIS = 1_000;

    private final Set<CityId> cities;
    private final SignalChannel signals;
    private final Bus bus;
    private final Pace pace;
    private final UUID node = UUID.randomUUID();
    private final Map<UUID, Presence> loops = new HashMap<>();
    private OtherNodes others = OtherNodes.NONE;
    private @Nullable Presence told;
    private Future<Void> sent = Future.succeededFuture();
    private long round;
    private boolean stopping;

    /**
     * How often what happens.
     *
     * @param sendMillis a change is signalled to the other nodes at most once in so long
     * @param beatMillis a sign of life, without a change
     * @param tellMillis those who watch are told at most once in so long
     */
    public record Pace(long sendMillis, long beatMillis, long tellMillis) {
        /** A node that falls silent is noticed within 20 s. */
        public static final Pace USUAL = new Pace(2_000, 5_000, 5_000);
    }

    public PresenceVerticle(Edition edition, SignalChannel signals, Bus bus, Pace pace) {
        this.cities = edition.cities().keySet();
        this.signals = signals;
        this.bus = bus;
        this.pace = pace;
    }

    @Override
    public Future<?> start() {
        Throttle sending = new Throttle(vertx, pace.sendMillis(), this::send);
        Throttle telling = new Throttle(vertx, pace.tellMillis(), this::tell);
        bus.subscribe(Addresses.LOOP_PRESENCE, attended -> {
            @Nullable Presence before = loops.put(attended.loop(), attended.presence());
            if (before == null) {
                // Nobody has told it yet how many there are.
                told = null;
            }
            if (!attended.presence().equals(before)) {
                sending.request();
                wantTold(telling);
            }
        });
        signals.onSignal(text -> NodeSignal.parse(text)
                .filter(signal -> !signal.node().equals(node))
                .ifPresent(signal -> {
                    boolean isNew = !others.knows(signal.node());
                    others = others.heard(signal);
                    if (isNew && others.knows(signal.node())) {
                        sending.request();
                    }
                    wantTold(telling);
                }));
        vertx.setPeriodic(pace.beatMillis(), unused -> {
            others = others.aged();
            sending.request();
            wantTold(telling);
        });
        sending.request();
        return Future.succeededFuture();
    }

    /** One at a time: while the database keeps one waiting, nothing piles up behind it. */
    private void send() {
        if (sent.isComplete() && !stopping) {
            round++;
            sent = signals.send(NodeSignal.here(node, round, here()))
                    .onFailure(failure -> LOG.log(Level.DEBUG, "nobody else is told who watches", failure));
        }
    }

    private void wantTold(Throttle telling) {
        if (!everywhere().equals(told)) {
            telling.request();
        }
    }

    private void tell() {
        Presence now = everywhere();
        if (!now.equals(told)) {
            told = now;
            bus.publish(Addresses.PRESENCE, now);
        }
    }

    private Presence here() {
        return loops.values().stream().reduce(Presence.NOBODY, Presence::plus);
    }

    private Presence everywhere() {
        return here().plus(others.presence()).within(cities);
    }

    /** The last word, behind what is still on its way. */
    @Override
    public Future<?> stop() {
        stopping = true;
        return sent.otherwiseEmpty()
                .compose(unused -> signals.send(List.of(NodeSignal.gone(node))))
                .timeout(LAST_WORD_MILLIS, TimeUnit.MILLISECONDS)
                .otherwiseEmpty();
    }
}
