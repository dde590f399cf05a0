package carillon.edition;

/** One line of a city's programme, in the order its organizers gave: a slot of its own, or a shared milestone. */
public sealed interface ProgrammeItem permits Slot, ProgrammeItem.Attends {

    /**
     * The place of a shared milestone in a city's programme.
     *
     * @param milestone a milestone that this city attends
     */
    record Attends(MilestoneId milestone) implements ProgrammeItem {}
}
