package carillon.timeline;

import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.TurnStatement;
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
            case TurnStatement.Setting _ -> 0;
            case CheckIn.SlotDelayed _ -> 0;
            case CheckIn.CityOpened _ -> 0;
            case CheckIn.HelpWanted _ -> 0;
            case Decision.MilestoneCancelled _ -> 0;
            case CheckIn.SlotStarted _ -> 1;
            case CheckIn.CityClosed _ -> 1;
            case CheckIn.HelpSettled _ -> 1;
            case Decision.MilestonePostponed _ -> 1;
            case Decision.MilestoneChanged _ -> 1;
            case CheckIn.SlotSkipped _ -> 2;
            case CheckIn.SlotProlonged _ -> 2;
            case CheckIn.OfTurns _ -> 2;
            case Decision.MilestoneHeld _ -> 2;
            case CheckIn.SlotFinished _ -> 3;
            case Decision.MilestoneReleased _ -> 3;
            case Decision.MilestoneStarted _ -> 4;
            case Decision.MilestoneProlonged _ -> 5;
            case Decision.OfTurns _ -> 5;
            case Decision.MilestoneEnded _ -> 6;
            case CheckIn.Headcount _ -> 6;
            case CheckIn.Note _ -> 6;
            case CheckIn.Ready _ -> 6;
            case CheckIn.HelpAnswered _ -> 6;
            case CheckIn.AnnouncementSeen _ -> 6;
            case CheckIn.QuestionAnswered _ -> 6;
            case CheckIn.Retracted _ -> 6;
            case Statement.Change _ -> 6;
            case Decision.Announcement _ -> 6;
            case Decision.AnnouncementWithdrawn _ -> 6;
            case Decision.HelpReplied _ -> 6;
            case Decision.QuestionAsked _ -> 6;
            case Decision.QuestionClosed _ -> 6;
            case Decision.SessionSetAside _ -> 6;
            case Decision.SessionReinstated _ -> 6;
            case Statement.Unknown _ -> 6;
        };
    }
}
