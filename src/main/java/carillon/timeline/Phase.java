package carillon.timeline;

import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Text;
import java.time.Instant;
import java.util.Optional;

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
 *                 │  │ postponed  │ Live │         │
 *                 ▼  │            └──────┘         │
 *             ┌───────────┐           │ ended      │
 *             │ Cancelled │           ▼            │
 *             └───────────┘        ┌──────┐        │
 *                   ▲              │ Done │        │
 *                   │              └──────┘        │
 *                   └──────────────────────────────┘
 * </pre>
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

    /** It will start at its expected start, or as soon after that as enough cities are ready. */
    record Planned(Instant expected) implements Phase {
        @Override
        public Phase after(Decision.OfMilestone decision, Instant at) {
            return switch (decision) {
                case Decision.MilestoneStarted _ -> new Live(at);
                case Decision.MilestoneHeld held -> new Held(expected, held.reason(), at);
                case Decision.MilestonePostponed postponed -> new Planned(postponed.to());
                case Decision.MilestoneCancelled _ -> new Cancelled(expected, at);
                case Decision.MilestoneEnded _ -> this;
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
                case Decision.MilestoneCancelled _ -> new Cancelled(expected, at);
                case Decision.MilestoneStarted _ -> new Live(at);
                case Decision.MilestoneHeld _ -> this;
                case Decision.MilestoneEnded _ -> this;
            };
        }
    }

    /** The cities meet. */
    record Live(Instant expected) implements Phase {
        @Override
        public Phase after(Decision.OfMilestone decision, Instant at) {
            return decision instanceof Decision.MilestoneEnded ? new Done(expected, at) : this;
        }
    }

    /** It took place. */
    record Done(Instant expected, Instant ended) implements Phase {
        @Override
        public Phase after(Decision.OfMilestone decision, Instant at) {
            return this;
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
