package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.EditionSummary;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.timeline.Refusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges one command against the timeline (docs/protocol.md, "Posting"). */
final class Judgement {
    private static final Duration OBSERVED_BACK = Duration.ofHours(24);
    private static final Duration OBSERVED_AHEAD = Duration.ofMinutes(1);

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
        Instant over = EditionSummary.over(timeline.edition());
        if (!now.isBefore(over)) {
            return new Verdict.Refused(List.of(new Refusal(Reason.EDITION_OVER, "", Map.of("since", over))));
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
            case Statement.Change change -> new ChangeJudgement(timeline, command.seen(), now).refusals(change);
            case CheckIn checkIn -> new CheckInJudgement(timeline, observedAt).refusals(checkIn);
            case Decision.OfMilestone decision ->
                timeline.find(decision.milestone())
                        .map(milestone -> new DecisionJudgement(timeline.edition(), command.seen(), observedAt, now)
                                .refusals(decision, milestone))
                        .orElseGet(() -> Stream.of(Refusals.unknownMilestone(decision.milestone())));
            case Decision.OfTurns decision ->
                timeline.find(decision.milestone())
                        .map(milestone ->
                                new TurnJudgement(timeline, observedAt).refusals(decision, milestone, command.seen()))
                        .orElseGet(() -> Stream.of(Refusals.unknownMilestone(decision.milestone())));
            case Decision.Announcement announcement -> judgeAnnouncement(announcement);
            case Decision.AnnouncementWithdrawn withdrawn -> judgeWithdrawn(withdrawn);
            case Decision.HelpReplied replied -> Refusals.unanswerable(timeline, replied.ref()).stream();
            case Decision.QuestionAsked asked ->
                Stream.concat(
                        asked.cities() == null ? Stream.empty() : unknownCities(asked.cities()),
                        QuestionJudgement.refusals(timeline, asked));
            case Decision.QuestionClosed closed -> QuestionJudgement.refusals(timeline, closed);
            case Decision.SessionSetAside setAside -> judgeSetAside(setAside);
            case Decision.SessionReinstated reinstated ->
                timeline.setAside(reinstated.session()).isPresent()
                        ? Stream.empty()
                        : Stream.of(Refusals.session(Reason.SESSION_NOT_SET_ASIDE, reinstated.session()));
            case Statement.Unknown _ -> throw new IllegalStateException("a command has none");
        };
    }

    private Stream<Refusal> judgeAnnouncement(Decision.Announcement announcement) {
        @Nullable List<CityId> cities = announcement.cities();
        @Nullable Instant until = announcement.until();
        return Stream.concat(
                cities == null ? Stream.empty() : unknownCities(cities),
                until == null
                        ? Stream.empty()
                        : Refusals.notAhead(Reason.UNTIL_PAST, until, "/until", now, observedAt));
    }

    private Stream<Refusal> judgeWithdrawn(Decision.AnnouncementWithdrawn withdrawn) {
        if (timeline.announcement(withdrawn.ref()).isEmpty()) {
            return Stream.of(Refusals.ref(Reason.NOT_AN_ANNOUNCEMENT, withdrawn.ref()));
        }
        return timeline.coordination().withdrawn().contains(withdrawn.ref())
                ? Stream.of(Refusals.ref(Reason.ANNOUNCEMENT_WITHDRAWN, withdrawn.ref()))
                : Stream.empty();
    }

    private Stream<Refusal> judgeSetAside(Decision.SessionSetAside setAside) {
        @Nullable Instant since = setAside.since();
        return Stream.concat(
                sessionUnfit(setAside.session()).stream(),
                since != null && since.isAfter(now)
                        ? Stream.of(new Refusal(Reason.SINCE_AHEAD, "/since", Map.of("latest", now)))
                        : Stream.empty());
    }

    private Optional<Refusal> sessionUnfit(UUID session) {
        if (!timeline.hasHeard(session)) {
            return Optional.of(Refusals.session(Reason.UNKNOWN_SESSION, session));
        }
        return timeline.setAside(session).map(_ -> Refusals.session(Reason.SESSION_SET_ASIDE, session));
    }

    private Stream<Refusal> unknownCities(List<CityId> cities) {
        return IntStream.range(0, cities.size())
                .filter(i -> timeline.find(cities.get(i)).isEmpty())
                .mapToObj(i -> Refusals.unknownCity(cities.get(i), "/cities/" + i));
    }
}
