package carillon.feed;

import carillon.timeline.Command;

/** Every address there is on the bus, with what is said at it. */
public final class Addresses {
    /** Somebody says something; the answer comes once it is durable, or refused. */
    public static final Bus.Question<Command, Receipt> COMMANDS =
            new Bus.Question<>("carillon.commands", Command.class, Receipt.class);

    /** Where the feed stands, for whoever starts to listen to {@link #PRESENTS}; what is asked does not matter. */
    public static final Bus.Question<String, Present> NOW =
            new Bus.Question<>("carillon.now", String.class, Present.class);

    /**
     * The present, at least at this position where the journal has it: a node that stands before it reads the journal first. The answer
     * always comes, within two seconds or so; it fails where the journal cannot be read. Whoever likes can ask with a made-up position: many
     * who ask are served by one read, and one that brought nothing is not repeated within a second.
     */
    public static final Bus.Question<Long, Present> UP_TO =
            new Bus.Question<>("carillon.up-to", Long.class, Present.class);

    /** The timeline has gone on. Presents come in the order of their positions, none twice. */
    public static final Bus.Topic<Present> PRESENTS = new Bus.Topic<>("carillon.presents", Present.class);

    /** It is time to tell everyone who watches; always after the present in question was told at {@link #PRESENTS}. */
    static final Bus.Topic<Present> DUE = new Bus.Topic<>("carillon.due", Present.class);

    /** Whether this node hears of the journal, whenever that changes. */
    static final Bus.Topic<Staleness> STALENESS = new Bus.Topic<>("carillon.staleness", Staleness.class);

    /** The same, for whoever starts to listen to {@link #STALENESS}; what is asked does not matter. */
    public static final Bus.Question<String, Staleness> STALENESS_NOW =
            new Bus.Question<>("carillon.staleness-now", String.class, Staleness.class);

    /** How many watch on one event loop, whenever that changes. */
    static final Bus.Topic<PresenceCounter.LoopPresence> LOOP_PRESENCE =
            new Bus.Topic<>("carillon.loop-presence", PresenceCounter.LoopPresence.class);

    /** How many watch, on all nodes, whenever that has changed. */
    static final Bus.Topic<Presence> PRESENCE = new Bus.Topic<>("carillon.presence", Presence.class);

    private Addresses() {}
}
