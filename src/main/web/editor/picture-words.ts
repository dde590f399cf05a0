import type { Axis } from "./picture-layout.js";
import type { Span } from "./picture-spans.js";
import { sayPlan } from "../words/editor-words.js";
import { clockTime, dayName } from "../words/words.js";

/** The words of the picture. Its hours are those that clocks show, as UTC's would. */

const SHOWN = "UTC";
const HOUR_MINUTES = 60;

/** Says when something is: its day, from when, and until when where that is said. */
export function describedWhen({ start, end }: Span): string {
  const facts = { day: dayName(start, SHOWN), at: clockTime(start, SHOWN) };
  return end === undefined
    ? sayPlan("picture.from", facts)
    : sayPlan("picture.fromTo", { ...facts, end: clockTime(end, SHOWN) });
}

/** Writes from when and until when, for a block. */
export function hoursShown({ start, end }: Span): string {
  const from = clockTime(start, SHOWN);
  return end === undefined ? from : `${from}–${clockTime(end, SHOWN)}`;
}

/** Lists the full hours of the axis but the last, in minutes since midnight. */
export function hoursOf({ from, to }: Axis): number[] {
  return Array.from({ length: (to - from) / HOUR_MINUTES }, (_, n) => from + n * HOUR_MINUTES);
}

/** Writes a time of day, given in minutes since midnight. */
export function hourOf(minute: number): string {
  return clockTime(minute * 60_000, SHOWN);
}
