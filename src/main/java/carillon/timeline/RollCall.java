package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.Milestone;
import carillon.statement.Answer;
import carillon.statement.CheckIn;
import carillon.statement.Entry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The answers of the cities to a milestone: for each of them the last one since it was asked, and how many must say
 * yes.
 *
 * <p>Two events ask again: a postponement asks every city, and a city that closes its doors takes its own answer with
 * it. As long as it is closed and answers no more it is <em>gone</em>: it is not waited for, so that the quorum is
 * never more than the cities that are left. A city that answers after it has closed is back. All this depends on what
 * happened when, never on the order of arrival.
 *
 * @param milestone as it was announced
 * @param answers the answers that hold, by city
 * @param gone for each city that is not waited for: when the server heard that it closed
 */
record RollCall(Milestone milestone, Map<CityId, Entry> answers, Map<CityId, Instant> gone) {

    /** Takes the roll call, as far as the states tell. */
    static RollCall of(MilestoneState state, Function<CityId, CityState> cityOf) {
        Milestone milestone = state.milestone();
        Optional<Entry> asked = state.asked();
        Map<CityId, Entry> answers = new LinkedHashMap<>();
        Map<CityId, Instant> gone = new LinkedHashMap<>();
        for (CityId id : milestone.cities()) {
            History doors = cityOf.apply(id).doors();
            Optional<Entry> closed = doors.lastOf(CheckIn.CityClosed.class);
            Optional<Entry> answer =
                    state.answersOf(id).last().filter(last -> isAfter(last, asked) && isAfter(last, closed));
            answer.ifPresent(last -> answers.put(id, last));
            if (answer.isEmpty() && CityState.doorsOf(doors) == CityState.Doors.CLOSED) {
                gone.put(id, doors.last().orElseThrow().at());
            }
        }
        return new RollCall(milestone, answers, gone);
    }

    /** Returns how many must say yes, at least 1. */
    int quorum() {
        int left = milestone.cities().size() - gone.size();
        return Math.max(1, Math.min(milestone.quorum(), left));
    }

    private static boolean isAfter(Entry answer, Optional<Entry> other) {
        return other.isEmpty() || EntryOrder.BY_OCCURRENCE.compare(answer, other.get()) > 0;
    }

    Optional<Entry> answerOf(CityId city) {
        return Optional.ofNullable(answers.get(city));
    }

    /** Returns how many say yes. */
    int ready() {
        return (int) readyAnswers().count();
    }

    boolean hasQuorum() {
        return ready() >= quorum();
    }

    /** Returns when the server had the answers that make the quorum; empty where it has not. */
    Optional<Instant> quorumSince() {
        if (!hasQuorum()) {
            return Optional.empty();
        }
        Stream<Instant> answered = readyAnswers().map(Entry::at).sorted().limit(quorum());
        Stream<Instant> left = quorum() < milestone.quorum() ? gone.values().stream() : Stream.empty();
        return Stream.concat(answered, left).max(Instant::compareTo);
    }

    private Stream<Entry> readyAnswers() {
        return answers.values().stream().filter(answer -> ((CheckIn.Ready) answer.statement()).ready() == Answer.YES);
    }
}
