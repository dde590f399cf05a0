package carillon.feed;

import carillon.timeline.Command;

/** Every address there is on the bus, with what is said at it. */
public final class Addresses {
    /** Somebody says something; the answer comes once it is durable, or refused. */
    public static final Bus.Question<Command, Receipt> COMMANDS =
            new Bus.Question<>("carillon.commands", Command.class, Receipt.class);

    /** Where the timeline stands, for whoever starts to listen to {@link #FRAMES}; what is asked does not matter. */
    public static final Bus.Question<String, Moment> MOMENT =
            new Bus.Question<>("carillon.moment", String.class, Moment.class);

    /** The timeline has gone on. Frames come in the order of their positions, none twice. */
    public static final Bus.Topic<Frame> FRAMES = new Bus.Topic<>("carillon.frames", Frame.class);

    private Addresses() {}
}
