package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.MilestoneId;
import carillon.journal.Author;
import carillon.journal.CheckIn;
import carillon.journal.Decision;
import carillon.journal.Entry;
import carillon.journal.Statement;
import carillon.timeline.Refusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the timeline says to one command (docs/protocol.md, "Posting").
 *
 * <p>A check-in is judged by what had happened at its {@code observedAt}, not by what is known now: a start noted at 14:00 on a
 * phone without network is right although the slot has been declared finished since. A decision moves what all share, so it
 * must also fit the milestone as it is now: nobody starts in the past what has been called off since.
 */
final class Judgement {
    private static final Duration OBSERVED_BACK = Duration.ofHours(24);
    private static final Duration OBSERVED_AHEAD = Duration.ofMinutes(1);

    /** A weekend's last night belongs to it. */
    private static final Duration AFTER_LAST_DAY = Duration.ofHours(12);

    private final Timeline timeline;
    private final Command command;
    private final Instant now;
    private final Instant observedAt;

    Judgement(Timeline timeline, Command command, Instant now) {
        this.timeline = timeline;
        this.command = command;
        this.now = now;
        this.observedAt = command.observedAt() == null ? now : command.observedAt();
    }

    Verdict verdict() {
        Optional<Entry> said = timeline.entry(command.id());
        if (said.isPresent()) {
            return saysTheSame(said.get()) ? new Verdict.Repeated(said.get()) : new Verdict.Conflicting(said.get());
        }
        @Nullable Refusal refusal = refusal();
        return refusal == null ? new Verdict.Accepted(entry()) : new Verdict.Refused(refusal);
    }

    private boolean saysTheSame(Entry said) {
        return said.statement().equals(command.statement()) && Objects.equals(said.claimed(), command.observedAt());
    }

    private Entry entry() {
        return new Entry(
                timeline.seq() + 1, command.id(), now, command.by(), command.statement(), command.observedAt());
    }

    private @Nullable Refusal refusal() {
        @Nullable Refusal outOfRange = command.by() instanceof Author.Rule ? null : observedOutOfRange();
        return outOfRange != null ? outOfRange : refusal(command.statement());
    }

    private @Nullable Refusal observedOutOfRange() {
        Instant earliest = now.minus(OBSERVED_BACK);
        Instant latest = now.plus(OBSERVED_AHEAD);
        if (observedAt.isBefore(earliest)) {
            return new Refusal(Reason.OBSERVED_TOO_EARLY, "/observedAt", Map.of("earliest", earliest));
        }
        return observedAt.isAfter(latest)
                ? new Refusal(Reason.OBSERVED_TOO_LATE, "/observedAt", Map.of("latest", latest))
                : null;
    }

    private @Nullable Refusal refusal(Statement statement) {
        return switch (statement) {
            case CheckIn checkIn ->
                timeline.find(checkIn.city())
                        .map(city -> ofCity(checkIn, city))
                        .orElseGet(() -> Optional.of(unknownCity(checkIn.city(), "/city")))
                        .orElse(null);
            case Decision.OfMilestone decision ->
                timeline.find(decision.milestone())
                        .map(milestone -> ofMilestone(decision, milestone))
                        .orElseGet(() -> Optional.of(unknownMilestone(decision.milestone())))
                        .orElse(null);
            case Decision.Announcement announcement ->
                announcement.cities() == null ? null : firstUnknown(announcement.cities());
        };
    }

    private @Nullable Refusal firstUnknown(List<CityId> cities) {
        for (int i = 0; i < cities.size(); i++) {
            if (timeline.find(cities.get(i)).isEmpty()) {
                return unknownCity(cities.get(i), "/cities/" + i);
            }
        }
        return null;
    }

    private Optional<Refusal> ofCity(CheckIn checkIn, CityState city) {
        return Optional.ofNullable(
                switch (checkIn) {
                    case CheckIn.CityOpened unused -> doors(city, CityState.Doors.OPEN, Reason.CITY_OPEN);
                    case CheckIn.CityClosed unused -> doors(city, CityState.Doors.CLOSED, Reason.CITY_CLOSED);
                    case CheckIn.OfSlot of -> ofSlot(of, city);
                    case CheckIn.Headcount unused -> null;
                    case CheckIn.Note unused -> null;
                    case CheckIn.HelpWanted unused -> null;
                    case CheckIn.Ready ready -> ready(ready);
                    case CheckIn.HelpSettled settled -> settled(settled, city);
                    case CheckIn.Retracted retracted -> retracted(retracted);
                });
    }

    private @Nullable Refusal doors(CityState city, CityState.Doors already, Reason reason) {
        History then = city.doors().asOf(observedAt);
        return CityState.doorsOf(then) == already
                ? new Refusal(
                        reason,
                        "/type",
                        Map.of(
                                "city", city.city().id().value(),
                                "since", then.last().orElseThrow().observedAt()))
                : null;
    }

    private @Nullable Refusal ofSlot(CheckIn.OfSlot said, CityState city) {
        if (city.city().slot(said.slot()).isEmpty()) {
            return new Refusal(
                    Reason.UNKNOWN_SLOT,
                    "/slot",
                    Map.of("city", said.city().value(), "slot", said.slot().value()));
        }
        SlotStatus then = SlotStatus.of(city.historyOf(said.slot()).asOf(observedAt));
        Instant since = then.since() == null ? observedAt : then.since();
        Map<String, Object> facts =
                Map.of("city", said.city().value(), "slot", said.slot().value(), "since", since);
        return switch (then.state()) {
            case DONE -> new Refusal(Reason.SLOT_DONE, "/slot", facts);
            case SKIPPED -> new Refusal(Reason.SLOT_SKIPPED, "/slot", facts);
            case RUNNING ->
                said instanceof CheckIn.SlotFinished ? null : new Refusal(Reason.SLOT_RUNNING, "/slot", facts);
            case PLANNED ->
                said instanceof CheckIn.SlotDelayed delayed ? outsideEdition(delayed.start(), "/start") : null;
        };
    }

    private @Nullable Refusal ready(CheckIn.Ready ready) {
        Optional<MilestoneState> found = timeline.find(ready.milestone());
        if (found.isEmpty()) {
            return unknownMilestone(ready.milestone());
        }
        if (!found.get().milestone().cities().contains(ready.city())) {
            return new Refusal(
                    Reason.NOT_ATTENDING,
                    "/milestone",
                    Map.of(
                            "city",
                            ready.city().value(),
                            "milestone",
                            ready.milestone().value()));
        }
        return switch (found.get().phaseAsOf(observedAt)) {
            case Phase.Done done -> ofPhase(Reason.MILESTONE_DONE, ready.milestone(), done.ended());
            case Phase.Cancelled cancelled -> ofPhase(Reason.MILESTONE_CANCELLED, ready.milestone(), cancelled.since());
            case Phase.Planned unused -> null;
            case Phase.Held unused -> null;
            case Phase.Live unused -> null;
        };
    }

    private @Nullable Refusal settled(CheckIn.HelpSettled settled, CityState city) {
        Optional<Entry> call = timeline.entry(settled.ref()).filter(entry -> !timeline.isRetracted(entry.id()));
        if (call.isEmpty()
                || !(call.get().statement() instanceof CheckIn.HelpWanted wanted)
                || !wanted.city().equals(settled.city())) {
            return ofRef(Reason.NOT_A_CALL_FOR_HELP, settled.ref());
        }
        return city.openCalls().containsKey(settled.ref()) ? null : ofRef(Reason.HELP_SETTLED, settled.ref());
    }

    private @Nullable Refusal retracted(CheckIn.Retracted retracted) {
        Optional<Entry> taken = timeline.entry(retracted.ref());
        if (taken.isEmpty()
                || !(taken.get().statement() instanceof CheckIn checkIn)
                || !checkIn.city().equals(retracted.city())) {
            return ofRef(Reason.UNKNOWN_REF, retracted.ref());
        }
        if (checkIn instanceof CheckIn.Retracted) {
            return ofRef(Reason.RETRACTION_FINAL, retracted.ref());
        }
        return timeline.isRetracted(retracted.ref()) ? ofRef(Reason.ALREADY_RETRACTED, retracted.ref()) : null;
    }

    private Optional<Refusal> ofMilestone(Decision.OfMilestone decision, MilestoneState milestone) {
        @Nullable Refusal overtaken = overtaken(milestone);
        if (overtaken != null) {
            return Optional.of(overtaken);
        }
        @Nullable Refusal unfitNow = unfit(decision, milestone.phase());
        if (unfitNow != null || command.by() instanceof Author.Rule) {
            return Optional.ofNullable(unfitNow != null ? unfitNow : belowQuorum(decision, milestone));
        }
        return Optional.ofNullable(unfit(decision, milestone.phaseAsOf(observedAt)));
    }

    /** Whoever decides on what they see is told what somebody else, or a rule, has decided since. */
    private @Nullable Refusal overtaken(MilestoneState milestone) {
        @Nullable Long seen = command.seen();
        if (seen == null) {
            return null;
        }
        return milestone
                .decisions()
                .entries()
                .filter(entry -> entry.seq() > seen)
                .max(Comparator.comparingLong(Entry::seq))
                .map(entry -> new Refusal(
                        Reason.OVERTAKEN,
                        "/seen",
                        Map.of(
                                "milestone", milestone.milestone().id().value(),
                                "decision", entry.statement().type(),
                                "since", entry.at())))
                .orElse(null);
    }

    private @Nullable Refusal unfit(Decision.OfMilestone decision, Phase phase) {
        MilestoneId id = decision.milestone();
        return switch (phase) {
            case Phase.Planned unusedPhase ->
                switch (decision) {
                    case Decision.MilestoneReleased unused -> ofMilestone(Reason.MILESTONE_NOT_HELD, id);
                    case Decision.MilestoneEnded unused -> ofMilestone(Reason.MILESTONE_NOT_LIVE, id);
                    case Decision.MilestonePostponed postponed -> newStart(postponed);
                    case Decision.MilestoneStarted unused -> null;
                    case Decision.MilestoneHeld unused -> null;
                    case Decision.MilestoneCancelled unused -> null;
                };
            case Phase.Held held ->
                switch (decision) {
                    case Decision.MilestoneStarted unused -> ofPhase(Reason.MILESTONE_HELD, id, held.since());
                    case Decision.MilestoneHeld unused -> ofPhase(Reason.MILESTONE_HELD, id, held.since());
                    case Decision.MilestoneEnded unused -> ofMilestone(Reason.MILESTONE_NOT_LIVE, id);
                    case Decision.MilestonePostponed postponed -> newStart(postponed);
                    case Decision.MilestoneReleased unused -> null;
                    case Decision.MilestoneCancelled unused -> null;
                };
            case Phase.Live live ->
                decision instanceof Decision.MilestoneEnded
                        ? null
                        : ofPhase(Reason.MILESTONE_LIVE, id, live.expected());
            case Phase.Done done -> ofPhase(Reason.MILESTONE_DONE, id, done.ended());
            case Phase.Cancelled cancelled ->
                decision instanceof Decision.MilestonePostponed postponed
                        ? newStart(postponed)
                        : ofPhase(Reason.MILESTONE_CANCELLED, id, cancelled.since());
        };
    }

    private @Nullable Refusal newStart(Decision.MilestonePostponed postponed) {
        if (!postponed.to().isAfter(now)) {
            return new Refusal(
                    Reason.MILESTONE_PAST,
                    "/to",
                    Map.of("milestone", postponed.milestone().value(), "earliest", now));
        }
        return outsideEdition(postponed.to(), "/to");
    }

    /** A rule that was due when it was sent may have been overtaken by what was said since. */
    private @Nullable Refusal belowQuorum(Decision.OfMilestone decision, MilestoneState milestone) {
        boolean missing = decision instanceof Decision.MilestoneStarted
                && !RollCall.of(milestone, timeline::city).hasQuorum();
        return missing ? ofMilestone(Reason.QUORUM_NOT_REACHED, decision.milestone()) : null;
    }

    private @Nullable Refusal outsideEdition(Instant instant, String pointer) {
        Edition edition = timeline.edition();
        ZoneId zone = edition.timezone();
        Instant earliest = edition.from().atStartOfDay(zone).toInstant();
        Instant latest = edition.to().plusDays(1).atStartOfDay(zone).toInstant().plus(AFTER_LAST_DAY);
        return instant.isBefore(earliest) || instant.isAfter(latest)
                ? new Refusal(Reason.OUTSIDE_EDITION, pointer, Map.of("earliest", earliest, "latest", latest))
                : null;
    }

    private static Refusal unknownCity(CityId city, String pointer) {
        return new Refusal(Reason.UNKNOWN_CITY, pointer, Map.of("city", city.value()));
    }

    private static Refusal unknownMilestone(MilestoneId milestone) {
        return ofMilestone(Reason.UNKNOWN_MILESTONE, milestone);
    }

    private static Refusal ofMilestone(Reason reason, MilestoneId milestone) {
        return new Refusal(reason, "/milestone", Map.of("milestone", milestone.value()));
    }

    private static Refusal ofPhase(Reason reason, MilestoneId milestone, Instant since) {
        return new Refusal(reason, "/milestone", Map.of("milestone", milestone.value(), "since", since));
    }

    private static Refusal ofRef(Reason reason, UUID ref) {
        return new Refusal(reason, "/ref", Map.of("ref", ref.toString()));
    }
}
