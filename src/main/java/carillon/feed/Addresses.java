package carillon.feed;

import carillon.timeline.Command;

/** Declares every address on the bus, with the type of its messages and their meaning. */
public final class Addresses {
    /** Takes a command; the answer comes once it is durable, or refused. */
    public static final Bus.Question<Command, Receipt> COMMANDS =
            new Bus.Question<>("carillon.commands", Command.class, Receipt.class);

    /** Takes a group of commands; the answer comes once all of them are durable, or one is refused. */
    public static final Bus.Question<CommandGroup, Receipt> GROUPS =
            new Bus.Question<>("carillon.groups", CommandGroup.class, Receipt.class);

    /**
     * Answers with the present, for a subscriber that begins with {@link #PRESENTS}; the content of the question does
     * not matter.
     */
    public static final Bus.Question<String, Present> NOW =
            new Bus.Question<>("carillon.now", String.class, Present.class);

    /**
     * Answers with the present, at least at this position where the journal has it: a node that has not come to it
     * reads the journal first. The answer always comes, within two seconds or so; it fails where the journal cannot be
     * read. A client can ask with a made-up position: one read serves many questions, and one that brought nothing is
     * not repeated within a second.
     */
    public static final Bus.Question<Long, Present> UP_TO =
            new Bus.Question<>("carillon.up-to", Long.class, Present.class);

    /** Publishes that the timeline has gone on. Presents come in the order of their positions, none twice. */
    public static final Bus.Topic<Present> PRESENTS = new Bus.Topic<>("carillon.presents", Present.class);

    /** Publishes that all watchers are to be sent the present, which was published at {@link #PRESENTS} before. */
    static final Bus.Topic<Present> DUE = new Bus.Topic<>("carillon.due", Present.class);

    /** Publishes whether this node hears of the journal, when that changes. */
    static final Bus.Topic<Staleness> STALENESS = new Bus.Topic<>("carillon.staleness", Staleness.class);

    /**
     * Answers with the same, for a subscriber that begins with {@link #STALENESS}; the content of the question does not
     * matter.
     */
    public static final Bus.Question<String, Staleness> STALENESS_NOW =
            new Bus.Question<>("carillon.staleness-now", String.class, Staleness.class);

    /** Publishes how many watch on one event loop, when that changes. */
    static final Bus.Topic<PresenceCounter.LoopPresence> LOOP_PRESENCE =
            new Bus.Topic<>("carillon.loop-presence", PresenceCounter.LoopPresence.class);

    /** Publishes how many watch, on all nodes, when that has changed. */
    static final Bus.Topic<Presence> PRESENCE = new Bus.Topic<>("carillon.presence", Presence.class);

    private Addresses() {}
}
