package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.MilestoneId;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.timeline.Refusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    private static final String RETRACTION = Statement.typeOf(CheckIn.Retracted.class);

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
        List<Refusal> refusals = Stream.concat(observedOutOfRange(), refusals(command.statement()))
                .toList();
        return refusals.isEmpty() ? new Verdict.Accepted(entry()) : new Verdict.Refused(toBeTold(refusals));
    }

    /** Where somebody else was quicker nothing is to be put right, whatever else was wrong; whoever looks again may want something else. */
    private static List<Refusal> toBeTold(List<Refusal> all) {
        return all.stream()
                .filter(refusal -> refusal.reason() == Reason.OVERTAKEN || refusal.reason() == Reason.ALREADY_RETRACTED)
                .findFirst()
                .map(List::of)
                .orElse(all);
    }

    private boolean saysTheSame(Entry said) {
        return said.statement().equals(command.statement()) && Objects.equals(said.claimed(), command.observedAt());
    }

    private Entry entry() {
        return new Entry(
                timeline.seq() + 1, command.id(), now, command.by(), command.statement(), command.observedAt());
    }

    private Stream<Refusal> observedOutOfRange() {
        Instant earliest = now.minus(OBSERVED_BACK);
        Instant latest = now.plus(OBSERVED_AHEAD);
        if (observedAt.isBefore(earliest)) {
            return Stream.of(new Refusal(Reason.OBSERVED_TOO_EARLY, "/observedAt", Map.of("earliest", earliest)));
        }
        return observedAt.isAfter(latest)
                ? Stream.of(new Refusal(Reason.OBSERVED_TOO_LATE, "/observedAt", Map.of("latest", latest)))
                : Stream.empty();
    }

    private Stream<Refusal> refusals(Statement statement) {
        return switch (statement) {
            case CheckIn checkIn ->
                timeline.find(checkIn.city())
                        .map(city -> ofCity(checkIn, city))
                        .orElseGet(() -> ofUnknownCity(checkIn));
            case Decision.OfMilestone decision ->
                timeline.find(decision.milestone())
                        .map(milestone -> ofMilestone(decision, milestone))
                        .orElseGet(() -> Stream.of(unknownMilestone(decision.milestone())));
            case Decision.Announcement announcement ->
                announcement.cities() == null ? Stream.empty() : unknown(announcement.cities());
            case Statement.Unknown unused -> throw new IllegalStateException("a command never says one");
        };
    }

    private Stream<Refusal> unknown(List<CityId> cities) {
        return IntStream.range(0, cities.size())
                .filter(i -> timeline.find(cities.get(i)).isEmpty())
                .mapToObj(i -> unknownCity(cities.get(i), "/cities/" + i));
    }

    /** What else is wrong whichever city was meant. */
    private Stream<Refusal> ofUnknownCity(CheckIn checkIn) {
        Stream<Refusal> more = switch (checkIn) {
            case CheckIn.SlotDelayed delayed -> outsideEdition(delayed.start(), "/start");
            case CheckIn.Ready ready ->
                timeline.find(ready.milestone()).isEmpty()
                        ? Stream.of(unknownMilestone(ready.milestone()))
                        : Stream.empty();
            default -> Stream.empty();
        };
        return Stream.concat(Stream.of(unknownCity(checkIn.city(), "/city")), more);
    }

    private Stream<Refusal> ofCity(CheckIn checkIn, CityState city) {
        return switch (checkIn) {
            case CheckIn.CityOpened unused -> doors(city, CityState.Doors.OPEN, Reason.CITY_OPEN);
            case CheckIn.CityClosed unused -> doors(city, CityState.Doors.CLOSED, Reason.CITY_CLOSED);
            case CheckIn.SlotDelayed delayed ->
                Stream.concat(ofSlot(delayed, city), outsideEdition(delayed.start(), "/start"));
            case CheckIn.OfSlot of -> ofSlot(of, city);
            case CheckIn.Headcount unused -> Stream.empty();
            case CheckIn.Note unused -> Stream.empty();
            case CheckIn.HelpWanted unused -> Stream.empty();
            case CheckIn.Ready ready -> ready(ready);
            case CheckIn.HelpSettled settled -> settled(settled, city);
            case CheckIn.Retracted retracted -> retracted(retracted);
        };
    }

    private Stream<Refusal> doors(CityState city, CityState.Doors already, Reason reason) {
        History then = city.doors().asOf(observedAt);
        return CityState.doorsOf(then) == already
                ? Stream.of(new Refusal(
                        reason,
                        "/type",
                        Map.of(
                                "city", city.city().id().value(),
                                "since", then.last().orElseThrow().observedAt())))
                : Stream.empty();
    }

    private Stream<Refusal> ofSlot(CheckIn.OfSlot said, CityState city) {
        if (city.city().slot(said.slot()).isEmpty()) {
            return Stream.of(new Refusal(
                    Reason.UNKNOWN_SLOT,
                    "/slot",
                    Map.of("city", said.city().value(), "slot", said.slot().value())));
        }
        SlotStatus then = SlotStatus.of(city.historyOf(said.slot()).asOf(observedAt));
        Instant since = then.since() == null ? observedAt : then.since();
        Map<String, Object> facts =
                Map.of("city", said.city().value(), "slot", said.slot().value(), "since", since);
        return switch (then.state()) {
            case DONE -> Stream.of(new Refusal(Reason.SLOT_DONE, "/slot", facts));
            case SKIPPED -> Stream.of(new Refusal(Reason.SLOT_SKIPPED, "/slot", facts));
            case RUNNING ->
                said instanceof CheckIn.SlotFinished
                        ? Stream.empty()
                        : Stream.of(new Refusal(Reason.SLOT_RUNNING, "/slot", facts));
            case PLANNED -> Stream.empty();
        };
    }

    private Stream<Refusal> ready(CheckIn.Ready ready) {
        Optional<MilestoneState> found = timeline.find(ready.milestone());
        if (found.isEmpty()) {
            return Stream.of(unknownMilestone(ready.milestone()));
        }
        if (!found.get().milestone().cities().contains(ready.city())) {
            return Stream.of(new Refusal(
                    Reason.NOT_ATTENDING,
                    "/milestone",
                    Map.of(
                            "city",
                            ready.city().value(),
                            "milestone",
                            ready.milestone().value())));
        }
        return switch (found.get().phaseAsOf(observedAt)) {
            case Phase.Done done -> Stream.of(ofPhase(Reason.MILESTONE_DONE, ready.milestone(), done.ended()));
            case Phase.Cancelled cancelled ->
                Stream.of(ofPhase(Reason.MILESTONE_CANCELLED, ready.milestone(), cancelled.since()));
            case Phase.Planned unused -> Stream.empty();
            case Phase.Held unused -> Stream.empty();
            case Phase.Live unused -> Stream.empty();
        };
    }

    private Stream<Refusal> settled(CheckIn.HelpSettled settled, CityState city) {
        Optional<Entry> call = timeline.entry(settled.ref()).filter(entry -> !timeline.isRetracted(entry.id()));
        if (call.isEmpty()
                || !(call.get().statement() instanceof CheckIn.HelpWanted wanted)
                || !wanted.city().equals(settled.city())) {
            return Stream.of(ofRef(Reason.NOT_A_CALL_FOR_HELP, settled.ref()));
        }
        return city.openCalls().containsKey(settled.ref())
                ? Stream.empty()
                : Stream.of(ofRef(Reason.HELP_SETTLED, settled.ref()));
    }

    private Stream<Refusal> retracted(CheckIn.Retracted retracted) {
        Optional<Entry> taken = timeline.entry(retracted.ref());
        if (taken.isEmpty() || !isCheckInOf(retracted.city(), taken.get())) {
            return Stream.of(ofRef(Reason.UNKNOWN_REF, retracted.ref()));
        }
        if (taken.get().statement().type().equals(RETRACTION)) {
            return Stream.of(ofRef(Reason.RETRACTION_FINAL, retracted.ref()));
        }
        return timeline.isRetracted(retracted.ref())
                ? Stream.of(ofRef(Reason.ALREADY_RETRACTED, retracted.ref()))
                : Stream.empty();
    }

    /** Of what this version cannot read, only that is surely a check-in which was said by somebody who can say nothing else. */
    private static boolean isCheckInOf(CityId city, Entry entry) {
        return switch (entry.statement()) {
            case CheckIn checkIn -> checkIn.city().equals(city);
            case Decision unused -> false;
            case Statement.Unknown unused ->
                switch (entry.by()) {
                    case Author.Organizer organizer -> organizer.city().equals(city);
                    case Author.Player player -> player.city().equals(city);
                    case Author.Coordinator unusedAuthor -> false;
                    case Author.Program unusedAuthor -> false;
                    case Author.Rule unusedAuthor -> false;
                    case Author.Unknown unusedAuthor -> false;
                };
        };
    }

    private Stream<Refusal> ofMilestone(Decision.OfMilestone decision, MilestoneState milestone) {
        return Stream.of(
                        overtaken(milestone).stream(),
                        unfit(decision, milestone).stream(),
                        decision instanceof Decision.MilestonePostponed postponed
                                ? newStart(postponed)
                                : Stream.<Refusal>empty())
                .flatMap(refusals -> refusals);
    }

    private Optional<Refusal> unfit(Decision.OfMilestone decision, MilestoneState milestone) {
        return unfit(decision, milestone.phase()).or(() -> unfit(decision, milestone.phaseAsOf(observedAt)));
    }

    /** Whoever decides on what they see is told what somebody else, or a rule, has decided since. */
    private Optional<Refusal> overtaken(MilestoneState milestone) {
        @Nullable Long seen = command.seen();
        if (seen == null) {
            return Optional.empty();
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
                                "since", entry.at())));
    }

    private static Optional<Refusal> unfit(Decision.OfMilestone decision, Phase phase) {
        MilestoneId id = decision.milestone();
        return switch (phase) {
            case Phase.Planned unusedPhase ->
                switch (decision) {
                    case Decision.MilestoneReleased unused -> Optional.of(ofMilestone(Reason.MILESTONE_NOT_HELD, id));
                    case Decision.MilestoneEnded unused -> Optional.of(ofMilestone(Reason.MILESTONE_NOT_LIVE, id));
                    case Decision.MilestonePostponed unused -> Optional.empty();
                    case Decision.MilestoneStarted unused -> Optional.empty();
                    case Decision.MilestoneHeld unused -> Optional.empty();
                    case Decision.MilestoneCancelled unused -> Optional.empty();
                };
            case Phase.Held held ->
                switch (decision) {
                    case Decision.MilestoneStarted unused ->
                        Optional.of(ofPhase(Reason.MILESTONE_HELD, id, held.since()));
                    case Decision.MilestoneHeld unused -> Optional.of(ofPhase(Reason.MILESTONE_HELD, id, held.since()));
                    case Decision.MilestoneEnded unused -> Optional.of(ofMilestone(Reason.MILESTONE_NOT_LIVE, id));
                    case Decision.MilestonePostponed unused -> Optional.empty();
                    case Decision.MilestoneReleased unused -> Optional.empty();
                    case Decision.MilestoneCancelled unused -> Optional.empty();
                };
            case Phase.Live live ->
                decision instanceof Decision.MilestoneEnded
                        ? Optional.empty()
                        : Optional.of(ofPhase(Reason.MILESTONE_LIVE, id, live.expected()));
            case Phase.Done done -> Optional.of(ofPhase(Reason.MILESTONE_DONE, id, done.ended()));
            case Phase.Cancelled cancelled ->
                decision instanceof Decision.MilestonePostponed
                        ? Optional.empty()
                        : Optional.of(ofPhase(Reason.MILESTONE_CANCELLED, id, cancelled.since()));
        };
    }

    private Stream<Refusal> newStart(Decision.MilestonePostponed postponed) {
        return postponed.to().isAfter(now)
                ? outsideEdition(postponed.to(), "/to")
                : Stream.of(new Refusal(
                        Reason.MILESTONE_PAST,
                        "/to",
                        Map.of("milestone", postponed.milestone().value(), "earliest", now)));
    }

    private Stream<Refusal> outsideEdition(Instant instant, String pointer) {
        Edition edition = timeline.edition();
        Instant earliest = edition.begin();
        Instant latest = edition.end();
        return instant.isBefore(earliest) || instant.isAfter(latest)
                ? Stream.of(
                        new Refusal(Reason.OUTSIDE_EDITION, pointer, Map.of("earliest", earliest, "latest", latest)))
                : Stream.empty();
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
