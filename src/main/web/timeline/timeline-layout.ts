import type { City, Slot, Timeline } from "../feed/document.js";
import { editionDays } from "../programme/edition-days.js";
import {
  DAY_MILLIS,
  dayAfter,
  dayOf,
  days,
  HOUR_MILLIS as HOUR,
  instantsOf,
  midnight,
  shownAs,
} from "../time/local-time.js";
import { partOf } from "../programme/parts-of-day.js";
import { end, items, millis, start, type Item } from "../programme/programme.js";
import { slotNow } from "../programme/what-is-on.js";

/** Where things stand on the time axis, in hours from its beginning: pure arithmetic, no element. */

export interface Axis {
  from: number;
  to: number;
}
/** In hours of the axis. An open bar ends where the next thing begins, because no end was announced. */
export interface Bar {
  from: number;
  to: number;
  open: boolean;
}
export interface Drawn {
  id: string;
  slot: Slot;
  lane: number;
  /** What was announced; for a slot without hours its part of the day. */
  announced: Bar | undefined;
  /** What is expected or happened, where that is not just what was announced. */
  shown: Bar | undefined;
  /** Whether it ran, and may be over or is. */
  isUnsure: boolean;
}
interface Mark {
  at: number;
  millis: number;
}

/** Below this, what is expected is drawn as what was announced. */
const MOVED_MILLIS = 30_000;
const NARROWEST_MARK_PIXELS = 58;
/**
 * Where clocks are changed, two marks may come nearer to each other than a step: up to this share of it, both
 * can still be read.
 */
const LEAST_OF_A_STEP = 0.6;
const STEPS = [0.25, 0.5, 1, 2, 3, 6, 12, 24];
/** Spans the edition from its first slot or milestone to its last, in whole hours, with some air. */
export function axis(timeline: Timeline): Axis {
  let from = Infinity;
  let to = -Infinity;
  for (const city of Object.values(timeline.cities)) {
    const all = items(city);
    for (const { slot } of all) {
      const band = partOf(slot, city.timezone);
      const first = Math.min(
        band?.[0] ?? Infinity,
        millis(slot.planned?.start) ?? Infinity,
        start(slot) ?? Infinity,
      );
      const last = Math.max(
        band?.[1] ?? -Infinity,
        end(slot, all) ?? -Infinity,
        plannedEnd(slot, all) ?? -Infinity,
      );
      from = Math.min(from, first);
      to = Math.max(to, last);
    }
  }
  for (const milestone of Object.values(timeline.milestones)) {
    from = Math.min(from, Date.parse(milestone.planned), Date.parse(milestone.expected));
    to = Math.max(to, Date.parse(milestone.endsAt));
  }
  if (from > to) {
    const { begin, over } = editionDays(timeline);
    [from, to] = [begin, over];
  }
  return { from: Math.floor(from / HOUR - 1) * HOUR, to: Math.ceil(to / HOUR + 1) * HOUR };
}

/** Converts an instant to hours of the axis. */
export function hoursAt(at: number, axis: Axis): number {
  return (at - axis.from) / HOUR;
}

export function length(axis: Axis): number {
  return hoursAt(axis.to, axis);
}

/** Chooses how many hours lie between two marks, so that their times can be read beside each other. */
export function stepAt(pixelsPerHour: number): number {
  return STEPS.find(step => step * pixelsPerHour >= NARROWEST_MARK_PIXELS) ?? STEPS.at(-1)!;
}

/**
 * Places the marks of the axis: where clocks in a zone show a multiple of a step, in hours. An hour that
 * comes twice has two.
 */
export function marks(axis: Axis, step: number, zone: string): Mark[] {
  const all: Mark[] = [];
  for (const millis of daysOf(axis, zone).flatMap(day => marksOf(day, step, zone))) {
    const isReadable = millis - (all.at(-1)?.millis ?? -Infinity) >= LEAST_OF_A_STEP * step * HOUR;
    if (isReadable && millis >= axis.from && millis < axis.to)
      all.push({ at: hoursAt(millis, axis), millis });
  }
  return all;
}

function marksOf(day: string, step: number, zone: string): number[] {
  const begins = midnight(day, zone);
  // On most days no clock is changed, and none needs to be asked for each mark.
  const isPlain = midnight(dayAfter(day), zone) - begins === DAY_MILLIS;
  return Array.from({ length: 24 / step }, (_, i) => i * step)
    .flatMap(hours => (isPlain ? [begins + hours * HOUR] : instantsOf(shownAs(day, hours), zone)))
    .sort((a, b) => a - b);
}

function daysOf(axis: Axis, zone: string): string[] {
  return days(dayOf(axis.from, zone), dayOf(axis.to - 1, zone));
}

/** Lists the days of the axis in a zone, cut off at its ends; a day that the zone skipped is left out. */
export function dayBars(axis: Axis, zone: string): (Bar & { millis: number })[] {
  return daysOf(axis, zone)
    .map(day => {
      const from = Math.max(axis.from, midnight(day, zone));
      return { ...bar(from, Math.min(axis.to, midnight(dayAfter(day), zone)), axis), millis: from };
    })
    .filter(day => day.to > day.from);
}

function bar(from: number, to: number, axis: Axis, open = false): Bar {
  return { from: hoursAt(from, axis), to: hoursAt(to, axis), open };
}

/**
 * Gives when a slot was to end: as announced, or when the next one with hours was to begin on the same day.
 */
function plannedEnd(slot: Slot, all: Item[]): number | undefined {
  const from = millis(slot.planned?.start);
  if (from === undefined) return undefined;
  const next = all
    .map(other => other.slot)
    .find(({ day, planned }) => day === slot.day && (millis(planned?.start) ?? 0) > from);
  return millis(slot.planned?.end) ?? Math.min(millis(next?.planned?.start) ?? from + HOUR, from + 4 * HOUR);
}

/** Places the slots of a city; those that overlap get lanes of their own. */
export function draw(city: City, now: number, axis: Axis): Drawn[] {
  const all = items(city);
  const lanes: number[] = [];
  const drawn: Drawn[] = [];
  for (const { id, slot } of all) {
    const from = start(slot);
    const plannedFrom = millis(slot.planned?.start);
    const part = partOf(slot, city.timezone);
    const announced =
      part !== undefined
        ? bar(...part, axis)
        : plannedFrom === undefined
          ? undefined
          : bar(plannedFrom, plannedEnd(slot, all)!, axis, slot.planned?.end === undefined);
    const isMoved =
      slot.state !== "planned" ||
      (from !== undefined && Math.abs(from - (plannedFrom ?? Infinity)) > MOVED_MILLIS);
    const isUnsure = slot.state === "running" && slotNow(slot, city, now) !== "on";
    const isOn = slot.state === "running" && !isUnsure;
    const until = from === undefined ? undefined : Math.max(end(slot, all) ?? from, isOn ? now : from);
    const shown =
      !isMoved || from === undefined
        ? undefined
        : bar(
            from,
            until!,
            axis,
            isUnsure || (slot.actual?.end === undefined && slot.expected?.end === undefined),
          );
    if (announced === undefined && shown === undefined) continue;
    const begins = Math.min(announced?.from ?? Infinity, shown?.from ?? Infinity);
    // A slot that did not happen as announced does not push what happened meanwhile out of its lane.
    const ends = shown?.to ?? announced!.to;
    let lane = lanes.findIndex(free => free <= (shown?.from ?? begins) + 0.01);
    if (lane < 0) lane = lanes.length;
    lanes[lane] = Math.max(ends, lanes[lane] ?? 0);
    drawn.push({ id, slot, lane, announced, shown, isUnsure });
  }
  return drawn;
}
