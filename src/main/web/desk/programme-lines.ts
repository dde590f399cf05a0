import type { City, Milestone, Slot, Timeline } from "../feed/document.js";
import { dayOf } from "../time/local-time.js";
import { stateOf } from "../moment/moment.js";
import { partOf } from "../programme/parts-of-day.js";
import { start } from "../programme/programme.js";
import { programmeLines } from "../programme/programme-lines.js";
import { slotNow } from "../programme/what-is-on.js";

/** A line of a city's programme: a slot, or a shared moment that it attends. */
export type Line = { id: string; day: string } & (
  | { slot: Slot; milestone?: never }
  | { slot?: never; milestone: Milestone }
);

/** Lists a city's programme with its shared moments where they come. Pure. */
export function linesOf(id: string, city: City, timeline: Timeline): Line[] {
  return programmeLines(id, city, timeline).map(line =>
    "slot" in line
      ? { id: line.id, day: line.slot.day, slot: line.slot }
      : {
          id: line.id,
          day: dayOf(Date.parse(line.milestone.expected), city.timezone),
          milestone: line.milestone,
        },
  );
}

/**
 * Gives how many lines at the beginning are over, or should be: the programme is read from there on. Pure.
 */
export function countPast(lines: readonly Line[], city: City, now: number): number {
  const first = lines.findIndex(line => !isPast(line, city, now));
  return first < 0 ? lines.length : first;
}

/** Groups lines by their days, in their order. Pure. */
export function byDay(lines: readonly Line[]): [string, Line[]][] {
  const days = new Map<string, Line[]>();
  for (const line of lines) days.set(line.day, [...(days.get(line.day) ?? []), line]);
  return [...days];
}

function isPast({ slot, milestone, day }: Line, city: City, now: number): boolean {
  if (milestone !== undefined) {
    const state = stateOf(milestone, now);
    return state === "done" || state === "cancelled";
  }
  const is = slotNow(slot, city, now);
  if (slot.state !== "planned") return is === undefined || is === "past";
  const from = start(slot) ?? partOf(slot, city.timezone)?.[0];
  return is !== "due" && (from === undefined ? day < dayOf(now, city.timezone) : from <= now);
}
