package carillon.http;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.channel.Channel;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Which connections this process takes. Below the limits one is served. Above them it is accepted all the same, told
 * that the server is busy or asked how it is, and closed soon: only so can a health check be answered whatever happens.
 * When there are too many of those, too, the one that has been there the longest goes.
 *
 * <p>So there are never more connections than file descriptors, and those who are there stay. Nobody is banned: whoever
 * closes one connection may open another.
 *
 * <h2>Concurrency</h2>
 *
 * For all event loops; every method holds one lock for a few steps in memory.
 */
public final class ConnectionLimits {
    /** Of the descriptors that are left, one in so many is for those who are told to come again. */
    private static final int SHARE_TURNED_AWAY = 8;

    private static final int LEAST_TURNED_AWAY = 16;
    private static final int MOST_TURNED_AWAY = 512;

    /** How long a connection that was closed still counts. */
    private static final int CLOSING_MILLIS = 20;

    /** What the database's connections, files and whatever else the process opens are left. */
    private static final int RESERVED_DESCRIPTORS = 32;

    private static final int LEAST = 16;

    /** The answers that nobody reads may have a twelfth of the heap. */
    private static final int UNREAD_SHARE = 12;

    /** What becomes of a connection. */
    enum Admission {
        SERVED,
        TURNED_AWAY,
        CLOSED
    }

    private final Map<ClientAddress, Integer> perAddress = new HashMap<>();
    private final UnreadAnswers unread = new UnreadAnswers(Runtime.getRuntime().maxMemory() / UNREAD_SHARE);
    private Limits limits = Limits.USUAL;
    private int most = Limits.MAX_CONNECTIONS;
    private int mostTurnedAway = MOST_TURNED_AWAY;
    private int served;
    private int turnedAway;

    /** Sets the limits. To be called before anybody is let in, and after the process has opened what it needs. */
    public synchronized void set(Limits wanted) {
        limits = wanted;
        int left = descriptorsLeft();
        mostTurnedAway = Math.clamp(left / SHARE_TURNED_AWAY, LEAST_TURNED_AWAY, MOST_TURNED_AWAY);
        most = Math.min(
                wanted.connections().orElse(Limits.MAX_CONNECTIONS),
                Math.clamp(left - mostTurnedAway, LEAST, Limits.MAX_CONNECTIONS));
    }

    /** How many connections there are file descriptors for; as many as can be where the system sets no limit. */
    private static int descriptorsLeft() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                        && system.getMaxFileDescriptorCount() > 0
                ? Math.clamp(
                        system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount() - RESERVED_DESCRIPTORS,
                        0,
                        Integer.MAX_VALUE)
                : Integer.MAX_VALUE;
    }

    /** How long a whole request may take to arrive, in milliseconds. */
    synchronized long requestMillis() {
        return limits.request().toMillis();
    }

    /** The answers that wait to be taken, over all connections. */
    UnreadAnswers unread() {
        return unread;
    }

    /** How many are served. */
    synchronized int served() {
        return served;
    }

    /** How many may be served. */
    synchronized int most() {
        return most;
    }

    /** Decides about a connection that was just accepted; what it counts for is given back when it is closed. */
    Admission admit(Channel channel) {
        Optional<ClientAddress> address = ClientAddress.of(channel.remoteAddress(), proxies());
        Admission admission;
        synchronized (this) {
            boolean addressIsFull = address.filter(one -> count(one) >= limits.connectionsPerAddress())
                    .isPresent();
            if (served < most && !addressIsFull) {
                admission = Admission.SERVED;
                served++;
                address.ifPresent(one -> perAddress.merge(one, 1, Integer::sum));
            } else if (addressIsFull && turnedAway >= mostTurnedAway / 2) {
                // Else one address alone could push the health check out.
                admission = Admission.CLOSED;
            } else {
                admission = Admission.TURNED_AWAY;
                turnedAway++;
            }
        }
        if (admission != Admission.CLOSED) {
            channel.closeFuture().addListener(unused -> leaveSoon(channel, admission, address));
        }
        return admission;
    }

    /** Whether one more can be accepted; where it cannot, newcomers wait in the system's queue, for a moment. */
    synchronized boolean hasRoom() {
        return served < most || turnedAway < mostTurnedAway;
    }

    /** A connection that is closed keeps its descriptor until its event loop looks for work again. */
    private void leaveSoon(Channel channel, Admission admission, Optional<ClientAddress> address) {
        if (!channel.isRegistered() || channel.eventLoop().isShuttingDown()) {
            leave(admission, address);
        } else {
            Future<?> unused = channel.eventLoop()
                    .schedule(() -> leave(admission, address), CLOSING_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void leave(Admission admission, Optional<ClientAddress> address) {
        if (admission == Admission.TURNED_AWAY) {
            turnedAway--;
        } else {
            served--;
            address.ifPresent(this::giveBack);
        }
    }

    /**
     * Counts one that watches over a connection that counts for nobody, or for one alone: through a proxy, or over
     * HTTP/2.
     *
     * @return false, and it is not counted, where that address has as many as it may
     */
    synchronized boolean takeWatcher(ClientAddress address) {
        if (count(address) >= limits.connectionsPerAddress()) {
            return false;
        }
        perAddress.merge(address, 1, Integer::sum);
        return true;
    }

    /** Gives back what {@link #takeWatcher} counted. */
    synchronized void giveBack(ClientAddress address) {
        perAddress.computeIfPresent(address, (unused, open) -> open == 1 ? null : open - 1);
    }

    synchronized Proxies proxies() {
        return limits.proxies();
    }

    private int count(ClientAddress address) {
        return perAddress.getOrDefault(address, 0);
    }
}
