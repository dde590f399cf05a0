package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.MilestoneId;
import carillon.statement.CheckIn;
import carillon.statement.Entry;
import carillon.timeline.Refusal.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    /** Refuses what was decided on knowledge of before that entry. */
    static Refusal overtaken(String kind, String id, Entry since) {
        return new Refusal(
                Reason.OVERTAKEN,
                "/seen",
                Map.of(kind, id, "decision", since.statement().type(), "since", since.at()));
    }

    /** Refuses what was decided on knowledge of before that entry about a turn, which these facts name. */
    static Refusal overtaken(Map<String, Object> turn, Entry since) {
        Map<String, Object> facts = new HashMap<>(turn);
        facts.put("decision", since.statement().type());
        facts.put("since", since.at());
        return new Refusal(Reason.OVERTAKEN, "/seen", facts);
    }

    static Refusal ref(Reason reason, UUID ref) {
        return new Refusal(reason, "/ref", Map.of("ref", ref.toString()));
    }

    static Refusal session(Reason reason, UUID session) {
        return new Refusal(reason, "/session", Map.of("session", session.toString()));
    }

    /** Refuses to answer a call for help, or to settle it, that is none, was taken back or is settled. */
    static Optional<Refusal> unanswerable(Timeline timeline, UUID ref) {
        Optional<CheckIn.HelpWanted> call = timeline.callForHelp(ref);
        if (call.isEmpty()) {
            return Optional.of(ref(Reason.NOT_A_CALL_FOR_HELP, ref));
        }
        boolean isOpen = timeline.find(call.get().city())
                .filter(city -> city.openCalls().containsKey(ref))
                .isPresent();
        return isOpen ? Optional.empty() : Optional.of(ref(Reason.HELP_SETTLED, ref));
    }

    /** Refuses the end of what coordination decides where it is past, now or when it was decided. */
    static Stream<Refusal> notAhead(Reason reason, Instant instant, String pointer, Instant now, Instant observedAt) {
        Instant earliest = now.isAfter(observedAt) ? now : observedAt;
        return instant.isAfter(earliest)
                ? Stream.empty()
                : Stream.of(new Refusal(reason, pointer, Map.of("earliest", earliest)));
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
