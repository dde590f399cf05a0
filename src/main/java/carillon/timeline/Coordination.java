package carillon.timeline;

import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What cities and coordination say to each other beside the milestones: announcements, answers to calls for help, and
 * questions.
 * Which city has seen an announcement is part of that city's {@link CityState}.
 *
 * @param announcements all that were made and hold
 * @param withdrawn those that stand out no more, by how many decisions that hold
 * @param answers the answers that hold to each call for help, by the call's id
 * @param questions what coordination asks, and what the cities answer
 */
record Coordination(
        History announcements, ReferenceCounts withdrawn, PMap<UUID, History> answers, Questions questions) {
    /** The most announcements, and the most answers to one call, that the timeline document keeps: the newest. */
    static final int KEPT = 20;

    static final Coordination NONE =
            new Coordination(History.NONE, ReferenceCounts.NONE, HashTreePMap.empty(), Questions.NONE);

    /** Returns the call for help that a statement answers; empty where it is no answer. */
    static Optional<UUID> answeredCall(Statement statement) {
        return switch (statement) {
            case CheckIn.HelpAnswered answered -> Optional.of(answered.ref());
            case Decision.HelpReplied replied -> Optional.of(replied.ref());
            default -> Optional.empty();
        };
    }

    /** Returns this after what was said; the same where that is nothing of this. */
    Coordination plus(Entry entry) {
        return switch (entry.statement()) {
            case Decision.Announcement _ -> with(announcements.plus(entry), withdrawn);
            case Decision.AnnouncementWithdrawn decision -> with(announcements, withdrawn.plus(decision.ref()));
            case Decision.QuestionAsked _ -> with(questions.plus(entry));
            case Decision.QuestionClosed _ -> with(questions.plus(entry));
            case CheckIn.QuestionAnswered _ -> with(questions.plus(entry));
            default ->
                answeredCall(entry.statement())
                        .map(call -> withAnswers(call, historyOf(call).plus(entry)))
                        .orElse(this);
        };
    }

    /** Returns this without what was said; the same where that is nothing of this. */
    Coordination minus(Entry entry) {
        return switch (entry.statement()) {
            case Decision.Announcement _ -> with(announcements.minus(entry), withdrawn);
            case Decision.AnnouncementWithdrawn decision -> with(announcements, withdrawn.minus(decision.ref()));
            case Decision.QuestionAsked _ -> with(questions.minus(entry));
            case Decision.QuestionClosed _ -> with(questions.minus(entry));
            case CheckIn.QuestionAnswered _ -> with(questions.minus(entry));
            default ->
                answeredCall(entry.statement())
                        .map(call -> withAnswers(call, historyOf(call).minus(entry)))
                        .orElse(this);
        };
    }

    private Coordination with(History announcementsNow, ReferenceCounts withdrawnNow) {
        return new Coordination(announcementsNow, withdrawnNow, answers, questions);
    }

    private Coordination with(Questions questionsNow) {
        return new Coordination(announcements, withdrawn, answers, questionsNow);
    }

    private Coordination withAnswers(UUID call, History history) {
        return new Coordination(announcements, withdrawn, answers.plus(call, history), questions);
    }

    private History historyOf(UUID call) {
        return answers.getOrDefault(call, History.NONE);
    }

    /** Returns the newest announcements that were not withdrawn, the newest first. */
    List<Entry> standing() {
        return announcements
                .fromLast()
                .filter(entry -> !withdrawn.contains(entry.id()))
                .limit(KEPT)
                .toList();
    }

    /** Returns the newest answers to a call for help, the newest first. */
    List<Entry> answersTo(UUID call) {
        return historyOf(call).fromLast().limit(KEPT).toList();
    }
}
