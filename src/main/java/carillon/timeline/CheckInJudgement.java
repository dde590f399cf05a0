package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.Milestone;
import carillon.edition.SlotId;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Checks;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.timeline.Refusal.Reason;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges a check-in. Doors, slots and milestones are taken as they were at its {@code observedAt}, not as they are now:
 * a start noted at 14:00 on a phone without network is right although the slot has been declared finished since. The
 * entry that a check-in refers to is taken as it is now.
 */
record CheckInJudgement(Timeline timeline, Instant observedAt) {
    private static final String RETRACTION = Statement.typeOf(CheckIn.Retracted.class);

    Stream<Refusal> refusals(CheckIn checkIn) {
        return timeline.findAsOf(checkIn.city(), observedAt)
                .map(city -> judge(checkIn, city))
                .orElseGet(() -> judgeWithoutCity(checkIn));
    }

    /** Judges what is wrong whichever city was meant. */
    private Stream<Refusal> judgeWithoutCity(CheckIn checkIn) {
        Stream<Refusal> more = switch (checkIn) {
            case CheckIn.SlotDelayed delayed -> Refusals.outsideEdition(timeline.edition(), delayed.start(), "/start");
            case CheckIn.Ready ready ->
                timeline.find(ready.milestone()).isEmpty()
                        ? Stream.of(Refusals.unknownMilestone(ready.milestone()))
                        : Stream.empty();
            default -> Stream.empty();
        };
        return Stream.concat(Stream.of(Refusals.unknownCity(checkIn.city(), "/city")), more);
    }

    private Stream<Refusal> judge(CheckIn checkIn, CityState city) {
        return switch (checkIn) {
            case CheckIn.CityOpened _ -> judgeDoors(city, CityState.Doors.OPEN, Reason.CITY_OPEN);
            case CheckIn.CityClosed _ -> judgeDoors(city, CityState.Doors.CLOSED, Reason.CITY_CLOSED);
            case CheckIn.SlotDelayed delayed ->
                Stream.concat(
                        judgeSlot(delayed, city),
                        Refusals.outsideEdition(timeline.edition(), delayed.start(), "/start"));
            case CheckIn.SlotProlonged longer ->
                Stream.of(
                                judgeSlot(longer, city),
                                judgeNewEnd(longer),
                                Refusals.outsideEdition(timeline.edition(), longer.end(), "/end"))
                        .flatMap(refusals -> refusals);
            case CheckIn.OfSlot ofSlot -> judgeSlot(ofSlot, city);
            case CheckIn.OfTurns ofTurns ->
                isAnnounced(ofTurns.city(), ofTurns.slot())
                        ? new TurnJudgement(timeline, observedAt).refusals(ofTurns, city)
                        : Stream.of(unknownSlot(ofTurns.city(), ofTurns.slot()));
            case CheckIn.Headcount _ -> Stream.empty();
            case CheckIn.Note _ -> Stream.empty();
            case CheckIn.HelpWanted _ -> Stream.empty();
            case CheckIn.Ready ready -> judgeReady(ready);
            case CheckIn.HelpSettled settled -> judgeSettled(settled);
            case CheckIn.HelpAnswered answered -> Refusals.unanswerable(timeline, answered.ref()).stream();
            case CheckIn.AnnouncementSeen seen -> judgeSeen(seen);
            case CheckIn.QuestionAnswered answered -> QuestionJudgement.refusals(timeline, answered, observedAt);
            case CheckIn.Retracted retracted -> judgeRetracted(retracted);
            case Statement.Change _ -> Stream.empty();
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
        if (!isAnnounced(checkIn.city(), checkIn.slot())) {
            return Stream.of(unknownSlot(checkIn.city(), checkIn.slot()));
        }
        SlotStatus then = SlotStatus.of(city.historyOf(checkIn.slot()).asOf(observedAt));
        Instant since = then.since() == null ? observedAt : then.since();
        Map<String, Object> facts =
                Map.of("city", checkIn.city().value(), "slot", checkIn.slot().value(), "since", since);
        if (checkIn instanceof CheckIn.SlotProlonged && then.state() != SlotStatus.State.RUNNING) {
            return Stream.of(new Refusal(Reason.SLOT_NOT_RUNNING, "/slot", facts));
        }
        return switch (then.state()) {
            case DONE -> Stream.of(new Refusal(Reason.SLOT_DONE, "/slot", facts));
            case SKIPPED -> Stream.of(new Refusal(Reason.SLOT_SKIPPED, "/slot", facts));
            case RUNNING ->
                checkIn instanceof CheckIn.SlotFinished || checkIn instanceof CheckIn.SlotProlonged
                        ? Stream.empty()
                        : Stream.of(new Refusal(Reason.SLOT_RUNNING, "/slot", facts));
            case PLANNED -> Stream.empty();
        };
    }

    private Stream<Refusal> judgeNewEnd(CheckIn.SlotProlonged longer) {
        return longer.end().isAfter(observedAt)
                ? Stream.empty()
                : Stream.of(new Refusal(
                        Reason.END_PAST,
                        "/end",
                        Map.of(
                                "city",
                                longer.city().value(),
                                "slot",
                                longer.slot().value(),
                                "earliest",
                                observedAt)));
    }

    /** Whether the city has the slot, or had it by what was announced when that happened. */
    private boolean isAnnounced(CityId id, SlotId slot) {
        return Stream.of(timeline.edition(), timeline.editionAsOf(observedAt))
                .map(edition -> edition.cities().get(id))
                .anyMatch(city -> city != null && city.slot(slot).isPresent());
    }

    private static Refusal unknownSlot(CityId city, SlotId slot) {
        return new Refusal(Reason.UNKNOWN_SLOT, "/slot", Map.of("city", city.value(), "slot", slot.value()));
    }

    private Stream<Refusal> judgeReady(CheckIn.Ready ready) {
        Optional<MilestoneState> found = timeline.findAsOf(ready.milestone(), observedAt);
        if (found.isEmpty()) {
            return Stream.of(Refusals.unknownMilestone(ready.milestone()));
        }
        if (!isAttending(ready)) {
            return Stream.of(new Refusal(
                    Reason.NOT_ATTENDING,
                    "/milestone",
                    Map.of(
                            "city",
                            ready.city().value(),
                            "milestone",
                            ready.milestone().value())));
        }
        return Stream.concat(unfit(ready, found.get().phaseAsOf(observedAt)), unknownChecks(ready));
    }

    private static Stream<Refusal> unfit(CheckIn.Ready ready, Phase phase) {
        return switch (phase) {
            case Phase.Done done -> Stream.of(Refusals.phase(Reason.MILESTONE_DONE, ready.milestone(), done.ended()));
            case Phase.Cancelled cancelled ->
                Stream.of(Refusals.phase(Reason.MILESTONE_CANCELLED, ready.milestone(), cancelled.since()));
            case Phase.Planned _ -> Stream.empty();
            case Phase.Held _ -> Stream.empty();
            case Phase.Live _ -> Stream.empty();
        };
    }

    /** Whether the city attends, or did by what was announced when its organizers answered. */
    private boolean isAttending(CheckIn.Ready ready) {
        return announced(ready).anyMatch(milestone -> milestone.cities().contains(ready.city()));
    }

    /** Returns the milestone as it is announced, and as it was when its organizers answered. */
    private Stream<Milestone> announced(CheckIn.Ready ready) {
        return Stream.of(timeline.edition(), timeline.editionAsOf(observedAt))
                .flatMap(edition -> Stream.ofNullable(edition.milestones().get(ready.milestone())));
    }

    /** Refuses checks that the milestone does not have and did not have when its organizers answered. */
    private Stream<Refusal> unknownChecks(CheckIn.Ready ready) {
        @Nullable Checks checks = ready.checks();
        if (checks == null) {
            return Stream.empty();
        }
        Set<String> known = announced(ready)
                .flatMap(milestone -> milestone.checks().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return checks.ticked().keySet().stream()
                .filter(check -> !known.contains(check))
                .map(check -> new Refusal(
                        Reason.UNKNOWN_CHECK,
                        "/checks/" + check.replace("~", "~0").replace("/", "~1"),
                        Map.of(
                                "milestone",
                                ready.milestone().value(),
                                "check",
                                check,
                                "known",
                                known.isEmpty() ? "–" : String.join(", ", known))));
    }

    private Stream<Refusal> judgeSettled(CheckIn.HelpSettled settled) {
        boolean isOfAnotherCity = timeline.callForHelp(settled.ref())
                .filter(call -> !call.city().equals(settled.city()))
                .isPresent();
        return isOfAnotherCity
                ? Stream.of(Refusals.ref(Reason.NOT_A_CALL_FOR_HELP, settled.ref()))
                : Refusals.unanswerable(timeline, settled.ref()).stream();
    }

    private Stream<Refusal> judgeSeen(CheckIn.AnnouncementSeen seen) {
        Optional<Decision.Announcement> announcement = timeline.announcement(seen.ref());
        if (announcement.isEmpty()) {
            return Stream.of(Refusals.ref(Reason.NOT_AN_ANNOUNCEMENT, seen.ref()));
        }
        return announcement.get().isFor(seen.city())
                ? Stream.empty()
                : Stream.of(new Refusal(
                        Reason.ANNOUNCED_ELSEWHERE,
                        "/ref",
                        Map.of("ref", seen.ref().toString(), "city", seen.city().value())));
    }

    private Stream<Refusal> judgeRetracted(CheckIn.Retracted retracted) {
        Optional<Entry> taken = timeline.entry(retracted.ref());
        if (taken.isEmpty() || !isCheckInOf(retracted.city(), taken.get())) {
            return Stream.of(Refusals.ref(Reason.UNKNOWN_REF, retracted.ref()));
        }
        if (taken.get().statement().type().equals(RETRACTION)) {
            return Stream.of(Refusals.ref(Reason.RETRACTION_FINAL, retracted.ref()));
        }
        return timeline.isRetracted(taken.get())
                ? Stream.of(Refusals.ref(Reason.ALREADY_RETRACTED, retracted.ref()))
                : Stream.empty();
    }

    /**
     * Whether an entry is a check-in of a city. A statement that this version cannot read surely is one only where its
     * author can make no other.
     */
    private static boolean isCheckInOf(CityId city, Entry entry) {
        return switch (entry.statement()) {
            case CheckIn checkIn -> checkIn.city().equals(city);
            case Decision _ -> false;
            case Statement.Unknown _ ->
                switch (entry.by()) {
                    case Author.Organizer organizer -> organizer.city().equals(city);
                    case Author.Player player -> city.equals(player.city());
                    case Author.Coordinator unusedAuthor -> false;
                    case Author.Program unusedAuthor -> false;
                    case Author.File unusedAuthor -> false;
                    case Author.Rule unusedAuthor -> false;
                    case Author.Unknown unusedAuthor -> false;
                };
        };
    }
}
