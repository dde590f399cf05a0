import type { Milestone, Timeline } from "../feed/document.js";
import { whatMatters } from "../moment/hero.js";
import { isStillAhead } from "../moment/moment.js";
import { currentMilestone } from "../programme/programme.js";

/**
 * Finds the shared moment of which a desk speaks: the one that matters now, or else the next; and where none
 * is ahead, the last one for the rest of its day. Pure.
 *
 * @param zone where the desk is, which says when the day ends
 */
export function momentOfDesk(timeline: Timeline, now: number, zone: string): Milestone | undefined {
  const hero = whatMatters(timeline, now, zone);
  if ("milestone" in hero) return hero.milestone;
  const ahead = currentMilestone(timeline, now)?.[1];
  if (ahead !== undefined && isStillAhead(ahead, now)) return ahead;
  return hero.kind === "day" ? hero.past?.milestone : undefined;
}
