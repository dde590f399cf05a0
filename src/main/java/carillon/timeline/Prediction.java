package carillon.timeline;

import carillon.edition.City;
import carillon.edition.MilestoneId;
import carillon.edition.ProgrammeItem;
import carillon.edition.Slot;
import carillon.edition.SlotId;
import carillon.edition.SlotTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When the planned slots of a city will really start (docs/protocol.md, "Predicted starts").
 *
 * <p>It goes through the programme as {@link Schedule} does, with two differences: something starts as late after its hour
 * as the city's {@link Habit} says, and lasts as long as that says. What organizers announced themselves, a new start or a
 * later end, is taken as they said it. To whole minutes, so that little has to be told anew.
 */
final class Prediction {
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private Prediction() {}

    /**
     * Predicts the start of each planned slot that has an expected one.
     *
     * @param nextMayStart when each milestone lets go; empty where it was cancelled
     */
    static Map<SlotId, Instant> of(
            CityState state, Habit habit, Function<MilestoneId, Optional<Instant>> nextMayStart) {
        Map<SlotId, Instant> starts = new HashMap<>();
        City city = state.city();
        Instant ahead = Instant.MIN;
        for (ProgrammeItem item : city.programme()) {
            if (item instanceof ProgrammeItem.Attends attends) {
                Instant held = nextMayStart.apply(attends.milestone()).orElse(ahead);
                ahead = held.isAfter(ahead) ? held : ahead;
                continue;
            }
            Slot slot = (Slot) item;
            Schedule.@Nullable Expected expected = state.schedule().slots().get(slot.id());
            if (expected == null) {
                continue;
            }
            SlotStatus status = state.statusOf(slot.id());
            Instant start = expected.start();
            if (status.state() == SlotStatus.State.PLANNED) {
                start = start(slot, status, habit, ahead);
                starts.put(slot.id(), start);
            }
            if (slot.when() instanceof SlotTime.Hours hours) {
                ahead = nextMayStart(hours, status, start, habit);
            }
        }
        return starts;
    }

    private static Instant start(Slot slot, SlotStatus status, Habit habit, Instant ahead) {
        @Nullable Instant announced = status.announced();
        Instant wanted = announced != null
                ? announced
                : ((SlotTime.Hours) slot.when()).start().plus(Duration.ofMinutes(habit.lateMinutes()));
        return toMinute(wanted.isAfter(ahead) ? wanted : ahead);
    }

    private static Instant nextMayStart(SlotTime.Hours hours, SlotStatus status, Instant start, Habit habit) {
        if (status.end() != null) {
            return status.end();
        }
        if (status.prolonged() != null) {
            return status.prolonged();
        }
        return hours.length()
                .map(length -> start.plus(lasting(length, habit.slotPercent())))
                .orElse(start);
    }

    static Duration lasting(Duration announced, int percent) {
        return announced.multipliedBy(percent).dividedBy(100);
    }

    static Instant toMinute(Instant instant) {
        return instant.plus(HALF_A_MINUTE).truncatedTo(ChronoUnit.MINUTES);
    }
}
