package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.MilestoneId;
import carillon.edition.Slug;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The state of one edition: what was announced, and all that was said since.
 *
 * <p>For each thing that can be spoken of (a slot, a city's doors, a milestone …) it keeps what was said of it in the
 * order in which it <em>happened</em>, and works out the present from that. So a check-in from a phone that was offline takes
 * its place among the others, one taken back leaves no trace, and whoever folds the same entries, in whatever order, has
 * the same timeline: only {@code notices} tell the order of arrival, by their keys.
 *
 * <p>Immutable; what two states have in common they share, so keeping the past costs little.
 */
public final class Timeline {
    /**
     * The version of the document (docs/protocol.md, "The timeline document"). Raise it with every change by which the same entries give
     * another document: servers of different versions then answer each other's cursors with a snapshot.
     */
    public static final int DOCUMENT_VERSION = 1;

    private final Edition edition;
    private final boolean rehearsal;
    private final long seq;
    private final Instant lastAt;
    private final Entries entries;
    private final Retractions retracted;
    private final NoticesByCity notices;
    private final PMap<CityId, CityState> cities;
    private final PMap<MilestoneId, MilestoneState> milestones;

    private Timeline(
            Edition edition,
            boolean rehearsal,
            long seq,
            Instant lastAt,
            Entries entries,
            Retractions retracted,
            NoticesByCity notices,
            PMap<CityId, CityState> cities,
            PMap<MilestoneId, MilestoneState> milestones) {
        this.edition = edition;
        this.rehearsal = rehearsal;
        this.seq = seq;
        this.lastAt = lastAt;
        this.entries = entries;
        this.retracted = retracted;
        this.notices = notices;
        this.cities = cities;
        this.milestones = milestones;
    }

    /** The timeline before anything was said. */
    public static Timeline of(Edition edition, boolean rehearsal) {
        PMap<MilestoneId, MilestoneState> milestones = HashTreePMap.empty();
        for (var milestone : edition.milestones().values()) {
            milestones = milestones.plus(milestone.id(), MilestoneState.of(milestone));
        }
        PMap<CityId, CityState> cities = HashTreePMap.empty();
        for (var city : edition.cities().values()) {
            cities = cities.plus(city.id(), CityState.of(city, nextMayStart(milestones)));
        }
        return new Timeline(
                edition,
                rehearsal,
                0,
                Instant.EPOCH,
                Entries.NONE,
                Retractions.NONE,
                NoticesByCity.NONE,
                cities,
                milestones);
    }

    /** What was announced. */
    public Edition edition() {
        return edition;
    }

    /** Whether this is a rehearsal, in which no word is meant. */
    public boolean isRehearsal() {
        return rehearsal;
    }

    /** The position of the last entry folded, 0 for none. */
    public long seq() {
        return seq;
    }

    /** When the last entry was accepted; the epoch where there is none. The next one is never before it. */
    public Instant lastAt() {
        return lastAt;
    }

    /** The entry of that id, whether it still holds or was taken back. */
    public Optional<Entry> entry(UUID id) {
        return entries.find(id).filter(entry -> entry.seq() <= seq);
    }

    /**
     * Judges a command against this state, without changing it.
     *
     * @param now the server's clock
     */
    public Verdict decide(Command command, Instant now) {
        return new Judgement(this, command, behindLast(now)).verdict();
    }

    /** While a clock is behind the journal's, what is said later must still take a later place than what was said before. */
    private Instant behindLast(Instant now) {
        return now.isBefore(lastAt) ? lastAt.plusMillis(1) : now;
    }

    /**
     * The state after an entry, which must be the next one of the journal.
     *
     * <p>It takes every entry, whether or not {@link #decide} would accept it today: what is in the journal was accepted.
     * One that speaks of a city, slot or milestone which the edition no longer has stays in the journal; of it, only the
     * notice and when the city was last heard are seen. One that this version cannot read takes its position, and keeps the rules
     * away from the milestone that it names.
     */
    public Timeline fold(Entry entry) {
        if (entry.seq() != seq + 1) {
            throw new IllegalArgumentException("expected entry " + (seq + 1) + ", not " + entry.seq());
        }
        boolean takenBack = retracted.overtook(entry.id());
        Timeline next = new Timeline(
                edition,
                rehearsal,
                entry.seq(),
                entry.at(),
                entries.size() == seq ? entries.plus(entry) : entries,
                retracted,
                Notices.tells(entry.statement()) && !takenBack ? notices.plus(entry) : notices,
                cities,
                milestones);
        return switch (entry.statement()) {
            case CheckIn.Retracted taken -> next.withoutTrace(taken.ref(), entry.at());
            case CheckIn checkIn -> takenBack ? next : next.spoken(checkIn, entry);
            case Decision.OfMilestone decision -> next.decided(decision, entry);
            case Decision.Announcement unused -> next;
            case Statement.Unknown unknown -> takenBack ? next : next.withUnknown(unknown, entry.id());
        };
    }

    /** Nobody here knows what it says of that milestone: so no rule is applied to it ({@link Rules}). */
    private Timeline withUnknown(Statement.Unknown unknown, UUID id) {
        return unknown.member("milestone")
                .filter(Slug::accepts)
                .map(name -> withMilestone(new MilestoneId(name), milestone -> milestone.withUnknown(id)))
                .orElse(this);
    }

    private Timeline spoken(CheckIn checkIn, Entry entry) {
        Timeline next = withCity(checkIn.city(), city -> city.plus(entry, nextMayStart(milestones)));
        return checkIn instanceof CheckIn.Ready ready
                ? next.withMilestone(ready.milestone(), milestone -> milestone.answered(entry))
                : next;
    }

    private Timeline withoutTrace(UUID ref, Instant at) {
        if (retracted.contains(ref)) {
            return this;
        }
        @Nullable Entry taken = entry(ref).orElse(null);
        if (taken == null) {
            return takenBack(retracted.plusAhead(ref), notices);
        }
        Timeline next = takenBack(retracted.plus(ref), notices.minus(taken));
        if (taken.statement() instanceof Statement.Unknown unknown) {
            return next.withoutUnknown(unknown, taken.id(), at);
        }
        if (!(taken.statement() instanceof CheckIn checkIn)) {
            return next;
        }
        next = next.withCity(checkIn.city(), city -> city.minus(taken, nextMayStart(milestones)));
        return switch (checkIn) {
            case CheckIn.Ready ready ->
                next.withMilestone(
                        ready.milestone(),
                        milestone -> milestone.withdrawn(taken).recounted(at));
            case CheckIn.CityOpened doors -> next.recountedWith(doors.city(), at);
            case CheckIn.CityClosed doors -> next.recountedWith(doors.city(), at);
            default -> next;
        };
    }

    private Timeline withoutUnknown(Statement.Unknown unknown, UUID id, Instant at) {
        return unknown.member("milestone")
                .filter(Slug::accepts)
                .map(name -> withMilestone(
                        new MilestoneId(name),
                        milestone -> milestone.withoutUnknown(id).recounted(at)))
                .orElse(this);
    }

    /** Its doors say who is waited for, at every milestone that this city attends. */
    private Timeline recountedWith(CityId city, Instant at) {
        Timeline next = this;
        for (MilestoneState state : milestones.values()) {
            if (state.milestone().cities().contains(city)) {
                next = next.withMilestone(state.milestone().id(), milestone -> milestone.recounted(at));
            }
        }
        return next;
    }

    private Timeline decided(Decision.OfMilestone decision, Entry entry) {
        Timeline next = withMilestone(decision.milestone(), milestone -> milestone.decided(entry));
        MilestoneState before = milestones.get(decision.milestone());
        MilestoneState after = next.milestones.get(decision.milestone());
        if (before == null
                || after == null
                || before.phase().nextMayStart().equals(after.phase().nextMayStart())) {
            return next;
        }
        for (CityId city : after.milestone().cities()) {
            next = next.withCity(city, state -> state.rescheduled(nextMayStart(after, milestones)));
        }
        return next;
    }

    private Timeline withCity(CityId id, UnaryOperator<CityState> change) {
        CityState city = cities.get(id);
        return city == null ? this : with(cities.plus(id, change.apply(city)), milestones);
    }

    private Timeline withMilestone(MilestoneId id, UnaryOperator<MilestoneState> change) {
        MilestoneState milestone = milestones.get(id);
        return milestone == null ? this : with(cities, milestones.plus(id, change.apply(milestone)));
    }

    private Timeline with(PMap<CityId, CityState> citiesNow, PMap<MilestoneId, MilestoneState> milestonesNow) {
        return new Timeline(edition, rehearsal, seq, lastAt, entries, retracted, notices, citiesNow, milestonesNow);
    }

    private Timeline takenBack(Retractions retractedNow, NoticesByCity noticesNow) {
        return new Timeline(edition, rehearsal, seq, lastAt, entries, retractedNow, noticesNow, cities, milestones);
    }

    /** All that was said so far; of a state that has passed, perhaps also what was said after it. */
    Entries entries() {
        return entries;
    }

    /**
     * The same state with other knowledge of what was said.
     *
     * @param known those of the same journal, at least up to this state; none for a state that is only kept
     */
    Timeline knowing(Entries known) {
        return new Timeline(edition, rehearsal, seq, lastAt, known, retracted, notices, cities, milestones);
    }

    private static Function<MilestoneId, Optional<Instant>> nextMayStart(PMap<MilestoneId, MilestoneState> milestones) {
        return id -> Optional.ofNullable(milestones.get(id))
                .flatMap(state -> state.phase().nextMayStart());
    }

    private static Function<MilestoneId, Optional<Instant>> nextMayStart(
            MilestoneState changed, PMap<MilestoneId, MilestoneState> milestones) {
        return nextMayStart(milestones.plus(changed.milestone().id(), changed));
    }

    /** The roll that is open for a milestone of the edition; none once it has started, or where it was cancelled. */
    public Optional<OpenRollCall> openRollCall(MilestoneId id) {
        MilestoneState state = milestone(id);
        Phase phase = state.phase();
        return phase instanceof Phase.Planned || phase instanceof Phase.Held
                ? Optional.of(new OpenRollCall(
                        phase.expected(), state.asked().map(Entry::seq).orElse(0L)))
                : Optional.empty();
    }

    /** The next rule that applies by itself, due now, in the past or later; nothing where none is in sight. */
    public Optional<DueRule> nextRule() {
        return Rules.next(this, Instant.MAX);
    }

    /**
     * What the server says by the rule that is due first. It was worked out from this very state, so it holds like what {@link #decide}
     * accepted: true once it is in the journal, as the next entry.
     *
     * @param now the server's clock, which alone says what is due, whatever another server's clock showed before
     * @return nothing where no rule is due by then
     */
    public Optional<Entry> entryByRule(Instant now) {
        return Rules.next(this, now).map(due -> Rules.entry(this, due, behindLast(now)));
    }

    /** The timeline document (docs/protocol.md, "The timeline document"). */
    public ObjectNode document() {
        return new Document(this).whole();
    }

    /**
     * The merge patch from an earlier or a later state of the same edition to this one.
     *
     * @return nothing where the documents are equal
     */
    public Optional<ObjectNode> patchSince(Timeline before) {
        return new Document(this).since(new Document(before));
    }

    boolean isRetracted(UUID id) {
        return retracted.contains(id);
    }

    /** The notices that the document keeps, the newest first. */
    List<Entry> newestNotices() {
        return notices.newest(Notices.KEPT, Notices.keptOfCity(edition.cities().size()));
    }

    Optional<CityState> find(CityId id) {
        return Optional.ofNullable(cities.get(id));
    }

    Optional<MilestoneState> find(MilestoneId id) {
        return Optional.ofNullable(milestones.get(id));
    }

    /** The state of a city that the edition has. */
    CityState city(CityId id) {
        return find(id).orElseThrow();
    }

    /** The state of a milestone that the edition has. */
    MilestoneState milestone(MilestoneId id) {
        return find(id).orElseThrow();
    }
}
