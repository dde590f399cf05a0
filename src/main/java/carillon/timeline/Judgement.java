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
 * Judges one command against the timeline (docs/protocol.md, "Posting").
 *
 * <p>A check-in is judged by what had happened at its {@code observedAt}, not by what is known now: a start noted at
 * 14:00 on a phone without network is right although the slot has been declared finished since. A decision moves what
 * all cities share, so it must also fit the milestone as it is now: no decision starts in the past what has been called
 * off since.
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
        Optional<Entry> known = timeline.entry(command.id());
        if (known.isPresent()) {
            return isSame(known.get()) ? new Verdict.Repeated(known.get()) : new Verdict.Conflicting(known.get());
        }
        List<Refusal> refusals =
                Stream.concat(observedOutOfRange(), judge(command.statement())).toList();
        return refusals.isEmpty() ? new Verdict.Accepted(entry()) : new Verdict.Refused(decisive(refusals));
    }

    /**
     * Keeps one refusal alone where another client was quicker: nothing is to be put right then, and after another look
     * its author may want something else.
     */
    private static List<Refusal> decisive(List<Refusal> all) {
        return all.stream()
                .filter(refusal -> refusal.reason() == Reason.OVERTAKEN || refusal.reason() == Reason.ALREADY_RETRACTED)
                .findFirst()
                .map(List::of)
                .orElse(all);
    }

    private boolean isSame(Entry known) {
        return known.statement().equals(command.statement()) && Objects.equals(known.claimed(), command.observedAt());
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

    private Stream<Refusal> judge(Statement statement) {
        return switch (statement) {
            case CheckIn checkIn ->
                timeline.find(checkIn.city())
                        .map(city -> judge(checkIn, city))
                        .orElseGet(() -> judgeWithoutCity(checkIn));
            case Decision.OfMilestone decision ->
                timeline.find(decision.milestone())
                        .map(milestone -> judge(decision, milestone))
                        .orElseGet(() -> Stream.of(unknownMilestoneRefusal(decision.milestone())));
            case Decision.Announcement announcement ->
                announcement.cities() == null ? Stream.empty() : unknownCities(announcement.cities());
            case Statement.Unknown unused -> throw new IllegalStateException("a command never says one");
        };
    }

    private Stream<Refusal> unknownCities(List<CityId> cities) {
        return IntStream.range(0, cities.size())
                .filter(i -> timeline.find(cities.get(i)).isEmpty())
                .mapToObj(i -> unknownCityRefusal(cities.get(i), "/cities/" + i));
    }

    /** Judges what is wrong whichever city was meant. */
    private Stream<Refusal> judgeWithoutCity(CheckIn checkIn) {
        Stream<Refusal> more = switch (checkIn) {
            case CheckIn.SlotDelayed delayed -> outsideEdition(delayed.start(), "/start");
            case CheckIn.Ready ready ->
                timeline.find(ready.milestone()).isEmpty()
                        ? Stream.of(unknownMilestoneRefusal(ready.milestone()))
                        : Stream.empty();
            default -> Stream.empty();
        };
        return Stream.concat(Stream.of(unknownCityRefusal(checkIn.city(), "/city")), more);
    }

    private Stream<Refusal> judge(CheckIn checkIn, CityState city) {
        return switch (checkIn) {
            case CheckIn.CityOpened unused -> judgeDoors(city, CityState.Doors.OPEN, Reason.CITY_OPEN);
            case CheckIn.CityClosed unused -> judgeDoors(city, CityState.Doors.CLOSED, Reason.CITY_CLOSED);
            case CheckIn.SlotDelayed delayed ->
                Stream.concat(judgeSlot(delayed, city), outsideEdition(delayed.start(), "/start"));
            case CheckIn.OfSlot checkInOfSlot -> judgeSlot(checkInOfSlot, city);
            case CheckIn.Headcount unused -> Stream.empty();
            case CheckIn.Note unused -> Stream.empty();
            case CheckIn.HelpWanted unused -> Stream.empty();
            case CheckIn.Ready ready -> judgeReady(ready);
            case CheckIn.HelpSettled settled -> judgeSettled(settled, city);
            case CheckIn.Retracted retracted -> judgeRetracted(retracted);
        };
    }

    private Stream<Refusal> judgeDoors(CityState city, CityState.Doors already, Reason reason) {
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

    private Stream<Refusal> judgeSlot(CheckIn.OfSlot checkIn, CityState city) {
        if (city.city().slot(checkIn.slot()).isEmpty()) {
            return Stream.of(new Refusal(
                    Reason.UNKNOWN_SLOT,
                    "/slot",
                    Map.of(
                            "city",
                            checkIn.city().value(),
                            "slot",
                            checkIn.slot().value())));
        }
        SlotStatus then = SlotStatus.of(city.historyOf(checkIn.slot()).asOf(observedAt));
        Instant since = then.since() == null ? observedAt : then.since();
        Map<String, Object> facts =
                Map.of("city", checkIn.city().value(), "slot", checkIn.slot().value(), "since", since);
        return switch (then.state()) {
            case DONE -> Stream.of(new Refusal(Reason.SLOT_DONE, "/slot", facts));
            case SKIPPED -> Stream.of(new Refusal(Reason.SLOT_SKIPPED, "/slot", facts));
            case RUNNING ->
                checkIn instanceof CheckIn.SlotFinished
                        ? Stream.empty()
                        : Stream.of(new Refusal(Reason.SLOT_RUNNING, "/slot", facts));
            case PLANNED -> Stream.empty();
        };
    }

    private Stream<Refusal> judgeReady(CheckIn.Ready ready) {
        Optional<MilestoneState> found = timeline.find(ready.milestone());
        if (found.isEmpty()) {
            return Stream.of(unknownMilestoneRefusal(ready.milestone()));
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
            case Phase.Done done -> Stream.of(phaseRefusal(Reason.MILESTONE_DONE, ready.milestone(), done.ended()));
            case Phase.Cancelled cancelled ->
                Stream.of(phaseRefusal(Reason.MILESTONE_CANCELLED, ready.milestone(), cancelled.since()));
            case Phase.Planned unused -> Stream.empty();
            case Phase.Held unused -> Stream.empty();
            case Phase.Live unused -> Stream.empty();
        };
    }

    private Stream<Refusal> judgeSettled(CheckIn.HelpSettled settled, CityState city) {
        Optional<Entry> call = timeline.entry(settled.ref()).filter(entry -> !timeline.isRetracted(entry.id()));
        if (call.isEmpty()
                || !(call.get().statement() instanceof CheckIn.HelpWanted wanted)
                || !wanted.city().equals(settled.city())) {
            return Stream.of(refRefusal(Reason.NOT_A_CALL_FOR_HELP, settled.ref()));
        }
        return city.openCalls().containsKey(settled.ref())
                ? Stream.empty()
                : Stream.of(refRefusal(Reason.HELP_SETTLED, settled.ref()));
    }

    private Stream<Refusal> judgeRetracted(CheckIn.Retracted retracted) {
        Optional<Entry> taken = timeline.entry(retracted.ref());
        if (taken.isEmpty() || !isCheckInOf(retracted.city(), taken.get())) {
            return Stream.of(refRefusal(Reason.UNKNOWN_REF, retracted.ref()));
        }
        if (taken.get().statement().type().equals(RETRACTION)) {
            return Stream.of(refRefusal(Reason.RETRACTION_FINAL, retracted.ref()));
        }
        return timeline.isRetracted(retracted.ref())
                ? Stream.of(refRefusal(Reason.ALREADY_RETRACTED, retracted.ref()))
                : Stream.empty();
    }

    /**
     * Whether an entry is a check-in of a city. A statement that this version cannot read surely is one only where its
     * author can make no other.
     */
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

    private Stream<Refusal> judge(Decision.OfMilestone decision, MilestoneState milestone) {
        return Stream.of(
                        overtaken(milestone).stream(),
                        unfit(decision, milestone).stream(),
                        decision instanceof Decision.MilestonePostponed postponed
                                ? judgeNewStart(postponed)
                                : Stream.<Refusal>empty())
                .flatMap(refusals -> refusals);
    }

    private Optional<Refusal> unfit(Decision.OfMilestone decision, MilestoneState milestone) {
        return unfit(decision, milestone.phase()).or(() -> unfit(decision, milestone.phaseAsOf(observedAt)));
    }

    /** Refuses a decision on what its author saw where another decision, or a rule, has changed that since. */
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
                    case Decision.MilestoneReleased unused ->
                        Optional.of(milestoneRefusal(Reason.MILESTONE_NOT_HELD, id));
                    case Decision.MilestoneEnded unused -> Optional.of(milestoneRefusal(Reason.MILESTONE_NOT_LIVE, id));
                    case Decision.MilestonePostponed unused -> Optional.empty();
                    case Decision.MilestoneStarted unused -> Optional.empty();
                    case Decision.MilestoneHeld unused -> Optional.empty();
                    case Decision.MilestoneCancelled unused -> Optional.empty();
                };
            case Phase.Held held ->
                switch (decision) {
                    case Decision.MilestoneStarted unused ->
                        Optional.of(phaseRefusal(Reason.MILESTONE_HELD, id, held.since()));
                    case Decision.MilestoneHeld unused ->
                        Optional.of(phaseRefusal(Reason.MILESTONE_HELD, id, held.since()));
                    case Decision.MilestoneEnded unused -> Optional.of(milestoneRefusal(Reason.MILESTONE_NOT_LIVE, id));
                    case Decision.MilestonePostponed unused -> Optional.empty();
                    case Decision.MilestoneReleased unused -> Optional.empty();
                    case Decision.MilestoneCancelled unused -> Optional.empty();
                };
            case Phase.Live live ->
                decision instanceof Decision.MilestoneEnded
                        ? Optional.empty()
                        : Optional.of(phaseRefusal(Reason.MILESTONE_LIVE, id, live.expected()));
            case Phase.Done done -> Optional.of(phaseRefusal(Reason.MILESTONE_DONE, id, done.ended()));
            case Phase.Cancelled cancelled ->
                decision instanceof Decision.MilestonePostponed
                        ? Optional.empty()
                        : Optional.of(phaseRefusal(Reason.MILESTONE_CANCELLED, id, cancelled.since()));
        };
    }

    private Stream<Refusal> judgeNewStart(Decision.MilestonePostponed postponed) {
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

    private static Refusal unknownCityRefusal(CityId city, String pointer) {
        return new Refusal(Reason.UNKNOWN_CITY, pointer, Map.of("city", city.value()));
    }

    private static Refusal unknownMilestoneRefusal(MilestoneId milestone) {
        return milestoneRefusal(Reason.UNKNOWN_MILESTONE, milestone);
    }

    private static Refusal milestoneRefusal(Reason reason, MilestoneId milestone) {
        return new Refusal(reason, "/milestone", Map.of("milestone", milestone.value()));
    }

    private static Refusal phaseRefusal(Reason reason, MilestoneId milestone, Instant since) {
        return new Refusal(reason, "/milestone", Map.of("milestone", milestone.value(), "since", since));
    }

    private static Refusal refRefusal(Reason reason, UUID ref) {
        return new Refusal(reason, "/ref", Map.of("ref", ref.toString()));
    }
}
