import { minutesOf } from "../editor/moment-members.js";
import { HOUR_MILLIS, midnight, withOffset } from "../time/local-time.js";
import { isKnownZone } from "../time/formats.js";

/** How an event is rehearsed, from what is announced of it: a pure function. */

/** How an event is rehearsed. */
export interface RehearsalPlan {
  /** When its clock begins: an hour ahead of its first shared moment. */
  clock: string;
  /** How its first shared moment is played in ten minutes; absent where it has none. */
  quick?: QuickRehearsal;
}

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

/** What is announced of an event, in the members of its file: no more of it is needed here. */
interface Announced {
  from: string;
  timezone: string;
  milestones?: Record<string, Moment>;
}

interface FirstMoment {
  at: number;
  minutes: number;
}

/** An event without shared moments is rehearsed from the morning of its first day. */
const MORNING_HOURS = 9;
const MINUTE_MILLIS = 60_000;
/** By then the cities are asked, the turns are in order, and the first answers come. */
const AHEAD_MINUTES = 30;
/** A moment ends somewhat later than announced. */
const BEHIND_MINUTES = 5;
const QUICK_MINUTES = 10;

/** @returns nothing where nothing is announced */
export function rehearsalPlan(announced: unknown): RehearsalPlan | undefined {
  if (announced === undefined) return undefined;
  const { from, timezone, milestones = {} } = announced as Announced;
  const zone = isKnownZone(timezone) ? timezone : "UTC";
  const first = firstOf(milestones);
  const morning = midnight(from, zone) + MORNING_HOURS * HOUR_MILLIS;
  if (first === undefined) return { clock: withOffset(morning, zone) };
  return { clock: withOffset(first.at - HOUR_MILLIS, zone), quick: quickRehearsal(first, zone) };
}

function quickRehearsal({ at, minutes }: FirstMoment, zone: string): QuickRehearsal {
  const from = at - AHEAD_MINUTES * MINUTE_MILLIS;
  const until = at + (minutes + BEHIND_MINUTES) * MINUTE_MILLIS;
  const speed = Math.ceil((until - from) / (QUICK_MINUTES * MINUTE_MILLIS));
  return { clock: withOffset(from, zone), speed, from, until, zone };
}

function firstOf(milestones: Record<string, Moment>): FirstMoment | undefined {
  return Object.values(milestones)
    .map(({ at, duration }) => ({ at: Date.parse(at ?? ""), minutes: Number(minutesOf(duration)) }))
    .filter(({ at }) => Number.isFinite(at))
    .sort((one, other) => one.at - other.at)[0];
}
