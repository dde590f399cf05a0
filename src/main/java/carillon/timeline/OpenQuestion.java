package carillon.timeline;

import carillon.edition.CityId;
import carillon.statement.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A question that waits for answers.
 *
 * @param id its id
 * @param question as it was asked
 * @param at when it was asked
 */
public record OpenQuestion(UUID id, Decision.QuestionAsked question, Instant at) {
    /** Returns those that are open, the newest first. */
    public static List<OpenQuestion> of(Timeline timeline) {
        return timeline.coordination().questions().open().stream()
                .map(entry ->
                        new OpenQuestion(entry.id(), (Decision.QuestionAsked) entry.statement(), entry.observedAt()))
                .toList();
    }

    /** Returns the cities that are asked: those that attend the milestone that it is about, unless some were chosen. */
    public Set<CityId> asked(Timeline timeline) {
        return timeline.edition().cities().keySet().stream()
                .filter(question::isFor)
                .filter(city -> question.cities() != null || attends(timeline, city))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean attends(Timeline timeline, CityId city) {
        return question.milestone() == null
                || timeline.find(question.milestone())
                        .map(state -> state.milestone().cities().contains(city))
                        .orElse(true);
    }

    /** Whether a city has answered it. */
    public boolean isAnsweredBy(CityId city, Timeline timeline) {
        return timeline.coordination().questions().answer(id, city).isPresent();
    }
}
