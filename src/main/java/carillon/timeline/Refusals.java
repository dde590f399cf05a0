package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.MilestoneId;
import carillon.timeline.Refusal.Reason;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes the refusals that several judgements share, with the member and the facts that belong to each. */
final class Refusals {
    private Refusals() {}

    static Refusal unknownCity(CityId city, String pointer) {
        return new Refusal(Reason.UNKNOWN_CITY, pointer, Map.of("city", city.value()));
    }

    static Refusal unknownMilestone(MilestoneId milestone) {
        return milestone(Reason.UNKNOWN_MILESTONE, milestone);
    }

    static Refusal milestone(Reason reason, MilestoneId milestone) {
        return new Refusal(reason, "/milestone", Map.of("milestone", milestone.value()));
    }

    static Refusal phase(Reason reason, MilestoneId milestone, Instant since) {
        return new Refusal(reason, "/milestone", Map.of("milestone", milestone.value(), "since", since));
    }

    static Refusal ref(Reason reason, UUID ref) {
        return new Refusal(reason, "/ref", Map.of("ref", ref.toString()));
    }

    /** Refuses a time outside the edition's days. */
    static Stream<Refusal> outsideEdition(Edition edition, Instant instant, String pointer) {
        Instant earliest = edition.begin();
        Instant latest = edition.end();
        return instant.isBefore(earliest) || instant.isAfter(latest)
                ? Stream.of(
                        new Refusal(Reason.OUTSIDE_EDITION, pointer, Map.of("earliest", earliest, "latest", latest)))
                : Stream.empty();
    }
}
