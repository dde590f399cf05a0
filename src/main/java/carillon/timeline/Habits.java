package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Learns from what was said how each city keeps the hours of its slots and of the turns in them, and how each milestone
 * keeps its turns.
 *
 * <p>What the whole weekend shows corrects what is assumed, and what one of them shows corrects that for itself.
 */
record Habits(Map<CityId, Habit> slots, Map<CityId, Habit> turns, Map<MilestoneId, Habit> moments) {

    static Habits of(Timeline timeline) {
        Map<CityId, Punctuality> turns = new HashMap<>();
        Map<MilestoneId, Punctuality> moments = new HashMap<>();
        Punctuality ofSlots = Punctuality.NONE;
        Punctuality ofTurns = Punctuality.NONE;
        // In the order of the edition: a sum of doubles depends on its order, and is to be the same on every node.
        for (CityId id : timeline.edition().cities().keySet()) {
            CityState city = timeline.city(id);
            Punctuality own = TurnPrediction.observed(city);
            turns.put(id, own);
            ofTurns = ofTurns.plus(own);
            ofSlots = ofSlots.plus(city.schedule().observed());
        }
        for (MilestoneId id : timeline.edition().milestones().keySet()) {
            Punctuality own = TurnPrediction.observed(timeline.milestone(id));
            moments.put(id, own);
            ofTurns = ofTurns.plus(own);
        }
        Learned allSlots = Learned.ASSUMED.ofAll(ofSlots);
        Learned allTurns = Learned.ASSUMED.ofAll(ofTurns);
        Map<CityId, Habit> habits = new HashMap<>();
        Map<CityId, Habit> habitsOfTurns = new HashMap<>();
        Map<MilestoneId, Habit> habitsOfMoments = new HashMap<>();
        turns.forEach((id, own) -> {
            habits.put(
                    id, allSlots.ofOne(timeline.city(id).schedule().observed()).habit());
            habitsOfTurns.put(id, allTurns.ofOne(own).habit());
        });
        moments.forEach((id, own) -> habitsOfMoments.put(id, allTurns.ofOne(own).habit()));
        return new Habits(habits, habitsOfTurns, habitsOfMoments);
    }

    /** Whether a city is taken to keep its hours as it was by others. */
    boolean areSame(CityId city, Habits others) {
        return Objects.equals(slots.get(city), others.slots.get(city))
                && Objects.equals(turns.get(city), others.turns.get(city));
    }
}
