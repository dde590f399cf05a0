package carillon.rehearsal;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Milestone;
import carillon.statement.Answer;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Minutes;
import carillon.statement.Text;
import carillon.timeline.OpenTurns;
import carillon.timeline.TurnStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plays who conducts a shared moment, as long as no person does: puts the turns in order before it begins, and calls one
 * after the other while it is live. The late city is given two minutes more, and takes four. The silent one is not there
 * when its turn comes: it is waited for, skipped, and called at the end. And the cities say that they are ready when they
 * are next.
 *
 * <p>It has no memory. What it says next follows from the turns as they are, so it goes on whatever became of them: after a
 * restart, on another node, after a moment was moved.
 */
final class Conductor {
    private static final Duration SET_AHEAD = Duration.ofMinutes(25);
    private static final Duration FIRST_AFTER = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(15);

    /** How long a city is waited for that is not there. */
    private static final Duration WAITING = Duration.ofSeconds(40);

    /** When the silent city is back, after the start. */
    private static final Duration BACK_AFTER = Duration.ofMinutes(12);

    private static final Minutes MORE = new Minutes(2);
    private static final Duration ASKED_BEFORE_END = Duration.ofSeconds(20);

    /** How long after its end, prolonged as it is, the late city stops. */
    private static final Duration OVERRUN = Duration.ofMinutes(2);

    /** Of what is planned, nobody takes less or more. */
    private static final double LEAST = 0.6;

    private static final double MOST = 1.5;

    /** So long before its turn a city looks whether it is ready, at the earliest. */
    private static final Duration CALLED_AHEAD = Duration.ofSeconds(100);

    private static final Duration NOTICED_AFTER = Duration.ofSeconds(15);
    private static final Duration MENDED_AFTER = Duration.ofSeconds(40);

    private final Edition edition;
    private final Script script;
    private final Phrases phrases;

    Conductor(Edition edition, Script script) {
        this.edition = edition;
        this.script = script;
        this.phrases = Phrases.in(edition.fallback());
    }

    /** Returns what is said next of the turns of a milestone unless something happens before; empty where nothing is. */
    Optional<Script.Line> next(Milestone milestone, OpenTurns open) {
        if (open.isLive()) {
            return new Course(milestone, open).next();
        }
        return open.turns().isEmpty() && milestone.cities().size() > 1
                ? Optional.of(Script.Line.ofCoordination(
                        edition,
                        milestone.id() + "/turns",
                        open.start().minus(SET_AHEAD),
                        new Decision.TurnsSet(milestone.id(), new TurnOrder(edition, script, milestone).turns())))
                : Optional.empty();
    }

    /** Returns what the city that is next answers when it is asked whether it is ready. */
    List<Script.Line> answers(Milestone milestone, OpenTurns open) {
        return open.isLive() ? new Course(milestone, open).answers() : List.of();
    }

    /** The turns of a live milestone, and how they go on. */
    private final class Course {
        private final Milestone milestone;
        private final OpenTurns open;

        Course(Milestone milestone, OpenTurns open) {
            this.milestone = milestone;
            this.open = open;
        }

        Optional<Script.Line> next() {
            return open.running().map(this::after).orElseGet(this::whileNobodySpeaks);
        }

        private Optional<Script.Line> after(TurnStatus running) {
            if (partOf(running) == Script.Part.LATE && !isProlonged(running)) {
                return Optional.of(say(
                        "prolonged",
                        running,
                        plannedEnd(running).minus(ASKED_BEFORE_END),
                        new Decision.TurnProlonged(
                                milestone.id(), running.turn().id(), MORE)));
            }
            Instant end = actualEnd(running);
            return following(end)
                    .filter(next -> !isAwaited(next, end))
                    .map(next -> start(next, end))
                    .or(() -> Optional.of(say(
                            "finished",
                            running,
                            end,
                            new Decision.TurnFinished(
                                    milestone.id(), running.turn().id()))));
        }

        private Optional<Script.Line> whileNobodySpeaks() {
            Instant free = open.turns().stream()
                    .map(TurnStatus::end)
                    .flatMap(Stream::ofNullable)
                    .max(Instant::compareTo)
                    .map(end -> end.plus(PAUSE))
                    .orElse(open.start().plus(FIRST_AFTER));
            return following(free)
                    .map(next -> isAwaited(next, free) && next.state() == TurnStatus.State.PLANNED
                            ? say(
                                    "skipped",
                                    next,
                                    free.plus(WAITING),
                                    new Decision.TurnSkipped(
                                            milestone.id(), next.turn().id()))
                            : start(next, isAwaited(next, free) ? open.start().plus(BACK_AFTER) : free));
        }

        /**
         * Returns the turn that is to be called: the next that is planned, and after all cities, ahead of the last word, the
         * one that was not there. So no city that was told it is next has to wait.
         */
        private Optional<TurnStatus> following(Instant at) {
            Optional<TurnStatus> planned = open.inState(TurnStatus.State.PLANNED);
            Optional<TurnStatus> missed = open.turns().stream()
                    .filter(turn -> turn.state() == TurnStatus.State.SKIPPED && partOf(turn) == Script.Part.SILENT)
                    .findFirst();
            return planned.filter(turn -> turn.turn().city() != null)
                    .or(() -> missed.filter(turn -> !isAwaited(turn, at)))
                    .or(() -> planned)
                    .or(() -> missed);
        }

        private boolean isAwaited(TurnStatus turn, Instant at) {
            return partOf(turn) == Script.Part.SILENT
                    && at.isBefore(open.start().plus(BACK_AFTER));
        }

        private Script.Line start(TurnStatus turn, Instant at) {
            return say(
                    "started",
                    turn,
                    at,
                    new Decision.TurnStarted(milestone.id(), turn.turn().id()));
        }

        /** The state of the turns is in the id: each may be said again once it has another meaning. */
        private Script.Line say(String what, TurnStatus turn, Instant at, Decision decision) {
            return Script.Line.ofCoordination(edition, about(turn) + "/" + what, at, decision);
        }

        private String about(TurnStatus turn) {
            return String.join(
                    "/",
                    milestone.id().value(),
                    Long.toString(open.start().toEpochMilli()),
                    turn.turn().id().value(),
                    turn.state().name(),
                    Long.toString(turn.start() == null ? 0 : turn.start().toEpochMilli()));
        }

        private boolean isProlonged(TurnStatus turn) {
            return turn.minutes() > turn.turn().minutes().value();
        }

        private Instant plannedEnd(TurnStatus running) {
            return startOf(running).plus(Duration.ofMinutes(running.minutes()));
        }

        private Instant actualEnd(TurnStatus running) {
            if (isProlonged(running)) {
                return plannedEnd(running).plus(OVERRUN);
            }
            Duration planned = Duration.ofMinutes(running.minutes());
            double lasts =
                    new Chance(script.lots(about(running))).lasting(planned).toMillis();
            double millis = planned.toMillis();
            return startOf(running).plusMillis(Math.round(Math.clamp(lasts, LEAST * millis, MOST * millis)));
        }

        private Instant startOf(TurnStatus running) {
            return running.start() == null ? open.start() : running.start();
        }

        List<Script.Line> answers() {
            @Nullable TurnStatus running = open.running().orElse(null);
            @Nullable TurnStatus next = open.inState(TurnStatus.State.PLANNED).orElse(null);
            if (running == null || next == null || isAwaited(next, plannedEnd(running))) {
                return List.of();
            }
            @Nullable CityId city = next.turn().city();
            if (city == null) {
                return List.of();
            }
            Random lots = script.lots(about(next));
            Instant noticed = startOf(running).plus(NOTICED_AFTER);
            Instant called = plannedEnd(running).minus(CALLED_AHEAD);
            Instant at = (called.isAfter(noticed) ? called : noticed).plusSeconds(lots.nextInt(20));
            Script.Line yes = answer(city, next, "yes", at, Answer.YES, null);
            return script.part(city) == Script.Part.NOT_READY
                    ? List.of(
                            answer(city, next, "no", at, Answer.NO, phrases.notReady()),
                            yes.notBefore(at.plus(MENDED_AFTER)))
                    : List.of(yes);
        }

        private Script.Line answer(
                CityId city, TurnStatus turn, String what, Instant at, Answer answer, @Nullable String note) {
            CheckIn ready = new CheckIn.Ready(
                    city,
                    milestone.id(),
                    answer,
                    note == null ? null : new Text(note),
                    Answers.checks(milestone, answer));
            return Script.Line.of(edition, city, about(turn) + "/" + what, at, ready);
        }
    }

    private Script.Part partOf(TurnStatus turn) {
        @Nullable CityId city = turn.turn().city();
        return city == null ? Script.Part.PUNCTUAL : script.part(city);
    }
}
