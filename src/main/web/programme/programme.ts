import type { City, Instant, Milestone, Slot, Timeline } from "../feed/document.js";
import { dayOf } from "../time/local-time.js";

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

/**
 * Lists the slots that are on: those reported as running, or else the last that should have started by now,
 * or else what is announced for today without hours.
 */
export function onNow(city: City, now: number): Item[] {
  const all = items(city);
  const running = all.filter(({ slot }) => slot.state === "running");
  if (running.length > 0) return running;
  const due = all.filter(
    ({ slot }) => slot.state === "planned" && (start(slot) ?? Infinity) <= now && (end(slot, all) ?? 0) > now,
  );
  return due.length > 0 ? due.slice(-1) : hourless(city, now).filter(({ slot }) => slot.state === "planned");
}

/** Lists what is announced for today without hours. */
export function hourless(city: City, now: number): Item[] {
  const today = dayOf(now, city.timezone);
  return items(city).filter(({ slot }) => slot.part !== undefined && slot.day === today);
}

export function next(city: City, now: number): Item | undefined {
  return items(city).find(({ slot }) => slot.state === "planned" && (start(slot) ?? -Infinity) > now);
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

type Step =
  | { kind: "open" }
  | { kind: "start"; item: Item }
  | { kind: "finish"; item: Item }
  | { kind: "nothing" };

/** Guesses the next step that an organizer will report. */
export function likelyNext(city: City, now: number): Step {
  if (city.state === "expected") return { kind: "open" };
  const all = items(city);
  const running = all.filter(({ slot }) => slot.state === "running").at(-1);
  const planned = all.filter(({ slot }) => slot.state === "planned");
  const lastSaid = Math.max(
    -1,
    ...all.filter(({ slot }) => slot.state !== "planned").map(({ slot }) => slot.order),
  );
  const upcoming = planned.find(
    ({ slot }) => slot.order > lastSaid && (start(slot) ?? now) > now - 2 * 3_600_000,
  );
  if (running === undefined)
    return upcoming === undefined ? { kind: "nothing" } : { kind: "start", item: upcoming };
  const nextDue = upcoming !== undefined && (start(upcoming.slot) ?? Infinity) - now < 10 * 60_000;
  return nextDue && running.slot.expected?.end === undefined
    ? { kind: "start", item: upcoming }
    : { kind: "finish", item: running };
}

/** Lists the milestones that were cancelled and whose time is still to come: a new start brings each back. */
export function cancelled(timeline: Timeline, now: number): [string, Milestone][] {
  return Object.entries(timeline.milestones).filter(
    ([, milestone]) => milestone.state === "cancelled" && Date.parse(milestone.expected) > now,
  );
}

/** Finds the milestone that matters now: the live one, or the next, or the last. */
export function currentMilestone(timeline: Timeline): [string, Milestone] | undefined {
  const all = Object.entries(timeline.milestones).sort(
    (a, b) => Date.parse(a[1].expected) - Date.parse(b[1].expected),
  );
  return (
    all.find(
      ([, milestone]) =>
        milestone.state === "live" || milestone.state === "planned" || milestone.state === "held",
    ) ?? all.at(-1)
  );
}
