package carillon.timeline;

import carillon.edition.City;
import carillon.edition.MilestoneId;
import carillon.edition.SlotId;
import carillon.statement.CheckIn;
import carillon.statement.Entry;
import carillon.statement.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The state of one city: for each subject of which its organizers can speak, the check-ins that hold, and the expected
 * times that follow from them.
 *
 * @param checkIns every check-in that holds, by its subject
 * @param slots the status of each slot of which a check-in holds
 * @param turns the turns of each slot of which something was said
 */
record CityState(
        City city,
        PMap<Subject, History> checkIns,
        PMap<SlotId, SlotStatus> slots,
        PMap<SlotId, BlockTurns> turns,
        Schedule schedule) {

    /** The doors of the venue. */
    enum Doors {
        EXPECTED,
        OPEN,
        CLOSED
    }

    /** The subject of a check-in. */
    sealed interface Subject {
        enum OfCity implements Subject {
            DOORS,
            HEADCOUNT,
            HELP,
            ELSE
        }

        record OfSlot(SlotId slot) implements Subject {}

        record OfAnnouncement(UUID announcement) implements Subject {}

        static Subject of(CheckIn checkIn) {
            return switch (checkIn) {
                case CheckIn.OfSlot ofSlot -> new OfSlot(ofSlot.slot());
                case CheckIn.CityOpened _ -> OfCity.DOORS;
                case CheckIn.CityClosed _ -> OfCity.DOORS;
                case CheckIn.Headcount _ -> OfCity.HEADCOUNT;
                case CheckIn.HelpWanted _ -> OfCity.HELP;
                case CheckIn.HelpSettled _ -> OfCity.HELP;
                case CheckIn.AnnouncementSeen seen -> new OfAnnouncement(seen.ref());
                case CheckIn.HelpAnswered _ -> OfCity.ELSE;
                case CheckIn.QuestionAnswered _ -> OfCity.ELSE;
                case CheckIn.Note _ -> OfCity.ELSE;
                case CheckIn.Ready _ -> OfCity.ELSE;
                case CheckIn.Retracted _ -> OfCity.ELSE;
                case CheckIn.OfTurns _ -> OfCity.ELSE;
                case Statement.Change _ -> OfCity.ELSE;
            };
        }
    }

    static CityState of(City city, Function<MilestoneId, Optional<Instant>> nextMayStart) {
        Schedule planned = Schedule.of(city, _ -> SlotStatus.PLANNED, nextMayStart);
        return new CityState(city, HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), planned);
    }

    CityState plus(Entry entry, Function<MilestoneId, Optional<Instant>> nextMayStart) {
        if (entry.statement() instanceof CheckIn.OfTurns ofTurns) {
            SlotId slot = ofTurns.slot();
            return withTurns(turns.plus(slot, saidOfTurns(slot).plus(entry, historyOf(slot))));
        }
        Subject subject = subjectOf(entry);
        History history = about(subject).plus(entry);
        PMap<Subject, History> checkInsNow = checkIns.plus(subject, history);
        return subject instanceof Subject.OfSlot(SlotId slot)
                ? new CityState(
                                city,
                                checkInsNow,
                                slots.plus(slot, statusAfter(slot, history, entry)),
                                turnsAfter(slot, history),
                                schedule)
                        .rescheduled(nextMayStart)
                : new CityState(city, checkInsNow, slots, turns, schedule);
    }

    private CityState withTurns(PMap<SlotId, BlockTurns> turnsNow) {
        return new CityState(city, checkIns, slots, turnsNow, schedule);
    }

    private PMap<SlotId, BlockTurns> turnsAfter(SlotId slot, History history) {
        return turns.containsKey(slot) ? turns.plus(slot, saidOfTurns(slot).ofSlot(history)) : turns;
    }

    BlockTurns saidOfTurns(SlotId slot) {
        return turns.getOrDefault(slot, BlockTurns.NONE);
    }

    /** Returns the same city without what was taken back, and with what is back. */
    CityState after(Reversal reversal, Function<MilestoneId, Optional<Instant>> nextMayStart) {
        Map<Subject, History> changed = new HashMap<>();
        for (Entry entry : besideTurns(reversal.taken())) {
            changed.put(
                    subjectOf(entry),
                    changed.computeIfAbsent(subjectOf(entry), this::about).minus(entry));
        }
        for (Entry entry : besideTurns(reversal.back())) {
            changed.put(
                    subjectOf(entry),
                    changed.computeIfAbsent(subjectOf(entry), this::about).plus(entry));
        }
        PMap<Subject, History> checkInsNow = checkIns.plusAll(changed);
        PMap<SlotId, SlotStatus> slotsNow = slots;
        for (SlotId slot : slotsIn(reversal)) {
            slotsNow = slotsNow.plus(slot, SlotStatus.of(of(checkInsNow, new Subject.OfSlot(slot))));
        }
        CityState now = new CityState(city, checkInsNow, slotsNow, turns, schedule).turnsAfter(reversal);
        return slotsIn(reversal).isEmpty() ? now : now.rescheduled(nextMayStart);
    }

    private static List<Entry> besideTurns(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> !(entry.statement() instanceof CheckIn.OfTurns))
                .toList();
    }

    /** Returns this with the turns after what was taken back, and what is back: of them, or of their slots. */
    private CityState turnsAfter(Reversal reversal) {
        Set<SlotId> concerned = reversal.statements(CheckIn.OfTurns.class)
                .map(CheckIn.OfTurns::slot)
                .collect(Collectors.toSet());
        slotsIn(reversal).stream().filter(turns::containsKey).forEach(concerned::add);
        PMap<SlotId, BlockTurns> now = turns;
        for (SlotId slot : concerned) {
            now = now.plus(slot, saidOfTurns(slot).after(reversal.ofTurns(slot), historyOf(slot)));
        }
        return withTurns(now);
    }

    private static Set<SlotId> slotsIn(Reversal reversal) {
        return reversal.statements(CheckIn.OfSlot.class)
                .map(CheckIn.OfSlot::slot)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Subject subjectOf(Entry entry) {
        return Subject.of((CheckIn) entry.statement());
    }

    /**
     * Goes on from the known status where the check-in happened last, as nearly always; a slot may have been spoken of
     * ten thousand times.
     */
    private SlotStatus statusAfter(SlotId slot, History history, Entry entry) {
        boolean isLast = history.last().filter(entry::equals).isPresent();
        return isLast
                ? statusOf(slot).after((CheckIn.OfSlot) entry.statement(), entry.observedAt())
                : SlotStatus.of(history);
    }

    /**
     * Returns the same city as it is announced now: what was said of it holds.
     *
     * @param hasMoved whether a milestone in its programme has moved, too
     */
    CityState announcedAs(City announced, Function<MilestoneId, Optional<Instant>> nextMayStart, boolean hasMoved) {
        if (!hasMoved && announced.equals(city)) {
            return this;
        }
        return new CityState(announced, checkIns, slots, turns, schedule).rescheduled(nextMayStart);
    }

    /** Returns the same city after a slot or a milestone in its programme has moved. */
    CityState rescheduled(Function<MilestoneId, Optional<Instant>> nextMayStart) {
        return new CityState(city, checkIns, slots, turns, Schedule.of(city, this::statusOf, nextMayStart));
    }

    private History about(Subject subject) {
        return of(checkIns, subject);
    }

    private static History of(PMap<Subject, History> checkIns, Subject subject) {
        return checkIns.getOrDefault(subject, History.NONE);
    }

    History historyOf(SlotId slot) {
        return about(new Subject.OfSlot(slot));
    }

    SlotStatus statusOf(SlotId slot) {
        return slots.getOrDefault(slot, SlotStatus.PLANNED);
    }

    TurnBoard turnsOf(SlotId slot) {
        return saidOfTurns(slot).board();
    }

    TurnBoard turnsAsOf(Instant instant, SlotId slot) {
        return saidOfTurns(slot).ofSlotAsOf(instant, historyOf(slot));
    }

    History doors() {
        return about(Subject.OfCity.DOORS);
    }

    Doors doorsNow() {
        return doorsOf(doors());
    }

    static Doors doorsOf(History doors) {
        return doors.last()
                .map(last -> last.statement() instanceof CheckIn.CityOpened ? Doors.OPEN : Doors.CLOSED)
                .orElse(Doors.EXPECTED);
    }

    Optional<Instant> lastHeard() {
        Stream<Instant> ofSubjects = checkIns.entrySet().stream()
                .flatMap(said -> lastThatCounts(said.getKey(), said.getValue()).stream())
                .map(Entry::observedAt);
        Stream<Instant> ofTurns = turns.values().stream().flatMap(said -> said.lastObserved().stream());
        return Stream.concat(ofSubjects, ofTurns).max(Comparator.naturalOrder());
    }

    /** Of what changes nothing when it is said again, the first one counts. */
    private static Optional<Entry> lastThatCounts(Subject subject, History history) {
        return subject instanceof Subject.OfAnnouncement ? history.first() : history.last();
    }

    /** Returns when this city had read an announcement; empty where it has not. */
    Optional<Instant> sawAt(UUID announcement) {
        return about(new Subject.OfAnnouncement(announcement)).first().map(Entry::observedAt);
    }

    Optional<Integer> headcount() {
        return about(Subject.OfCity.HEADCOUNT).last().map(last -> ((CheckIn.Headcount) last.statement()).count());
    }

    /** Returns the calls for help that are not settled, the oldest first. */
    SequencedMap<UUID, Entry> openCalls() {
        SequencedMap<UUID, Entry> open = new LinkedHashMap<>();
        History help = about(Subject.OfCity.HELP);
        help.entries()
                .filter(entry -> entry.statement() instanceof CheckIn.HelpWanted)
                .forEach(entry -> open.put(entry.id(), entry));
        help.entries().forEach(entry -> {
            if (entry.statement() instanceof CheckIn.HelpSettled settled) {
                open.remove(settled.ref());
            }
        });
        return open;
    }
}
