import { isSlot, type Line, type SlotLine } from "./plan-lines.js";

/**
 * Hours of a plan in minutes by the clocks of its city, counted from an epoch as if that city had UTC: what
 * is written, not the instants that it means.
 */

interface Hours {
  start: number;
  end?: number;
}

/** When a city comes to the moments that are shared, by its own clocks. */
export type Moments = Readonly<Record<string, { day: string; at: string }>>;

const DAY_MINUTES = 1440;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** The hour at which a part of the day stands in the order of a programme. */
const PARTS: Readonly<Record<string, string>> = {
  morning: "07:00",
  day: "08:00",
  afternoon: "12:00",
  evening: "18:00",
};

/** Reads the hours of a slot; undefined as long as its day or its start cannot be read. */
export function hoursOf({ day, at, until }: SlotLine): Hours | undefined {
  const start = minutes(day, at);
  if (start === undefined) return undefined;
  const [untilDay, time] = until?.includes("T") === true ? until.split("T") : [day, until];
  const end = minutes(untilDay, time);
  return end === undefined ? { start } : { start, end };
}

/** Gives the minute at which a line stands in the order of its programme; undefined where it says none. */
export function startOf(line: Line, moments: Moments): number | undefined {
  if (!isSlot(line)) {
    const moment = moments[line.milestone];
    return moment && minutes(moment.day, moment.at);
  }
  return hoursOf(line)?.start ?? minutes(line.day, PARTS[line.part ?? ""]);
}

/** Writes the hours into a slot, with its day. */
export function withHours(slot: SlotLine, { start, end }: Hours): SlotLine {
  const { part: _, until: __, ...others } = slot;
  const day = dayOfMinute(start);
  return {
    ...others,
    day,
    at: timeOfMinute(start),
    ...(end !== undefined && { until: until(day, end) }),
  };
}

/** Writes an end, with its day where that is not the day of the start. */
export function until(day: string, end: number): string {
  const on = dayOfMinute(end);
  return on === day ? timeOfMinute(end) : `${on}T${timeOfMinute(end)}`;
}

/** Gives a time of a day as a minute; undefined where either is not written in full. */
export function minutes(day: string | undefined, time: string | undefined): number | undefined {
  if (day === undefined || time === undefined || !DAY.test(day) || !TIME.test(time)) return undefined;
  const instant = Date.parse(`${day}T${time}Z`);
  return Number.isNaN(instant) ? undefined : instant / 60_000;
}

function timeOfMinute(minute: number): string {
  const ofDay = ((minute % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

function dayOfMinute(minute: number): string {
  return new Date(minute * 60_000).toISOString().slice(0, 10);
}
