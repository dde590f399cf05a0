package carillon.floods;

import java.io.IOException;

/** A way to take a server away from the others. */
public enum Attack {
    TIMES(10, "WebSockets that ask for the time and read the answers", WebSocketFloods::times),
    TIMES_UNREAD(10, "WebSockets that ask for the time and never read", WebSocketFloods::timesUnread),
    HERES(10, "WebSockets that say each moment that they are in another city", WebSocketFloods::heres),
    PINGS(10, "WebSockets that ping and read the pongs", WebSocketFloods::pings),
    PINGS_UNREAD(10, "WebSockets that ping and never read", WebSocketFloods::pingsUnread),
    PONGS(10, "WebSockets that send pongs nobody asked for", WebSocketFloods::pongs),
    EMPTY_TEXTS(10, "WebSockets that send empty messages", WebSocketFloods::emptyTexts),
    EMPTY_FRAGMENTS(
            10, "WebSockets that send empty fragments of a message without an end", WebSocketFloods::emptyFragments),
    LONG_FRAGMENTS(
            10, "WebSockets that send fragments of 4 KiB of a message without an end", WebSocketFloods::longFragments),

    LONG_POSTS(8, "programs that post notes of 500 characters", RequestFloods::longPosts),

    POSTS_OF_A_SESSION(8, "an organizer whose phone posts hundreds of notes a second", RequestFloods::postsOfASession),
    GUESSES(8, "guesses at invitations", RequestFloods::guesses),
    LOOKS_BACK(4, "looks back at random instants", RequestFloods::looksBack),
    STATEMENTS(4, "readers of random pages of all that was said", RequestFloods::statements),
    OLD_CURSORS(8, "phones that come back at an old cursor, all at once", RequestFloods::oldCursors),
    INVITATIONS(4, "a coordinator's phone that makes invitations", RequestFloods::invitations),

    IDLE_SOCKETS(1_500, "connections that say nothing", ConnectionFloods::idle),
    HALF_REQUESTS(300, "requests that stop in the middle of a header", ConnectionFloods::halfRequests),
    TLS_HELLOS(300, "clients that begin to speak TLS", ConnectionFloods::tlsHellos),
    SLOW_HEADS(300, "headers at a byte a second", ConnectionFloods::slowHeads),
    SLOW_BODIES(300, "bodies at a byte a second", ConnectionFloods::slowBodies),

    HTTP2_HALF_REQUESTS(4, "requests over HTTP/2 that are left half open", Http2Floods::halfRequests),
    HTTP2_RESETS(4, "requests over HTTP/2 that are reset at once", Http2Floods::rapidResets),
    HTTP2_UNTAKEN(300, "a hundred requests each over HTTP/2 whose answers are never taken", Http2Floods::untaken),
    BAD_PREFACES(4, "bad prefaces of HTTP/2", Http2Floods::badPrefaces),
    NONSENSE(4, "random bytes", Http2Floods::nonsense),

    JOURNAL_LEAVERS(8, "readers of the journal who leave in the middle", ReaderFloods::journalLeavers),
    JOURNAL_UNREAD(50, "readers of the journal who never read", ReaderFloods::journalUnread),
    EVENT_STREAMS_UNREAD(300, "event streams that are never read", ReaderFloods::eventStreamsUnread),
    STALLED_STREAM(4, "connections over HTTP/2 one of whose event streams is never read", Http2Floods::stalledStream);

    private final int attackers;
    private final String sentence;

    /** A method without a state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Strike strike;

    Attack(int attackers, String sentence, Strike strike) {
        this.attackers = attackers;
        this.sentence = sentence;
        this.strike = strike;
    }

    /** What one attacker does on one connection, until it is cut off or the attack is over. */
    private interface Strike {
        void onOneConnection(Assault assault, int number) throws IOException;
    }

    void onOneConnection(Assault assault, int number) throws IOException {
        strike.onOneConnection(assault, number);
    }

    /** How many attack at once, each on a connection of its own. */
    int attackers() {
        return attackers;
    }

    @Override
    public String toString() {
        return sentence;
    }
}
