package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.SlotId;
import carillon.statement.Author;
import carillon.statement.Entry;
import java.util.stream.Stream;

/** What persons have said in a rehearsal themselves: nobody plays that for them any more. */
public final class Persons {
    private Persons() {}

    /** Whether a person has said something of the turns of a milestone. */
    public static boolean conduct(Timeline timeline, MilestoneId id) {
        return timeline.find(id).stream()
                .flatMap(state -> state.turns().said().entries())
                .anyMatch(Persons::isByOne);
    }

    /** Whether a person has said something of a slot, or of the turns in it. */
    public static boolean lead(Timeline timeline, CityId id, SlotId slot) {
        return timeline.find(id).stream()
                .flatMap(city -> Stream.concat(
                        city.historyOf(slot).entries(),
                        city.saidOfTurns(slot).said().entries()))
                .anyMatch(Persons::isByOne);
    }

    /** Whether a person gave the answer of a city that holds, to whether it is ready for a milestone. */
    public static boolean answer(Timeline timeline, CityId city, MilestoneId id) {
        return timeline.find(id)
                .flatMap(state -> state.answersOf(city).last())
                .filter(Persons::isByOne)
                .isPresent();
    }

    private static boolean isByOne(Entry entry) {
        return !(entry.by() instanceof Author.Player || entry.by() instanceof Author.Rule);
    }
}
