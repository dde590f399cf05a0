import type { Decision } from "./decisions.js";
import type { Line } from "./journal-lines.js";
import type { Instant, Milestone, Notice } from "../feed/document.js";
import { withBalancedDirections } from "../words/isolation.js";

/** What takes decisions back: pure functions of what was decided before them. */

/** What of a shared moment a decision may change. */
export type Course = Pick<Milestone, "state" | "expected"> & {
  hold?: { reason: string };
  /** When it ends by itself, while it is live; absent where the decisions do not tell. */
  endsAt?: Instant;
};

/** Finds the course of a moment before its next decision, given all earlier ones in their order. */
export function courseAfter(planned: Instant, decisions: readonly Line[]): Course {
  return decisions.reduce<Course>(after, { state: "planned", expected: planned });
}

function after(course: Course, decision: Line): Course {
  const { endsAt: _, hold: __, ...rest } = course;
  switch (decision.type) {
    case "milestone.held":
      return { ...rest, state: "held", hold: { reason: String(decision["reason"] ?? "") } };
    case "milestone.released":
      return { ...rest, state: "planned" };
    case "milestone.postponed": {
      const expected = String(decision["to"]);
      return course.state === "held" ? { ...course, expected } : { state: "planned", expected };
    }
    case "milestone.changed":
      return typeof decision.parts?.["at"] === "string"
        ? { ...course, expected: decision.parts["at"] }
        : course;
    case "milestone.cancelled":
      return { ...rest, state: "cancelled" };
    case "milestone.started":
      return { ...rest, state: "live" };
    case "milestone.prolonged":
      return { ...rest, state: "live", endsAt: String(decision["until"]) };
    case "milestone.ended":
      return { ...rest, state: "done" };
    default:
      return course;
  }
}

/** What takes a change of a moment back, where all of it is told: each part as it was, or a null. */
export function changedBack({ milestone, changes = [], more }: Notice): Decision[] {
  if (milestone === undefined || changes.length === 0 || more !== undefined) return [];
  const whole = changes.find(({ member }) => member === undefined);
  if (whole !== undefined && whole.was === undefined) return [{ type: "milestone.removed", milestone }];
  const parts =
    whole === undefined
      ? Object.fromEntries(changes.map(({ member, was }) => [member, was ?? null]))
      : (whole.was as Record<string, unknown>);
  return [{ type: "milestone.changed", milestone, ...parts }];
}

/**
 * What takes a decision about a moment back, given the moment as it was before, one decision after the other;
 * nothing where it cannot be taken back. What was held when it was cancelled is held again, for the same
 * reason; what was started ahead of its time is expected at that time again.
 */
export function inverse(decision: Decision | Line, before: Course | undefined, now: number): Decision[] {
  const milestone = decision["milestone"];
  if (typeof milestone !== "string" || before === undefined) return [];
  const isAhead = Date.parse(before.expected) > now;
  const expectedAgain: Decision[] = isAhead
    ? [{ type: "milestone.postponed", milestone, to: before.expected }]
    : [];
  const hold: Decision[] =
    before.hold === undefined
      ? []
      : [{ type: "milestone.held", milestone, reason: withBalancedDirections(before.hold.reason) }];
  switch (decision.type) {
    case "milestone.held":
      return [{ type: "milestone.released", milestone }];
    case "milestone.released":
      return hold;
    // To cancel a revived moment again would need a new reason, and nothing starts one again in the past.
    case "milestone.postponed":
      return before.state === "planned" || before.state === "held" ? expectedAgain : [];
    case "milestone.cancelled":
      return isAhead ? [...expectedAgain, ...hold] : [];
    case "milestone.started":
      return expectedAgain;
    case "milestone.prolonged":
      return before.endsAt !== undefined && Date.parse(before.endsAt) > now
        ? [{ type: "milestone.prolonged", milestone, until: before.endsAt }]
        : [];
    default:
      return [];
  }
}
