package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What matters most of an event at an instant, to be said in one sentence to somebody who has not opened it yet: the
 * shared moment when it is live, held or near; else what is on in the cities; else what comes next.
 */
public sealed interface Headline {
    /** How long ahead a shared moment matters more than what is on in the cities. */
    Duration NEAR = Duration.ofHours(3);

    /** The cities meet. */
    record Live(MilestoneId milestone) implements Headline {}

    /** The shared moment is held, and why. */
    record Held(MilestoneId milestone, String reason) implements Headline {}

    /**
     * The shared moment is near, or late.
     *
     * @param ready how many cities say that they are
     * @param all how many take part
     */
    record Awaited(MilestoneId milestone, Instant expected, int ready, int all) implements Headline {}

    /**
     * Something is surely on in some cities ({@link WhatIsOn}).
     *
     * @param titles of the last slot that is on in each of them, in the order announced
     */
    record On(SequencedMap<CityId, String> titles) implements Headline {}

    /**
     * Nothing is on yet.
     *
     * @param at when the next slot is expected
     * @param isFirst whether none was expected before
     */
    record Begins(Instant at, boolean isFirst) implements Headline {}

    /** Nothing is left of the programme. */
    record Over() implements Headline {}

    /** Finds what matters at an instant of the timeline as it stands. */
    static Headline of(Timeline timeline, Instant now) {
        return moment(timeline, now).or(() -> on(timeline, now)).orElseGet(() -> ahead(timeline, now));
    }

    private static Optional<Headline> moment(Timeline timeline, Instant now) {
        Instant soon = now.plus(NEAR);
        return timeline.edition().milestones().keySet().stream()
                .map(timeline::milestone)
                .sorted(Comparator.comparing(state -> state.phase().expected()))
                .flatMap(state -> of(timeline, state, soon).stream())
                .findFirst();
    }

    private static Optional<Headline> of(Timeline timeline, MilestoneState state, Instant soon) {
        MilestoneId id = state.milestone().id();
        return switch (state.phase()) {
            case Phase.Live _ -> Optional.of(new Live(id));
            case Phase.Held held -> Optional.of(new Held(id, held.reason().value()));
            case Phase.Planned planned
            when !planned.expected().isAfter(soon) ->
                Optional.of(new Awaited(
                        id,
                        planned.expected(),
                        RollCall.of(state, timeline::city).ready(),
                        state.milestone().cities().size()));
            default -> Optional.empty();
        };
    }

    private static Optional<Headline> on(Timeline timeline, Instant now) {
        SequencedMap<CityId, String> titles = new LinkedHashMap<>();
        timeline.edition()
                .cities()
                .keySet()
                .forEach(id -> WhatIsOn.in(timeline, id, now).stream()
                        .filter(current -> current.now() == WhatIsOn.SlotNow.ON)
                        .forEach(current -> titles.put(id, current.slot().title())));
        return titles.isEmpty() ? Optional.empty() : Optional.of(new On(titles));
    }

    private static Headline ahead(Timeline timeline, Instant now) {
        SequencedMap<Boolean, Instant> starts = new LinkedHashMap<>();
        timeline.edition().cities().keySet().stream()
                .map(timeline::city)
                .flatMap(city -> city.schedule().slots().values().stream())
                .map(Schedule.Expected::start)
                .forEach(start ->
                        starts.merge(start.isAfter(now), start, (one, other) -> one.isBefore(other) ? one : other));
        Instant next = starts.get(true);
        return next == null ? new Over() : new Begins(next, !starts.containsKey(false));
    }
}
