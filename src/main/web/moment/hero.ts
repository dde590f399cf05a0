import type { Milestone, Timeline } from "../feed/document.js";
import { endOf, stateOf } from "./moment.js";
import { editionDays } from "../programme/edition-days.js";
import { coming, isLongAgo, next, start } from "../programme/programme.js";
import { dayOf, HOUR_MILLIS } from "../time/local-time.js";
import { timeOfDay } from "../time/time-of-day.js";

/**
 * What matters now: what wall, phone and page show first. One pure function of the document and an instant,
 * so that all of them agree.
 *
 * In this order: a moment that is live; the end of the event; a night without a moment near; a moment that is
 * awaited or held; and else the day, with a line about the moment that was.
 */
export type Hero =
  | { kind: "live"; id: string; milestone: Milestone; since: number; until: number }
  | { kind: "countdown"; id: string; milestone: Milestone; at: number }
  | { kind: "held"; id: string; milestone: Milestone; since: number; left: number }
  | { kind: "night"; morning: Morning[] }
  | { kind: "day"; past: PastMoment | undefined }
  | { kind: "over" };

/** A moment of which one line is left: it is over, was cancelled, or its time passed without a start. */
interface PastMoment {
  id: string;
  milestone: Milestone;
}

/** What a city does first in the morning. */
export interface Morning {
  city: string;
  title: string;
  start: number;
}

/** A moment is near from here on, and shown also at night. */
const NEAR_MILLIS = 3 * HOUR_MILLIS;
/** A later moment waits so long for its turn on a day that had one already. */
const NEXT_MOMENT_MILLIS = 12 * HOUR_MILLIS;
/** A city's own day begins then: what is ahead of the morning is night. */
const MORNING_HOUR = 7;

/** @param zone where it is looked at, which says when it is night */
export function whatMatters(timeline: Timeline, now: number, zone = timeline.edition.timezone): Hero {
  const moments = byTime(timeline);
  const live = moments.findLast(({ milestone }) => stateOf(milestone, now) === "live");
  if (live !== undefined) {
    const since = Date.parse(live.milestone.expected);
    return { kind: "live", ...live, since, until: endOf(live.milestone, now) };
  }
  const awaited = moments.find(({ milestone }) => isStillAwaited(milestone, now));
  const isNear = awaited !== undefined && Date.parse(awaited.milestone.expected) - now <= NEAR_MILLIS;
  if (!isNear && isOver(timeline, now)) return { kind: "over" };
  if (!isNear && isNight(timeline, now, zone)) return { kind: "night", morning: morningOf(timeline, now) };
  const past = moments.findLast(
    ({ milestone }) =>
      !isStillAwaited(milestone, now) && dayOf(Date.parse(milestone.expected), zone) >= dayOf(now, zone),
  );
  if (awaited === undefined) return { kind: "day", past };
  const at = Date.parse(awaited.milestone.expected);
  if (past !== undefined && at - now > NEXT_MOMENT_MILLIS) return { kind: "day", past };
  const { hold } = awaited.milestone;
  if (hold === undefined) return { kind: "countdown", ...awaited, at };
  const since = Date.parse(hold.since);
  return { kind: "held", ...awaited, since, left: at - since };
}

function byTime(timeline: Timeline): PastMoment[] {
  return Object.entries(timeline.milestones)
    .map(([id, milestone]) => ({ id, milestone }))
    .sort((a, b) => Date.parse(a.milestone.expected) - Date.parse(b.milestone.expected));
}

function isStillAwaited(milestone: Milestone, now: number): boolean {
  const state = stateOf(milestone, now);
  return (state === "planned" || state === "held") && !isLongAgo(Date.parse(milestone.expected), now);
}

/** Whether its days are over, or nothing is left in any city and all have gone home. */
function isOver(timeline: Timeline, now: number): boolean {
  const cities = Object.values(timeline.cities);
  return (
    now >= editionDays(timeline).over ||
    (cities.length > 0 && cities.every(city => city.state === "closed" && next(city, now) === undefined))
  );
}

function isNight(timeline: Timeline, now: number, zone: string): boolean {
  const { begin } = editionDays(timeline);
  return now >= begin && Number(timeOfDay(now, zone).slice(0, 2)) < MORNING_HOUR;
}

/** Lists what each city does next that has hours, the earliest first. */
function morningOf(timeline: Timeline, now: number): Morning[] {
  return Object.entries(timeline.cities)
    .flatMap(([id, city]) => {
      const slot = coming(city, now).find(item => start(item.slot) !== undefined)?.slot;
      return slot === undefined ? [] : [{ city: id, title: slot.title, start: start(slot)! }];
    })
    .sort((a, b) => a.start - b.start);
}
