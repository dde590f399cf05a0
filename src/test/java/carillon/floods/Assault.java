package carillon.floods;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** One attack while it goes on: its threads, its connections, and what it was answered. */
public final class Assault implements AutoCloseable {
    /** Where nobody ends it, it ends by itself. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** How long an attacker waits who was cut off, until it connects again. */
    private static final long BREATH_MILLIS = 20;

    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final long A_SECOND = 1_000;
    private static final int USUAL_BUFFER = 256 << 10;
    private static final int SMALL_BUFFER = 4 << 10;

    private final Target target;
    private final long endNanos = System.nanoTime() + LONGEST.toNanos();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<String, String> sessions = new HashMap<>();
    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final List<Thread> attackers = new ArrayList<>();

    private Assault(Target target) {
        this.target = target;
    }

    /** Begins it. */
    public static Assault begin(Attack attack, Target target) {
        Assault assault = new Assault(target);
        for (int i = 0; i < attack.attackers(); i++) {
            int number = i;
            assault.attackers.add(Thread.ofVirtual().start(() -> assault.attackAgainAndAgain(attack, number)));
        }
        return assault;
    }

    private void attackAgainAndAgain(Attack attack, int number) {
        while (goesOn()) {
            try {
                attack.onOneConnection(this, number);
            } catch (IOException e) {
                if (goesOn()) {
                    count("cut off");
                }
            }
            pause(BREATH_MILLIS);
        }
    }

    Target target() {
        return target;
    }

    boolean goesOn() {
        return over.getCount() > 0 && System.nanoTime() < endNanos;
    }

    /** Waits so long, or until the attack is over. */
    void pause(long millis) {
        try {
            over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does nothing more until the attack is over. */
    void holdOn() {
        while (goesOn()) {
            pause(A_SECOND);
        }
    }

    Wire connect() throws IOException {
        return connected(USUAL_BUFFER);
    }

    /** Connects so that little fits between the server and who does not read. */
    Wire connectWithLittleRoom() throws IOException {
        return connected(SMALL_BUFFER);
    }

    private Wire connected(int receiveBytes) throws IOException {
        Wire wire = new Wire(target.port(), receiveBytes, wires);
        if (!goesOn()) {
            wire.close();
        }
        count("connected");
        return wire;
    }

    /**
     * The headers of a session that all attackers share.
     *
     * @param who role, and city where it has one, as members of an invitation
     */
    String signedIn(Wire wire, String who) throws IOException {
        synchronized (sessions) {
            if (!sessions.containsKey(who)) {
                sessions.put(who, Requests.signedIn(target, wire, who));
            }
            return sessions.getOrDefault(who, "");
        }
    }

    /** Reads aside what comes, and forgets it. */
    void drainAside(Wire wire) {
        Thread.ofVirtual().start(() -> {
            try {
                wire.drain();
            } catch (IOException e) {
                count("reset");
            }
        });
    }

    void count(String what) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    void count(Answer answer) {
        count(Integer.toString(answer.status()));
        if (answer.status() == Requests.TOO_MANY && answer.header("retry-after").isEmpty()) {
            count("429 without Retry-After");
        }
    }

    void acknowledged(UUID id) {
        acknowledged.add(id);
    }

    /** The ids of what was posted in the attack, and acknowledged. */
    public Set<UUID> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** Waits until so much was posted, and acknowledged. */
    public void awaitAcknowledged(int posts) {
        while (goesOn() && acknowledged.size() < posts) {
            pause(BREATH_MILLIS);
        }
    }

    /** All that was counted, by what it is. */
    public Map<String, Long> counted() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((what, count) -> sums.put(what, count.sum()));
        return sums;
    }

    /** Ends it; all its connections are closed. */
    @Override
    public void close() throws IOException {
        over.countDown();
        for (Wire wire : wires) {
            wire.close();
        }
        try {
            for (Thread attacker : attackers) {
                if (!attacker.join(FAREWELL)) {
                    throw new IOException("an attacker goes on");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
