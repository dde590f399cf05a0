package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.ProgrammeItem;
import carillon.edition.Slot;
import carillon.edition.SlotTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Learns from what was said how each city keeps its hours.
 *
 * <p>Before anything is said, all are assumed to start late by a log-normal with a median of 4 minutes, and to take 1.1
 * times as long as announced. What all cities do corrects that, and what one city does corrects it for that city. The
 * result is rounded to whole minutes and five hundredths: one more start seldom changes it, and so seldom changes what
 * is predicted elsewhere.
 */
final class Habits {
    /** The mean of the logarithms of lateness in minutes: that of the median. */
    private static final Estimate LATE = new Estimate(Math.log(4));

    private static final Estimate PERCENT = new Estimate(110);

    /**
     * Starts are seldom early and sometimes very late. Most of them are close together ahead of the median, and a
     * prediction there is right most often: at three quarters of it, where lateness varies as the log-normal assumed does.
     */
    private static final double CLOSE_TOGETHER = 0.75;

    /** Whoever starts at the hour, or ahead of it, counts as so late. */
    private static final double LEAST_MINUTES = 0.5;

    private static final double MOST_PERCENT = 400;

    /** What is further from its hour follows another programme. */
    private static final Duration FAR = Duration.ofHours(2);

    private static final int PERCENT_STEP = 5;

    private Habits() {}

    /** What was observed in one city: logarithms of lateness, and hundredths of length of slots and of turns. */
    private record Observed(List<Double> late, List<Double> slots, List<Double> turns) {
        Observed() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Returns the habit of each city of the edition. */
    static Map<CityId, Habit> of(Timeline timeline) {
        Map<CityId, Observed> observed = new HashMap<>();
        timeline.edition()
                .cities()
                .keySet()
                .forEach(city -> observed.put(city, observed(timeline.city(city), timeline::nextMayStart)));
        Estimate late = LATE.after(everywhere(observed, Observed::late));
        Estimate slots = PERCENT.after(everywhere(observed, Observed::slots));
        Estimate turns = PERCENT.after(everywhere(observed, Observed::turns));
        Map<CityId, Habit> habits = new HashMap<>();
        observed.forEach((city, own) -> habits.put(
                city,
                new Habit(
                        rounded(CLOSE_TOGETHER * Math.exp(late.after(own.late()).mean()), 1),
                        rounded(slots.after(own.slots()).mean(), PERCENT_STEP),
                        rounded(turns.after(own.turns()).mean(), PERCENT_STEP))));
        return habits;
    }

    private static List<Double> everywhere(Map<CityId, Observed> observed, Function<Observed, List<Double>> what) {
        return observed.values().stream().map(what).flatMap(List::stream).toList();
    }

    private static int rounded(double value, int step) {
        return (int) Math.round(value / step) * step;
    }

    /**
     * Looks at what happened in a city. A slot whose start its organizers announced anew, or that had to wait for what
     * stands ahead of it, does not show how late they are.
     */
    private static Observed observed(CityState city, Function<MilestoneId, Optional<Instant>> nextMayStart) {
        Observed observed = new Observed();
        if (city.slots().isEmpty()) {
            return observed;
        }
        Instant ahead = Instant.MIN;
        for (ProgrammeItem item : city.city().programme()) {
            if (item instanceof ProgrammeItem.Attends attends) {
                Instant held = nextMayStart.apply(attends.milestone()).orElse(ahead);
                ahead = held.isAfter(ahead) ? held : ahead;
            } else if (item instanceof Slot slot && slot.when() instanceof SlotTime.Hours hours) {
                SlotStatus status = city.statusOf(slot.id());
                add(observed, hours, status, ahead);
                Schedule.@Nullable Expected expected = city.schedule().slots().get(slot.id());
                ahead = expected == null ? ahead : expected.nextMayStart();
            }
        }
        return observed;
    }

    private static void add(Observed observed, SlotTime.Hours hours, SlotStatus status, Instant ahead) {
        @Nullable Instant start = status.start();
        if (start == null) {
            return;
        }
        if (status.announced() == null && !ahead.isAfter(hours.start())) {
            Duration late = Duration.between(hours.start(), start);
            if (late.abs().compareTo(FAR) < 0) {
                observed.late().add(Math.log(Math.max(LEAST_MINUTES, late.toSeconds() / 60.0)));
            }
        }
        @Nullable Instant end = status.end();
        if (end != null) {
            hours.length().ifPresent(length -> observed.slots().add(percent(Duration.between(start, end), length)));
        }
    }

    private static double percent(Duration actual, Duration announced) {
        return Math.clamp(100.0 * actual.toSeconds() / Math.max(1, announced.toSeconds()), 0, MOST_PERCENT);
    }
}
