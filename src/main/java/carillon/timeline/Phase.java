package carillon.timeline;

import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Text;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The phase of a milestone.
 *
 * <pre>
 *                  postponed                    postponed
 *                   ┌───┐                        ┌───┐
 *                   │   ▼        held            │   ▼
 *    ─────────▶ ┌─────────┐ ───────────────▶ ┌──────┐
 *               │ Planned │ ◀─────────────── │ Held │
 *               └─────────┘     released     └──────┘
 *                 │  ▲   │ started      started │  │
 *       cancelled │  │   └──────▶ ┌──────┐ ◀────┘  │ cancelled
 *                 │  │            │ Live │ ⟲ prolonged
 *                 ▼  │ postponed  └──────┘         │
 *             ┌───────────┐           │ ended      │
 *             │ Cancelled │           ▼            │
 *             └───────────┘        ┌──────┐        │
 *                   ▲              │ Done │        │
 *                   │              └──────┘        │
 *                   └──────────────────────────────┘
 * </pre>
 *
 * <p>A change of the announced start moves Planned and Held as a postponement does.
 *
 * <p>Live and Done are postponed, too, back to Planned: so what was started or ended by mistake is put right.
 *
 * <p>A decision changes what it can change and leaves the rest as it is, so every sequence of decisions has a meaning;
 * which of them are accepted in the first place is for {@link Judgement} to say.
 */
sealed interface Phase {

    /** Returns when it starts, or started. */
    Instant expected();

    /** Returns the phase after a decision that was taken at an instant. */
    Phase after(Decision.OfMilestone decision, Instant at);

    static Phase of(Instant planned, History decisions) {
        Phase phase = new Planned(planned);
        for (Entry entry : decisions.entries().toList()) {
            phase = phase.after((Decision.OfMilestone) entry.statement(), entry.observedAt());
        }
        return phase;
    }

    /**
     * Returns when what stands behind it in a programme may start; empty where it was cancelled, and so delays nothing.
     */
    default Optional<Instant> nextMayStart() {
        return Optional.of(expected());
    }

    /** Whether nothing more starts in it. */
    default boolean isOver() {
        return this instanceof Done || this instanceof Cancelled;
    }

    /** It will start at its expected start, or as soon after that as enough cities are ready. */
    record Planned(Instant expected) implements Phase {
        @Override
        public Phase after(Decision.OfMilestone decision, Instant at) {
            return switch (decision) {
                case Decision.MilestoneStarted _ -> new Live(at, null);
                case Decision.MilestoneHeld held -> new Held(expected, held.reason(), at);
                case Decision.MilestonePostponed postponed -> new Planned(postponed.to());
                case Decision.MilestoneChanged changed ->
                    new Planned(changed.start().orElse(expected));
                case Decision.MilestoneCancelled _ -> new Cancelled(expected, at);
                case Decision.MilestoneEnded _ -> this;
                case Decision.MilestoneProlonged _ -> this;
                case Decision.MilestoneReleased _ -> this;
            };
        }
    }

    /** Nothing starts by itself until it is released. */
    record Held(Instant expected, Text reason, Instant since) implements Phase {
        @Override
        public Phase after(Decision.OfMilestone decision, Instant at) {
            return switch (decision) {
                case Decision.MilestoneReleased _ -> new Planned(expected);
                case Decision.MilestonePostponed postponed -> new Held(postponed.to(), reason, since);
                case Decision.MilestoneChanged changed ->
                    new Held(changed.start().orElse(expected), reason, since);
                case Decision.MilestoneCancelled _ -> new Cancelled(expected, at);
                case Decision.MilestoneStarted _ -> new Live(at, null);
                case Decision.MilestoneHeld _ -> this;
                case Decision.MilestoneEnded _ -> this;
                case Decision.MilestoneProlonged _ -> this;
            };
        }
    }

    /**
     * The cities meet.
     *
     * @param until when it ends by itself; null where its duration says that
     */
    record Live(Instant expected, @Nullable Instant until) implements Phase {
        @Override
        public Phase after(Decision.OfMilestone decision, Instant at) {
            return switch (decision) {
                case Decision.MilestoneEnded _ -> new Done(expected, at);
                case Decision.MilestoneProlonged longer -> new Live(expected, longer.until());
                case Decision.MilestonePostponed postponed -> new Planned(postponed.to());
                case Decision.MilestoneStarted _ -> this;
                case Decision.MilestoneHeld _ -> this;
                case Decision.MilestoneReleased _ -> this;
                case Decision.MilestoneChanged _ -> this;
                case Decision.MilestoneCancelled _ -> this;
            };
        }
    }

    /** It took place, unless it is given a new start: then it was ended, or even started, by mistake. */
    record Done(Instant expected, Instant ended) implements Phase {
        @Override
        public Phase after(Decision.OfMilestone decision, Instant at) {
            return decision instanceof Decision.MilestonePostponed postponed ? new Planned(postponed.to()) : this;
        }
    }

    /** It will not take place, unless it is given a new start. */
    record Cancelled(Instant expected, Instant since) implements Phase {
        @Override
        public Phase after(Decision.OfMilestone decision, Instant at) {
            return decision instanceof Decision.MilestonePostponed postponed ? new Planned(postponed.to()) : this;
        }

        @Override
        public Optional<Instant> nextMayStart() {
            return Optional.empty();
        }
    }
}
