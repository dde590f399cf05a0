import type { Milestone, Timeline } from "../feed/document.js";
import { stateOf } from "../moment/moment.js";
import { cancelled, currentMilestone } from "../programme/programme.js";

/** For so long after its end a moment can be put back from here: later it was no mistake. */
const MISTAKE_MILLIS = 30 * 60_000;

/**
 * Lists the moments that can be decided about: the one that matters now, those that were cancelled and could
 * be revived, and those that have just ended, maybe by mistake.
 */
export function decidable(timeline: Timeline, now: number): [string, Milestone][] {
  const current = currentMilestone(timeline);
  if (current === undefined) return [];
  const ended = Object.entries(timeline.milestones).filter(([, milestone]) => hasJustEnded(milestone, now));
  const others = [...cancelled(timeline, now), ...ended].filter(([id]) => id !== current[0]);
  return [current, ...others];
}

/** Asks whether a moment has ended, and so lately that it may have been by mistake. */
export function hasJustEnded(milestone: Milestone, now: number): boolean {
  return stateOf(milestone, now) === "done" && now - Date.parse(milestone.endsAt) < MISTAKE_MILLIS;
}
