package carillon.timeline;

import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * What was taken back: single entries by a retraction, and what a session said by a decision that sets it aside. A
 * retraction that was itself set aside takes nothing back.
 *
 * @param single how many retractions that hold name each entry
 * @param ahead the ids of entries that had not come when they were retracted: the retraction of a post may overtake it.
 *     They are few, so the question whether an entry that comes was taken back already costs next to nothing
 * @param setAside for each session that is set aside: the decision that did it
 */
record Retractions(ReferenceCounts single, PSet<UUID> ahead, PMap<UUID, Entry> setAside) {
    static final Retractions NONE = new Retractions(ReferenceCounts.NONE, HashTreePSet.empty(), HashTreePMap.empty());

    /**
     * Whether an entry leaves no trace once it is taken back. A decision about a milestone stands, for others acted on
     * it, unless it changes what is announced; one about a session is undone by its opposite.
     */
    static boolean isReversible(Entry entry) {
        return switch (entry.statement()) {
            case Statement.Change _ -> true;
            case CheckIn checkIn -> !(checkIn instanceof CheckIn.Retracted);
            case Decision.OfMilestone _ -> false;
            case Decision.OfTurns _ -> false;
            case Decision.Announcement _ -> true;
            case Decision.AnnouncementWithdrawn _ -> true;
            case Decision.HelpReplied _ -> true;
            case Decision.QuestionAsked _ -> true;
            case Decision.QuestionClosed _ -> true;
            case Decision.SessionSetAside _ -> false;
            case Decision.SessionReinstated _ -> false;
            case Statement.Unknown _ -> true;
        };
    }

    /** Returns them with the retraction of one more entry. */
    Retractions plus(UUID ref) {
        return new Retractions(single.plus(ref), ahead, setAside);
    }

    /** Returns them with the retraction of one more entry, which has not come yet. */
    Retractions plusAhead(UUID ref) {
        return new Retractions(single.plus(ref), ahead.plus(ref), setAside);
    }

    /**
     * Returns them after a session was set aside.
     *
     * @param said what is {@link #isCoveredBy covered} by the decision
     */
    Retractions plus(UUID session, Entry decision, Collection<Entry> said) {
        return new Retractions(counted(said, ReferenceCounts::minus), ahead, setAside.plus(session, decision));
    }

    /** Returns them after a session was reinstated. */
    Retractions minus(UUID session, Collection<Entry> said) {
        return new Retractions(counted(said, ReferenceCounts::plus), ahead, setAside.minus(session));
    }

    private ReferenceCounts counted(Collection<Entry> said, BiFunction<ReferenceCounts, UUID, ReferenceCounts> count) {
        ReferenceCounts now = single;
        for (Entry entry : said) {
            if (entry.statement() instanceof CheckIn.Retracted retracted) {
                now = count.apply(now, retracted.ref());
            }
        }
        return now;
    }

    /** Returns the decision that set a session aside; empty where it is not set aside. */
    Optional<Entry> setAside(UUID session) {
        return Optional.ofNullable(setAside.get(session));
    }

    /** Whether an entry is taken back, if it is of a kind that can be. */
    boolean contains(Entry entry) {
        return single.contains(entry.id()) || isSetAside(entry);
    }

    private boolean isSetAside(Entry entry) {
        // As nearly always; it is asked for a million entries.
        if (setAside.isEmpty()) {
            return false;
        }
        return entry.by()
                .inSession()
                .flatMap(this::setAside)
                .filter(decision -> isCoveredBy(decision, entry))
                .isPresent();
    }

    /**
     * Whether an entry was said in the session and the time that a decision sets aside, and is of a kind that is set
     * aside. What this version cannot read surely is a check-in only where its author can say nothing else.
     */
    static boolean isCoveredBy(Entry decision, Entry entry) {
        Decision.SessionSetAside setAside = (Decision.SessionSetAside) decision.statement();
        @Nullable Instant since = setAside.since();
        return entry.seq() < decision.seq()
                && entry.by().inSession().filter(setAside.session()::equals).isPresent()
                && (since == null || !entry.at().isBefore(since))
                && (isReversible(entry) || entry.statement() instanceof CheckIn.Retracted)
                && !(entry.statement() instanceof Statement.Unknown && !(entry.by() instanceof Author.Organizer));
    }

    /** Whether an entry that comes was taken back before. */
    boolean overtook(UUID id) {
        return ahead.contains(id) && single.contains(id);
    }
}
