package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.ProjectId;
import carillon.edition.Slug;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.Text;
import carillon.statement.TurnId;
import carillon.statement.TurnStatement;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes notices: one for every statement but a few, and those that this version cannot read. */
final class Notices {
    /** The most notices that the timeline document keeps; the journal keeps all. */
    static final int KEPT = 200;

    /** The most notices of one city, so that no city pushes out the others'. */
    static final int KEPT_OF_CITY = 40;

    private Notices() {}

    /**
     * Returns the most notices of one city where there are so many cities: with fewer than five, each has its even
     * share of all.
     */
    static int keptOfCity(int cities) {
        return Math.max(KEPT_OF_CITY, KEPT / Math.max(1, cities));
    }

    static boolean tells(Statement statement) {
        return !(statement instanceof CheckIn.Headcount
                || statement instanceof CheckIn.AnnouncementSeen
                || statement instanceof CheckIn.QuestionAnswered
                || statement instanceof TurnStatement.Setting
                || statement instanceof TurnStatement.Prolonging
                || statement instanceof CheckIn.Retracted
                || statement instanceof Decision.SessionSetAside
                || statement instanceof Decision.SessionReinstated
                || statement instanceof Statement.Unknown);
    }

    /**
     * Whether all may read it one by one: a headcount, that an announcement was seen, an answer to a question, and how
     * long turns are, make no notice, and are part of what was said all the same.
     */
    static boolean isPublic(Statement statement) {
        return tells(statement)
                || statement instanceof CheckIn.Headcount
                || statement instanceof CheckIn.AnnouncementSeen
                || statement instanceof CheckIn.QuestionAnswered
                || statement instanceof TurnStatement.Setting
                || statement instanceof TurnStatement.Prolonging;
    }

    /** Writes a notice with the id of its entry; of a headcount, too. */
    static ObjectNode statement(Entry entry, Announced announced) {
        return notice(entry, announced).put("id", entry.id().toString());
    }

    /** @param announced what was announced since the edition began, at least up to that entry */
    static ObjectNode notice(Entry entry, Announced announced) {
        ObjectNode notice = JsonNodeFactory.instance.objectNode();
        notice.put("at", entry.at().toString());
        notice.put("observedAt", entry.observedAt().toString());
        notice.put("type", entry.statement().type());
        if (entry.statement() instanceof CheckIn checkIn) {
            notice.put("city", checkIn.city().value());
        }
        switch (entry.statement()) {
            case CheckIn.SlotDelayed delayed -> {
                notice.put("slot", delayed.slot().value());
                notice.put("start", delayed.start().toString());
            }
            case CheckIn.SlotProlonged longer -> {
                notice.put("slot", longer.slot().value());
                notice.put("end", longer.end().toString());
            }
            case CheckIn.OfSlot ofSlot -> notice.put("slot", ofSlot.slot().value());
            case CheckIn.Note note -> text(notice, note.text());
            case CheckIn.Ready ready -> {
                notice.put("milestone", ready.milestone().value());
                notice.put("ready", ready.ready().word());
                text(notice, ready.note());
            }
            case CheckIn.HelpWanted wanted -> text(notice, wanted.text());
            case CheckIn.HelpSettled settled -> ref(notice, settled.ref());
            case CheckIn.HelpAnswered answered -> ref(notice, answered.ref(), answered.text());
            case Decision.HelpReplied replied -> ref(notice, replied.ref(), replied.text());
            case CheckIn.AnnouncementSeen seen -> ref(notice, seen.ref());
            case Decision.AnnouncementWithdrawn withdrawn -> ref(notice, withdrawn.ref());
            case Decision.Announcement announcement -> {
                notice.put("id", entry.id().toString());
                text(notice, announcement.text());
                cities(notice, announcement.cities());
            }
            case Decision.QuestionAsked question -> {
                text(notice, question.text());
                cities(notice, question.cities());
            }
            case Decision.QuestionClosed closed -> ref(notice, closed.ref());
            case CheckIn.QuestionAnswered answered -> {
                ref(notice, answered.ref());
                QuestionsDocument.answer(notice, answered);
            }
            case Statement.Change change -> change(notice, change, entry, announced);
            case Decision.OfMilestone decision -> milestone(notice, decision);
            case CheckIn.OfTurns ofTurns -> {
                notice.put("slot", ofTurns.slot().value());
                turn(notice, ofTurns);
            }
            case Decision.OfTurns ofTurns -> {
                notice.put("milestone", ofTurns.milestone().value());
                turn(notice, ofTurns);
            }
            case CheckIn.CityOpened _ -> {}
            case CheckIn.CityClosed _ -> {}
            case CheckIn.Headcount headcount -> notice.put("count", headcount.count());
            case CheckIn.Retracted _ -> {}
            case Decision.SessionSetAside _ -> {}
            case Decision.SessionReinstated _ -> {}
            case Statement.Unknown _ -> {}
        }
        goneTitle(entry.statement(), announced.gone()).ifPresent(title -> notice.set("title", title));
        return notice;
    }

    private static void milestone(ObjectNode notice, Decision.OfMilestone decision) {
        notice.put("milestone", decision.milestone().value());
        switch (decision) {
            case Decision.MilestoneHeld held -> text(notice, held.reason());
            case Decision.MilestoneCancelled cancelled -> text(notice, cancelled.reason());
            case Decision.MilestonePostponed postponed ->
                notice.put("to", postponed.to().toString());
            case Decision.MilestoneProlonged longer ->
                notice.put("until", longer.until().toString());
            case Decision.MilestoneStarted _ -> {}
            case Decision.MilestoneEnded _ -> {}
            case Decision.MilestoneReleased _ -> {}
            case Decision.MilestoneChanged _ -> {}
        }
    }

    private static void turn(ObjectNode notice, TurnStatement statement) {
        switch (statement) {
            case TurnStatement.Setting setting -> TurnsDocument.write(setting.turns(), notice.putArray("turns"));
            case TurnStatement.Starting starting -> turn(notice, starting.turn());
            case TurnStatement.Finishing finishing -> turn(notice, finishing.turn());
            case TurnStatement.Skipping skipping -> turn(notice, skipping.turn());
            case TurnStatement.Prolonging longer -> {
                turn(notice, longer.turn());
                notice.put("minutes", longer.minutes().value());
            }
        }
    }

    private static void turn(ObjectNode notice, TurnId turn) {
        notice.put("turn", turn.value());
    }

    private static void change(ObjectNode notice, Statement.Change change, Entry entry, Announced announced) {
        switch (change) {
            case Decision.MilestoneChanged ofMilestone ->
                notice.put("milestone", ofMilestone.milestone().value());
            case Decision.MilestoneRemoved gone ->
                notice.put("milestone", gone.milestone().value());
            case Decision.CityAdded added -> notice.put("city", added.id());
            case Decision.CityRemoved gone -> notice.put("city", gone.city().value());
            case CheckIn.ProjectChanged ofProject -> notice.put("project", ofProject.id());
            case CheckIn.ProjectRemoved gone ->
                notice.put("project", gone.project().value());
            case CheckIn.ProgrammeChanged _ -> {}
            case CheckIn.CityChanged _ -> {}
            case Decision.EditionChanged _ -> {}
        }
        announced.differencesOf(entry).writeTo(notice);
    }

    /** Returns what it is called that is announced no more and that an entry is about; empty where it is announced. */
    private static Optional<JsonNode> goneTitle(Statement statement, Gone gone) {
        return switch (statement) {
            case CheckIn.OfSlot ofSlot -> gone.title(ofSlot.city(), ofSlot.slot());
            case CheckIn.OfTurns ofTurns -> gone.title(ofTurns.city(), ofTurns.slot());
            case Decision.OfTurns ofTurns -> gone.title(ofTurns.milestone());
            case CheckIn.Ready ready -> gone.title(ready.milestone());
            case Decision.OfMilestone ofMilestone -> gone.title(ofMilestone.milestone());
            case Decision.MilestoneRemoved removed -> gone.title(removed.milestone());
            case Decision.CityRemoved removed -> gone.title(removed.city());
            case CheckIn.ProjectChanged changed
            when Slug.accepts(changed.id()) -> gone.title(new ProjectId(changed.id()));
            case CheckIn.ProjectRemoved removed -> gone.title(removed.project());
            default -> Optional.empty();
        };
    }

    private static void cities(ObjectNode notice, @Nullable List<CityId> cities) {
        if (cities != null) {
            cities.forEach(city -> notice.withArray("cities").add(city.value()));
        }
    }

    private static void ref(ObjectNode notice, UUID ref) {
        notice.put("ref", ref.toString());
    }

    private static void ref(ObjectNode notice, UUID ref, Text text) {
        ref(notice, ref);
        text(notice, text);
    }

    private static void text(ObjectNode notice, @Nullable Text text) {
        if (text != null) {
            notice.put("text", text.value());
        }
    }
}
