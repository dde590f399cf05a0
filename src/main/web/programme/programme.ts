import type { City, Instant, Milestone, Slot, Timeline } from "../feed/document.js";
import { partOf } from "./parts-of-day.js";
import { HOUR_MILLIS } from "../time/local-time.js";
import { slotNow, type SlotNow } from "./what-is-on.js";

/** Reads a city's programme: pure functions of the document and an instant. */

export interface Item {
  id: string;
  slot: Slot;
}

export function items(city: City): Item[] {
  return Object.entries(city.slots)
    .map(([id, slot]) => ({ id, slot }))
    .sort((a, b) => a.slot.order - b.slot.order);
}

export function start(slot: Slot): number | undefined {
  return millis(slot.actual?.start ?? slot.expected?.start ?? slot.planned?.start);
}

/**
 * Gives when a slot ends: as reported, as expected, or when the next one with hours starts on the same day.
 */
export function end(slot: Slot, all: Item[]): number | undefined {
  const known = millis(slot.actual?.end ?? slot.expected?.end);
  if (known !== undefined) return known;
  const from = start(slot);
  if (from === undefined) return undefined;
  const next = all.find(
    other => other.slot.order > slot.order && other.slot.day === slot.day && (start(other.slot) ?? 0) > from,
  );
  return next === undefined ? from + 3_600_000 : Math.min(start(next.slot)!, from + 4 * 3_600_000);
}

export function millis(instant: Instant | undefined): number | undefined {
  return instant === undefined ? undefined : Date.parse(instant);
}

/** A slot with what it is at an instant. */
export interface CurrentItem extends Item {
  now: Exclude<SlotNow, "past">;
}

/**
 * Lists what pages call now: what is on, unconfirmed or not, and where nothing surely is, also what is due.
 */
export function onNow(city: City, now: number): CurrentItem[] {
  const all = items(city).flatMap(item => {
    const is = slotNow(item.slot, city, now);
    return is === undefined || is === "past" ? [] : [{ ...item, now: is }];
  });
  const isSure = all.some(item => item.now === "on");
  return all.filter(item => item.now !== "due" || !isSure);
}

/** Gives when a slot comes: when it starts or, where it has no hours, when its part of the day begins. */
export function comesAt(slot: Slot, zone: string): number | undefined {
  return start(slot) ?? partOf(slot, zone)?.[0];
}

/**
 * Finds what pages call next: what is due and waits for what is on, or else the first planned slot that is
 * still to come, with hours or in a later part of a day.
 */
export function next(city: City, now: number): Item | undefined {
  return coming(city, now).find(({ slot }) => comesAt(slot, city.timezone) !== undefined);
}

/** Lists what is planned and still to come, in the order of the programme. */
export function coming(city: City, now: number): Item[] {
  const current = new Set(onNow(city, now).map(({ id }) => id));
  return items(city).filter(
    ({ id, slot }) =>
      slot.state === "planned" &&
      !current.has(id) &&
      ((comesAt(slot, city.timezone) ?? -Infinity) > now || slotNow(slot, city, now) === "due"),
  );
}

/** A delay below this is shown and does not stand out. */
export const WORTH_NOTICE_MINUTES = 5;

/** Counts the minutes that a slot started or is expected later than planned; 0 where it is on time. */
export function minutesLate(slot: Slot): number {
  const planned = millis(slot.planned?.start);
  const actual = start(slot);
  return planned === undefined || actual === undefined ? 0 : minutesBetween(planned, actual);
}

/** Counts the minutes from one instant to another, in the minutes that clocks show. */
export function minutesBetween(planned: number, actual: number): number {
  return Math.floor(actual / 60_000) - Math.floor(planned / 60_000);
}

/** Lists the milestones that were cancelled and whose time is still to come: a new start brings each back. */
export function cancelled(timeline: Timeline, now: number): [string, Milestone][] {
  return Object.entries(timeline.milestones).filter(
    ([, milestone]) => milestone.state === "cancelled" && Date.parse(milestone.expected) > now,
  );
}

/** A moment that has not started by then has passed. */
const PASSED_MILLIS = 2 * HOUR_MILLIS;

/** Asks whether a moment was to start so long ago that nobody waits for it any more. */
export function isLongAgo(start: number, now: number): boolean {
  return now - start > PASSED_MILLIS;
}

/** Finds the milestone that matters now: the live one, or the next, or the last. */
export function currentMilestone(timeline: Timeline, now: number): [string, Milestone] | undefined {
  const all = Object.entries(timeline.milestones).sort(
    (a, b) => Date.parse(a[1].expected) - Date.parse(b[1].expected),
  );
  return (
    all.find(
      ([, milestone]) =>
        milestone.state === "live" ||
        ((milestone.state === "planned" || milestone.state === "held") &&
          !isLongAgo(Date.parse(milestone.expected), now)),
    ) ?? all.at(-1)
  );
}
