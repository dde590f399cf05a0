package carillon.timeline;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Milestone;
import carillon.edition.MilestoneId;
import carillon.edition.Slug;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The state of one edition: what is announced, and all that was said.
 *
 * <p>For each subject (a slot, a city's doors, a milestone …) it keeps what was said of it in the order in which it
 * <em>happened</em>, and computes the present from that. So a check-in from a phone that was offline takes its place
 * among the others, one taken back leaves no trace, and the same entries, folded in any order, give the same timeline:
 * only {@code notices} tell the order of arrival, by their keys.
 *
 * <p>Immutable; what two states have in common they share, so keeping the past costs little.
 */
public final class Timeline {
    /**
     * The version of the document (docs/protocol.md, "The timeline document"). Raise it with every change by which the
     * same entries give another document: servers of different versions then answer each other's cursors with a
     * snapshot.
     */
    public static final int DOCUMENT_VERSION = 6;

    private final Announced announced;
    private final boolean rehearsal;
    private final long seq;
    private final Instant lastAt;
    private final Entries entries;
    private final Retractions retracted;
    private final NoticesByCity notices;
    private final Coordination coordination;
    private final PMap<CityId, CityState> cities;
    private final PMap<MilestoneId, MilestoneState> milestones;

    /**
     * Null until they are asked for. They follow from the rest: another thread that asks at once makes the same. Volatile, so that a
     * thread that finds them finds them whole.
     */
    private volatile @Nullable Predictions predictions;

    private Timeline(
            Announced announced,
            boolean rehearsal,
            long seq,
            Instant lastAt,
            Entries entries,
            Retractions retracted,
            NoticesByCity notices,
            Coordination coordination,
            PMap<CityId, CityState> cities,
            PMap<MilestoneId, MilestoneState> milestones) {
        this.announced = announced;
        this.rehearsal = rehearsal;
        this.seq = seq;
        this.lastAt = lastAt;
        this.entries = entries;
        this.retracted = retracted;
        this.notices = notices;
        this.coordination = coordination;
        this.cities = cities;
        this.milestones = milestones;
    }

    /** Returns the timeline before the first entry. */
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
                Announced.of(edition),
                rehearsal,
                0,
                Instant.EPOCH,
                Entries.NONE,
                Retractions.NONE,
                NoticesByCity.NONE,
                Coordination.NONE,
                cities,
                milestones);
    }

    /** Returns what is announced: the edition as it began, with all that changed since. */
    public Edition edition() {
        return announced.edition();
    }

    /** Returns what was announced at an instant, that instant included. */
    public Edition editionAsOf(Instant instant) {
        return announced.asOf(instant);
    }

    /** Returns what was announced, now and before. */
    Announced announced() {
        return announced;
    }

    /** Whether this is a rehearsal, in which no statement is meant. */
    public boolean isRehearsal() {
        return rehearsal;
    }

    /** Returns the position of the last entry folded, 0 for none. */
    public long seq() {
        return seq;
    }

    /** Returns when the last entry was accepted; the epoch where there is none. The next one is never before it. */
    public Instant lastAt() {
        return lastAt;
    }

    /** Returns the entry of that id, whether it still holds or was taken back. */
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

    /**
     * Returns now, or an instant behind the last entry: while a clock is behind the journal's, the next entry must
     * still take a later place.
     */
    private Instant behindLast(Instant now) {
        return now.isBefore(lastAt) ? lastAt.plusMillis(1) : now;
    }

    /**
     * Returns the state after an entry, which must be the next one of the journal.
     *
     * <p>It takes every entry, whether or not {@link #decide} would accept it today: what is in the journal was
     * accepted. One about a city, slot or milestone which the edition no longer has stays in the journal; of it, only
     * the notice and when the city was last heard are seen. One that this version cannot read takes its position, and
     * keeps the rules away from the milestone that it names.
     */
    public Timeline fold(Entry entry) {
        if (entry.seq() != seq + 1) {
            throw new IllegalArgumentException("expected entry " + (seq + 1) + ", not " + entry.seq());
        }
        boolean isTakenBack = retracted.overtook(entry.id()) && Retractions.isReversible(entry);
        Timeline next = new Timeline(
                announced,
                rehearsal,
                entry.seq(),
                entry.at(),
                entries.size() == seq ? entries.plus(entry) : entries,
                retracted,
                Notices.tells(entry.statement()) && !isTakenBack ? notices.plus(entry) : notices,
                coordination,
                cities,
                milestones);
        return isTakenBack ? next : next.after(entry);
    }

    private Timeline after(Entry entry) {
        return switch (entry.statement()) {
            case CheckIn.Retracted retraction -> withRetraction(retraction.ref(), entry);
            case CheckIn checkIn -> withCheckIn(checkIn, entry);
            case Statement.Change change -> withChange(change, entry);
            case Decision.OfMilestone decision -> withDecision(decision, entry);
            case Decision.OfTurns decision -> withMilestone(decision.milestone(), milestone -> milestone.plus(entry));
            case Decision.Announcement _ -> with(coordination.plus(entry));
            case Decision.AnnouncementWithdrawn _ -> with(coordination.plus(entry));
            case Decision.HelpReplied _ -> with(coordination.plus(entry));
            case Decision.QuestionAsked _ -> with(coordination.plus(entry));
            case Decision.QuestionClosed _ -> with(coordination.plus(entry));
            case Decision.SessionSetAside decision -> withSetAside(decision.session(), entry);
            case Decision.SessionReinstated decision -> withReinstated(decision.session(), entry);
            case Statement.Unknown unknown -> withUnknown(unknown, entry);
        };
    }

    /**
     * Notes a statement about a milestone that this version cannot read: so no rule is applied to it ({@link Rules}).
     */
    private Timeline withUnknown(Statement.Unknown unknown, Entry entry) {
        return unknown.member("milestone")
                .filter(Slug::accepts)
                .map(name -> withMilestone(new MilestoneId(name), milestone -> milestone.plus(entry)))
                .orElse(this);
    }

    private Timeline withCheckIn(CheckIn checkIn, Entry entry) {
        Timeline next = withCity(checkIn.city(), city -> city.plus(entry, nextMayStart(milestones)));
        return switch (checkIn) {
            case CheckIn.Ready ready -> next.withMilestone(ready.milestone(), milestone -> milestone.plus(entry));
            case CheckIn.HelpAnswered _ -> next.with(coordination.plus(entry));
            case CheckIn.QuestionAnswered _ -> next.with(coordination.plus(entry));
            case Statement.Change change -> next.withChange(change, entry);
            default -> next;
        };
    }

    private Timeline withRetraction(UUID ref, Entry retraction) {
        return entry(ref)
                .map(taken -> with(retracted.plus(ref), List.of(taken), retraction))
                .orElseGet(() -> with(retracted.plusAhead(ref), List.of(), retraction));
    }

    /** Sets a session aside. A second time, which none accepts, nothing is seen of it. */
    private Timeline withSetAside(UUID session, Entry decision) {
        if (retracted.setAside(session).isPresent()) {
            return this;
        }
        List<Entry> said = coveredBy(decision);
        return with(retracted.plus(session, decision, said), concernedBy(said), decision);
    }

    private Timeline withReinstated(UUID session, Entry decision) {
        return retracted
                .setAside(session)
                .map(this::coveredBy)
                .map(said -> with(retracted.minus(session, said), concernedBy(said), decision))
                .orElse(this);
    }

    /** Looks through all entries; that takes longer than any other entry, and is rare. */
    private List<Entry> coveredBy(Entry setAside) {
        return entries.upTo(setAside.seq())
                .filter(entry -> Retractions.isCoveredBy(setAside, entry))
                .toList();
    }

    /** Returns these entries, and what the retractions among them name. */
    private Collection<Entry> concernedBy(List<Entry> said) {
        SequencedMap<Long, Entry> concerned = new LinkedHashMap<>();
        for (Entry entry : said) {
            concerned.put(entry.seq(), entry);
            if (entry.statement() instanceof CheckIn.Retracted retraction) {
                entry(retraction.ref()).ifPresent(named -> concerned.put(named.seq(), named));
            }
        }
        return concerned.values();
    }

    /**
     * Returns the same state where other entries are taken back.
     *
     * @param concerned the entries of which that may be true
     * @param by the entry that does that
     */
    @SuppressWarnings("ReferenceEquality")
    private Timeline with(Retractions retractedNow, Collection<Entry> concerned, Entry by) {
        Reversal reversal = Reversal.between(retracted, retractedNow, concerned, by);
        Announced announcedNow = reversal.of(announced);
        PMap<MilestoneId, MilestoneState> milestonesNow = reversal.of(milestones, announced, announcedNow);
        Timeline next = new Timeline(
                announced,
                rehearsal,
                seq,
                lastAt,
                entries,
                retractedNow,
                reversal.of(notices),
                reversal.of(coordination),
                reversal.of(cities, nextMayStart(milestones)),
                milestones);
        return announcedNow == announced
                ? next.with(next.cities, milestonesNow)
                : next.announcing(announcedNow, milestonesNow);
    }

    private Timeline withDecision(Decision.OfMilestone decision, Entry entry) {
        Timeline next = withMilestone(decision.milestone(), milestone -> milestone.withDecision(entry));
        MilestoneState before = milestones.get(decision.milestone());
        MilestoneState after = next.milestones.get(decision.milestone());
        if (before == null || after == null || !hasMoved(before, after)) {
            return next;
        }
        for (CityId city : after.milestone().cities()) {
            next = next.withCity(city, state -> state.rescheduled(nextMayStart(after, milestones)));
        }
        return next;
    }

    /** Whether what stands behind a milestone in a programme may start at another time. */
    private static boolean hasMoved(MilestoneState before, MilestoneState after) {
        return !before.phase().nextMayStart().equals(after.phase().nextMayStart());
    }

    /** Takes a change over. Of one that cannot be published, which none accepts, nothing is seen. */
    @SuppressWarnings("ReferenceEquality")
    private Timeline withChange(Statement.Change change, Entry entry) {
        Announced changed = announced.plus(change, entry);
        return changed == announced ? this : announcing(changed, milestonesAfter(change, changed.edition(), entry));
    }

    private PMap<MilestoneId, MilestoneState> milestonesAfter(Statement.Change change, Edition edition, Entry entry) {
        if (!(change instanceof Decision.MilestoneChanged ofMilestone)) {
            return milestones;
        }
        MilestoneId id = ofMilestone.milestone();
        Milestone milestone = Objects.requireNonNull(edition.milestones().get(id));
        MilestoneState before = milestones.getOrDefault(id, MilestoneState.of(milestone));
        return milestones.plus(id, before.withChange(milestone, ofMilestone, entry));
    }

    /**
     * Returns the same state with what is announced now. What was said of a city, slot or milestone that is gone is kept for
     * its return.
     *
     * @param changedStates the states of the milestones, of which those that change otherwise follow here
     */
    private Timeline announcing(Announced changed, PMap<MilestoneId, MilestoneState> changedStates) {
        Edition edition = changed.edition();
        PMap<MilestoneId, MilestoneState> milestonesNow = changedStates;
        for (Milestone milestone : edition.milestones().values()) {
            MilestoneState state = milestonesNow.getOrDefault(milestone.id(), MilestoneState.of(milestone));
            milestonesNow = milestonesNow.plus(milestone.id(), state.announcedAs(milestone));
        }
        PMap<CityId, CityState> citiesNow = cities;
        for (City city : edition.cities().values()) {
            @Nullable CityState state = cities.get(city.id());
            var nextMayStart = nextMayStart(milestonesNow);
            citiesNow = citiesNow.plus(
                    city.id(),
                    state == null
                            ? CityState.of(city, nextMayStart)
                            : state.announcedAs(city, nextMayStart, hasMoved(city, milestonesNow)));
        }
        return new Timeline(
                changed, rehearsal, seq, lastAt, entries, retracted, notices, coordination, citiesNow, milestonesNow);
    }

    /** Whether what stands behind a milestone in a city's programme may start at another time. */
    private boolean hasMoved(City city, PMap<MilestoneId, MilestoneState> milestonesNow) {
        return milestonesNow.values().stream()
                .filter(after -> city.attends(after.milestone().id()))
                .anyMatch(after -> {
                    @Nullable
                    MilestoneState before = milestones.get(after.milestone().id());
                    return before == null || hasMoved(before, after);
                });
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
        return new Timeline(
                announced, rehearsal, seq, lastAt, entries, retracted, notices, coordination, citiesNow, milestonesNow);
    }

    private Timeline with(Coordination coordinationNow) {
        return new Timeline(
                announced, rehearsal, seq, lastAt, entries, retracted, notices, coordinationNow, cities, milestones);
    }

    /** Returns the entries folded; in a past state, perhaps also later ones. */
    Entries entries() {
        return entries;
    }

    /**
     * Returns the same state with other entries.
     *
     * @param known those of the same journal, at least up to this state; none for a state that is only kept
     */
    Timeline knowing(Entries known) {
        return new Timeline(
                announced, rehearsal, seq, lastAt, known, retracted, notices, coordination, cities, milestones);
    }

    /** Returns when what stands behind a milestone in a programme may start; empty where it was cancelled. */
    Optional<Instant> nextMayStart(MilestoneId id) {
        return nextMayStart(milestones).apply(id);
    }

    private static Function<MilestoneId, Optional<Instant>> nextMayStart(PMap<MilestoneId, MilestoneState> milestones) {
        return id -> Optional.ofNullable(milestones.get(id))
                .flatMap(state -> state.phase().nextMayStart());
    }

    private static Function<MilestoneId, Optional<Instant>> nextMayStart(
            MilestoneState changed, PMap<MilestoneId, MilestoneState> milestones) {
        return nextMayStart(milestones.plus(changed.milestone().id(), changed));
    }

    /**
     * Returns the roll call that is open for a milestone of the edition; empty once it has started, or where it was
     * cancelled.
     */
    public Optional<OpenRollCall> openRollCall(MilestoneId id) {
        MilestoneState state = milestone(id);
        Phase phase = state.phase();
        return phase instanceof Phase.Planned || phase instanceof Phase.Held
                ? Optional.of(new OpenRollCall(
                        phase.expected(), state.asked().map(Entry::seq).orElse(0L)))
                : Optional.empty();
    }

    /** Returns the next rule that applies by itself, due now, in the past or later; empty where none is in sight. */
    public Optional<DueRule> nextRule() {
        return Rules.next(this, Instant.MAX);
    }

    /**
     * Returns the next entry, by the rule that is due first. It was computed from this very state, so it holds like one
     * that {@link #decide} accepted: it is true once it is in the journal.
     *
     * @param now the server's clock, which alone says what is due, although another server's clock may have shown
     *     another time before
     * @return empty where no rule is due by then
     */
    public Optional<Entry> entryByRule(Instant now) {
        return Rules.next(this, now).map(due -> Rules.entry(this, due, behindLast(now)));
    }

    /** Returns when what is planned will really start, by all that was said until here. */
    Predictions predictions() {
        Predictions kept = predictions;
        if (kept == null) {
            kept = new Predictions(this);
            predictions = kept;
        }
        return kept;
    }

    /** Returns the timeline document (docs/protocol.md, "The timeline document"). */
    public ObjectNode document() {
        return new Document(this).whole();
    }

    /**
     * Returns the merge patch from an earlier or a later state of the same edition to this one.
     *
     * @return empty where the documents are equal
     */
    public Optional<ObjectNode> patchSince(Timeline before) {
        return new Document(this).since(new Document(before));
    }

    /** Returns the call for help of that id; empty where it is none, or was taken back. */
    Optional<CheckIn.HelpWanted> callForHelp(UUID id) {
        return said(CheckIn.HelpWanted.class, id);
    }

    /** Returns the announcement of that id, withdrawn or not; empty where it is none. */
    public Optional<Decision.Announcement> announcement(UUID id) {
        return said(Decision.Announcement.class, id);
    }

    /** Returns the question of that id, open or closed; empty where it is none, or was taken back. */
    Optional<Decision.QuestionAsked> question(UUID id) {
        return said(Decision.QuestionAsked.class, id);
    }

    private <S extends Statement> Optional<S> said(Class<S> kind, UUID id) {
        return entry(id)
                .filter(entry -> !isRetracted(entry))
                .map(Entry::statement)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** Returns what cities and coordination said to each other. */
    Coordination coordination() {
        return coordination;
    }

    /** Whether an entry was taken back, by itself or with all that its session said. */
    boolean isRetracted(Entry entry) {
        return retracted.contains(entry);
    }

    /** Returns the decision that set a session aside; empty where it is not set aside. */
    Optional<Entry> setAside(UUID session) {
        return retracted.setAside(session);
    }

    /** Whether anything was said in a session. */
    boolean hasHeard(UUID session) {
        return entries.upTo(seq)
                .anyMatch(
                        entry -> entry.by().inSession().filter(session::equals).isPresent());
    }

    /** Returns the entries of the notices that the document keeps, the newest first. */
    List<Entry> newestNotices() {
        return notices.newest(
                Notices.KEPT, Notices.keptOfCity(edition().cities().size()));
    }

    /** Returns the state of a city; empty where the edition has none of that id now. */
    Optional<CityState> find(CityId id) {
        return findAsOf(id, Instant.MAX);
    }

    /** Returns the state of a milestone; empty where the edition has none of that id now. */
    Optional<MilestoneState> find(MilestoneId id) {
        return findAsOf(id, Instant.MAX);
    }

    /** Returns the state of a city that the edition has now, or had by what was announced at an instant. */
    Optional<CityState> findAsOf(CityId id, Instant instant) {
        boolean isAnnounced = edition().cities().containsKey(id)
                || editionAsOf(instant).cities().containsKey(id);
        return isAnnounced ? Optional.ofNullable(cities.get(id)) : Optional.empty();
    }

    /** Returns the state of a milestone that the edition has now, or had by what was announced at an instant. */
    Optional<MilestoneState> findAsOf(MilestoneId id, Instant instant) {
        boolean isAnnounced = edition().milestones().containsKey(id)
                || editionAsOf(instant).milestones().containsKey(id);
        return isAnnounced ? Optional.ofNullable(milestones.get(id)) : Optional.empty();
    }

    /** Returns the state of a city that the edition has. */
    CityState city(CityId id) {
        return find(id).orElseThrow();
    }

    /** Returns the state of a milestone that the edition has. */
    MilestoneState milestone(MilestoneId id) {
        return find(id).orElseThrow();
    }
}
