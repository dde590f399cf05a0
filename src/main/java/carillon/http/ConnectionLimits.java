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
 * Limits how many connections this process has, in all and of one address, and holds what else limits them. Below the
 * limits a connection is served. Above them it is accepted all the same, told that the server is busy or answered about
 * its health, and closed soon: only so is a health check answered at all times. Where there are too many of these, too,
 * one more of an address that is at its own limit is closed at once, and others wait in the system's queue.
 *
 * <p>So there are never more connections than file descriptors, and connections that are served stay. No client is
 * banned: one that closes a connection may open another.
 *
 * <h2>Concurrency</h2>
 *
 * For all event loops; every method holds one lock for a few steps in memory.
 */
public final class ConnectionLimits {
    /** Of the descriptors that are left, one in so many is for connections that are turned away. */
    private static final int SHARE_TURNED_AWAY = 8;

    private static final int LEAST_TURNED_AWAY = 16;
    private static final int MOST_TURNED_AWAY = 512;

    /** How long a connection that was closed still counts. */
    private static final int CLOSING_MILLIS = 20;

    /** Left for the database's connections, files and other descriptors of the process. */
    private static final int RESERVED_DESCRIPTORS = 32;

    private static final int LEAST = 16;

    /** Unread answers may have a twelfth of the heap. */
    private static final int UNREAD_SHARE = 12;

    /** The decision about a connection. */
    enum Admission {
        SERVED,
        TURNED_AWAY,
        CLOSED
    }

    private final Map<ClientAddress, Integer> perAddress = new HashMap<>();
    private final UnreadResponses unread =
            new UnreadResponses(Runtime.getRuntime().maxMemory() / UNREAD_SHARE);
    private Limits limits = Limits.USUAL;
    private int most = Limits.MAX_CONNECTIONS;
    private int mostTurnedAway = MOST_TURNED_AWAY;
    private int served;
    private int turnedAway;

    /**
     * Sets the limits. To be called before a connection is accepted, and after the process has opened what it needs.
     */
    public synchronized void set(Limits wanted) {
        limits = wanted;
        int left = descriptorsLeft();
        mostTurnedAway = Math.clamp(left / SHARE_TURNED_AWAY, LEAST_TURNED_AWAY, MOST_TURNED_AWAY);
        most = Math.min(
                wanted.connections().orElse(Limits.MAX_CONNECTIONS),
                Math.clamp(left - mostTurnedAway, LEAST, Limits.MAX_CONNECTIONS));
    }

    /**
     * Counts the connections that there are file descriptors for; as many as can be where the system sets no limit.
     */
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
    UnreadResponses unread() {
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

    /** Decides about a connection that was just accepted. Its count is given back when it is closed. */
    Admission admit(Channel channel) {
        Optional<ClientAddress> address = ClientAddress.of(channel.remoteAddress(), proxies());
        Admission admission;
        synchronized (this) {
            boolean addressIsFull = address.filter(client -> count(client) >= limits.connectionsPerAddress())
                    .isPresent();
            if (served < most && !addressIsFull) {
                admission = Admission.SERVED;
                served++;
                address.ifPresent(client -> perAddress.merge(client, 1, Integer::sum));
            } else if (addressIsFull && turnedAway >= mostTurnedAway / 2) {
                // Else one address alone could push the health check out.
                admission = Admission.CLOSED;
            } else {
                admission = Admission.TURNED_AWAY;
                turnedAway++;
            }
        }
        if (admission != Admission.CLOSED) {
            channel.closeFuture().addListener(_ -> leaveSoon(channel, admission, address));
        }
        return admission;
    }

    /** Whether one more can be accepted; where it cannot, clients wait in the system's queue for a moment. */
    synchronized boolean hasRoom() {
        return served < most || turnedAway < mostTurnedAway;
    }

    /**
     * Gives the count of a closed connection back once its descriptor is free: its event loop keeps it until it looks
     * for work again.
     */
    private void leaveSoon(Channel channel, Admission admission, Optional<ClientAddress> address) {
        if (!channel.isRegistered() || channel.eventLoop().isShuttingDown()) {
            leave(admission, address);
        } else {
            Future<?> _ = channel.eventLoop()
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
     * Counts a watcher for its address where its connection does not: through a proxy, or over HTTP/2.
     *
     * @return whether the address may have one more; otherwise it is not counted
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
        perAddress.computeIfPresent(address, (_, open) -> open == 1 ? null : open - 1);
    }

    synchronized TrustedProxies proxies() {
        return limits.proxies();
    }

    private int count(ClientAddress address) {
        return perAddress.getOrDefault(address, 0);
    }
}
