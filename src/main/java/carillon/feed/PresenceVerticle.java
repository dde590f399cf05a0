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
 * Knows how many watch, on this node and on all others, and publishes it.
 *
 * <p>The nodes share nothing but the database, and who watches is worth no row in it: each node signals how many watch
 * on it when that changes, and at every beat as a sign of life. A node that signals for the first time is answered at
 * once, so it need not wait for a beat. One that stops says so; one that falls silent is forgotten after some beats
 * ({@link OtherNodes}). A signal that is lost is made up for by the next beat, and where there is no database, a node
 * counts its own.
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
    private @Nullable Presence published;
    private Future<Void> sent = Future.succeededFuture();
    private long round;
    private boolean stopping;

    /**
     * How often presence is signalled and published.
     *
     * @param sendMillis a change is signalled to the other nodes at most once in so long
     * @param beatMillis a sign of life without a change is signalled once in so long
     * @param tellMillis a change is published on this node at most once in so long
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
        Throttle publishing = new Throttle(vertx, pace.tellMillis(), this::publish);
        bus.subscribe(Addresses.LOOP_PRESENCE, loop -> {
            @Nullable Presence before = loops.put(loop.loop(), loop.presence());
            if (before == null) {
                // This loop has not been told yet how many there are.
                published = null;
            }
            if (!loop.presence().equals(before)) {
                sending.request();
                requestPublishing(publishing);
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
                    requestPublishing(publishing);
                }));
        vertx.setPeriodic(pace.beatMillis(), _ -> {
            others = others.aged();
            sending.request();
            requestPublishing(publishing);
        });
        sending.request();
        return Future.succeededFuture();
    }

    /** Signals, one signal at a time: while the database keeps one waiting, nothing piles up behind it. */
    private void send() {
        if (sent.isComplete() && !stopping) {
            round++;
            sent = signals.send(NodeSignal.here(node, round, here()))
                    .onFailure(failure -> LOG.log(Level.DEBUG, "the other nodes are not told who watches", failure));
        }
    }

    private void requestPublishing(Throttle publishing) {
        if (!everywhere().equals(published)) {
            publishing.request();
        }
    }

    private void publish() {
        Presence now = everywhere();
        if (!now.equals(published)) {
            published = now;
            bus.publish(Addresses.PRESENCE, now);
        }
    }

    private Presence here() {
        return loops.values().stream().reduce(Presence.NONE, Presence::plus);
    }

    private Presence everywhere() {
        return here().plus(others.presence()).within(cities);
    }

    /** Signals that this node stops, behind the signal that is still on its way. */
    @Override
    public Future<?> stop() {
        stopping = true;
        return sent.otherwiseEmpty()
                .compose(_ -> signals.send(List.of(NodeSignal.gone(node))))
                .timeout(LAST_WORD_MILLIS, TimeUnit.MILLISECONDS)
                .otherwiseEmpty();
    }
}
