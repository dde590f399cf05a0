package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.SlotId;
import carillon.edition.Slug;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;

/**
 * What one entry does to others by taking them back, or by ending that: in each part of a timeline the former leave no
 * trace, and the latter take their place as if they had never been away. Thousands may go at once, so what follows from
 * them is computed once for each city and edition.
 *
 * @param taken those that held until now
 * @param back those that hold again
 * @param by the entry that does it
 */
record Reversal(List<Entry> taken, List<Entry> back, Entry by) {

    /** Finds what a change of what is taken back does to these entries. */
    static Reversal between(Retractions before, Retractions now, Collection<Entry> entries, Entry by) {
        List<Entry> reversible =
                entries.stream().filter(Retractions::isReversible).toList();
        return new Reversal(
                reversible.stream()
                        .filter(entry -> !before.contains(entry) && now.contains(entry))
                        .toList(),
                reversible.stream()
                        .filter(entry -> before.contains(entry) && !now.contains(entry))
                        .toList(),
                by);
    }

    /** Returns the statements of one family among them. */
    <S> Stream<S> statements(Class<S> family) {
        return Stream.concat(taken.stream(), back.stream())
                .map(Entry::statement)
                .filter(family::isInstance)
                .map(family::cast);
    }

    /** Returns what of them was said of the turns of a slot. */
    Reversal ofTurns(SlotId slot) {
        Predicate<Entry> isOfSlot = entry -> entry.statement() instanceof CheckIn.OfTurns ofTurns
                && ofTurns.slot().equals(slot);
        return new Reversal(
                taken.stream().filter(isOfSlot).toList(),
                back.stream().filter(isOfSlot).toList(),
                by);
    }

    NoticesByCity of(NoticesByCity notices) {
        return notices.after(
                taken,
                back.stream().filter(entry -> Notices.tells(entry.statement())).toList());
    }

    Coordination of(Coordination coordination) {
        Coordination now = coordination;
        for (Entry entry : taken) {
            now = now.minus(entry);
        }
        for (Entry entry : back) {
            now = now.plus(entry);
        }
        return now;
    }

    Announced of(Announced announced) {
        return announced.after(changes(taken), changes(back), by);
    }

    private static List<Entry> changes(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.statement() instanceof Statement.Change)
                .toList();
    }

    PMap<CityId, CityState> of(PMap<CityId, CityState> cities, Function<MilestoneId, Optional<Instant>> nextMayStart) {
        Map<CityId, Reversal> byCity = new HashMap<>();
        Stream.concat(taken.stream(), back.stream())
                .flatMap(entry -> cityOf(entry).stream())
                .distinct()
                .forEach(city -> byCity.put(city, about(city)));
        PMap<CityId, CityState> now = cities;
        for (var ofCity : byCity.entrySet()) {
            @Nullable CityState state = now.get(ofCity.getKey());
            if (state != null) {
                now = now.plus(ofCity.getKey(), state.after(ofCity.getValue(), nextMayStart));
            }
        }
        return now;
    }

    private Reversal about(CityId city) {
        return new Reversal(
                taken.stream().filter(entry -> isAbout(city, entry)).toList(),
                back.stream().filter(entry -> isAbout(city, entry)).toList(),
                by);
    }

    private static boolean isAbout(CityId city, Entry entry) {
        return cityOf(entry).filter(city::equals).isPresent();
    }

    private static Optional<CityId> cityOf(Entry entry) {
        return entry.statement() instanceof CheckIn checkIn ? Optional.of(checkIn.city()) : Optional.empty();
    }

    /**
     * Returns the states of the milestones without what was taken back, but not what is announced of them now.
     *
     * @param before what was announced before
     * @param after what is announced now
     */
    PMap<MilestoneId, MilestoneState> of(
            PMap<MilestoneId, MilestoneState> milestones, Announced before, Announced after) {
        Reversal ofMilestones = new Reversal(
                concat(ofMilestones(taken), before.effectiveBeside(after)),
                concat(ofMilestones(back), after.effectiveBeside(before)),
                by);
        PMap<MilestoneId, MilestoneState> now = milestones;
        for (Entry entry : ofMilestones.taken) {
            now = ofMilestones.with(now, entry, MilestoneState::minus);
        }
        for (Entry entry : ofMilestones.back) {
            now = ofMilestones.with(now, entry, MilestoneState::plus);
        }
        return ofMilestones.recounted(now);
    }

    private static List<Entry> concat(List<Entry> entries, List<Entry> others) {
        return Stream.concat(entries.stream(), others.stream()).toList();
    }

    /** Leaves changes out, for what becomes of those may depend on others. */
    private static List<Entry> ofMilestones(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> !(entry.statement() instanceof Statement.Change))
                .toList();
    }

    private PMap<MilestoneId, MilestoneState> with(
            PMap<MilestoneId, MilestoneState> milestones,
            Entry entry,
            BiFunction<MilestoneState, Entry, MilestoneState> change) {
        @Nullable MilestoneState state = concerned(entry).map(milestones::get).orElse(null);
        if (state == null) {
            return milestones;
        }
        MilestoneState changed = change.apply(state, entry);
        return milestones.plus(
                state.milestone().id(),
                entry.statement() instanceof Decision.MilestoneChanged ofMilestone
                        ? changed.withParts(ofMilestone, by)
                        : changed);
    }

    private static Optional<MilestoneId> concerned(Entry entry) {
        return switch (entry.statement()) {
            case CheckIn.Ready ready -> Optional.of(ready.milestone());
            case Decision.MilestoneChanged changed -> Optional.of(changed.milestone());
            case Statement.Unknown unknown ->
                unknown.member("milestone").filter(Slug::accepts).map(MilestoneId::new);
            default -> Optional.empty();
        };
    }

    /**
     * Counts answers anew where what the roll call rests on has changed. A city's doors say whether it is waited for at
     * every milestone that it attends.
     */
    private PMap<MilestoneId, MilestoneState> recounted(PMap<MilestoneId, MilestoneState> milestones) {
        Set<MilestoneId> named = new HashSet<>();
        Set<CityId> doors = new HashSet<>();
        Stream.concat(taken.stream(), back.stream()).forEach(entry -> {
            concerned(entry).ifPresent(named::add);
            if (entry.statement() instanceof CheckIn.CityOpened || entry.statement() instanceof CheckIn.CityClosed) {
                cityOf(entry).ifPresent(doors::add);
            }
        });
        PMap<MilestoneId, MilestoneState> now = milestones;
        for (MilestoneState state : milestones.values()) {
            MilestoneId id = state.milestone().id();
            if (named.contains(id) || state.milestone().cities().stream().anyMatch(doors::contains)) {
                now = now.plus(id, state.withRecount(by.at()));
            }
        }
        return now;
    }
}
