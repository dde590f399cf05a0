import { minutesOf } from "../editor/moment-members.js";
import { HOUR_MILLIS, midnight, withOffset } from "../time/local-time.js";
import { isKnownZone } from "../time/formats.js";

/** How an event is rehearsed, from what is announced of it: pure functions. */

/** The first shared moment at many times its speed. */
export interface QuickRehearsal {
  /** When its clock begins, and how many of its seconds pass in one of ours. */
  clock: string;
  speed: number;
  /** What is played in ten minutes, in milliseconds, and the zone of the event. */
  from: number;
  until: number;
  zone: string;
}

interface Moment {
  at?: string;
  duration?: string;
}

const MORNING_HOURS = 9;
const MINUTE_MILLIS = 60_000;
/** By then the cities are asked, the turns are in order, and the first answers come. */
const AHEAD_MINUTES = 30;
/** A moment ends somewhat later than announced. */
const BEHIND_MINUTES = 5;
const QUICK_MINUTES = 10;

/** An hour ahead of the first shared moment; where there is none, in the morning of the first day. */
export function rehearsalClock(from: string, timezone: string, milestones: unknown): string {
  const zone = isKnownZone(timezone) ? timezone : "UTC";
  const first = firstOf(milestones);
  const morning = midnight(from, zone) + MORNING_HOURS * HOUR_MILLIS;
  return withOffset(first === undefined ? morning : first.at - HOUR_MILLIS, zone);
}

/** Plays the first shared moment in ten minutes; undefined where there is none. */
export function quickRehearsal(timezone: string, milestones: unknown): QuickRehearsal | undefined {
  const zone = isKnownZone(timezone) ? timezone : "UTC";
  const first = firstOf(milestones);
  if (first === undefined) return undefined;
  const from = first.at - AHEAD_MINUTES * MINUTE_MILLIS;
  const until = first.at + (first.minutes + BEHIND_MINUTES) * MINUTE_MILLIS;
  const speed = Math.ceil((until - from) / (QUICK_MINUTES * MINUTE_MILLIS));
  return { clock: withOffset(from, zone), speed, from, until, zone };
}

function firstOf(milestones: unknown): { at: number; minutes: number } | undefined {
  return Object.values((milestones ?? {}) as Record<string, Moment>)
    .map(({ at, duration }) => ({ at: Date.parse(at ?? ""), minutes: Number(minutesOf(duration)) }))
    .filter(({ at }) => Number.isFinite(at))
    .sort((one, other) => one.at - other.at)[0];
}
