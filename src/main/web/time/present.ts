import { dayOf } from "./local-time.js";

/** The present, which tells what day, and of what year, a date on these pages has to name. */

/** So many days away, a weekday says which day is meant. */
const WEEKDAY_MILLIS = 6 * 24 * 3_600_000;

let present: { now(): number } = { now: Date.now };

/** From now on the present is that of a clock: the server's, which may rehearse another year. */
export function keepPresentBy(clock: { now(): number }): void {
  present = clock;
}

/** Whether a year other than the present one has to be written with an instant. */
export function isOfAnotherYear(millis: number, zone: string): boolean {
  return yearOf(millis, zone) !== yearOf(present.now(), zone);
}

/** Whether an instant is so far from another that a weekday alone does not say which day it is on. */
export function isDaysAway(millis: number, now: number): boolean {
  return Math.abs(millis - now) > WEEKDAY_MILLIS;
}

function yearOf(millis: number, zone: string): string {
  return dayOf(millis, zone).slice(0, -"-12-31".length);
}
