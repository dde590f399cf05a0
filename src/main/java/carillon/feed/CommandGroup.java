package carillon.feed;

import carillon.edition.Edition;
import carillon.timeline.Command;
import java.util.List;

/**
 * Commands that are kept all together or not at all, in one append.
 *
 * @param onto what must be announced ahead of the first of them, for they were made for that
 * @param commands in their order, at least one
 */
public record CommandGroup(Edition onto, List<Command> commands) {
    public CommandGroup {
        commands = List.copyOf(commands);
        if (commands.isEmpty()) {
            throw new IllegalArgumentException("a group of no commands");
        }
    }
}
