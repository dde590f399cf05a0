import type { Milestone, Timeline } from "../feed/document.js";
import { isAwaited, stateOf } from "../moment/moment.js";
import { cancelled, currentMilestone, isLongAgo } from "../programme/programme.js";

/** For so long after its end a moment can be put back from here: later it was no mistake. */
const MISTAKE_MILLIS = 30 * 60_000;

/**
 * Lists the moments that can be decided about: the one that matters now, those that were cancelled and could
 * be revived, those that have just ended, maybe by mistake, and those whose time went by without a start.
 */
export function decidable(timeline: Timeline, now: number): [string, Milestone][] {
  const current = currentMilestone(timeline, now);
  if (current === undefined) return [];
  const all = Object.entries(timeline.milestones);
  const ended = all.filter(([, milestone]) => hasJustEnded(milestone, now));
  const missed = all.filter(
    ([, milestone]) => isAwaited(milestone) && isLongAgo(Date.parse(milestone.expected), now),
  );
  const others = [...cancelled(timeline, now), ...ended, ...missed].filter(([id]) => id !== current[0]);
  return [current, ...others];
}

/** Asks whether a moment has ended, and so lately that it may have been by mistake. */
export function hasJustEnded(milestone: Milestone, now: number): boolean {
  return stateOf(milestone, now) === "done" && now - Date.parse(milestone.endsAt) < MISTAKE_MILLIS;
}
