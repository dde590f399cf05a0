package carillon.timeline;

import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import java.util.Comparator;

/**
 * The order of entries about the same subject: by when they happened, never by when they arrived. Those of the same
 * millisecond stand in the order in which such things happen (a slot starts before it finishes), and after that by id.
 * None of the three depends on the order of arrival, and so neither does anything computed from it.
 */
final class EntryOrder {
    static final Comparator<Entry> BY_OCCURRENCE = Comparator.comparing(Entry::observedAt)
            .thenComparingInt((Entry entry) -> rank(entry.statement()))
            .thenComparing(Entry::id);

    private EntryOrder() {}

    private static int rank(Statement statement) {
        return switch (statement) {
            case CheckIn.SlotDelayed unused -> 0;
            case CheckIn.CityOpened unused -> 0;
            case CheckIn.HelpWanted unused -> 0;
            case Decision.MilestoneCancelled unused -> 0;
            case CheckIn.SlotStarted unused -> 1;
            case CheckIn.CityClosed unused -> 1;
            case CheckIn.HelpSettled unused -> 1;
            case Decision.MilestonePostponed unused -> 1;
            case CheckIn.SlotSkipped unused -> 2;
            case Decision.MilestoneHeld unused -> 2;
            case CheckIn.SlotFinished unused -> 3;
            case Decision.MilestoneReleased unused -> 3;
            case Decision.MilestoneStarted unused -> 4;
            case Decision.MilestoneEnded unused -> 5;
            case CheckIn.Headcount unused -> 6;
            case CheckIn.Note unused -> 6;
            case CheckIn.Ready unused -> 6;
            case CheckIn.Retracted unused -> 6;
            case Decision.Announcement unused -> 6;
            case Statement.Unknown unused -> 6;
        };
    }
}
