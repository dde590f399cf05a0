import { dateFormat, ISO } from "./formats.js";
import { DAY_MILLIS, dayOf, instantsOf, offset } from "./local-time.js";

/** Writes the time of day that clocks in a zone show, as forms have it: `09:05`. */
export function timeOfDay(instant: number, zone: string): string {
  return dateFormat(ISO, { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(instant);
}

/** Gives the first instant, not before another, at which clocks in a zone show a time of day. */
export function firstAt(time: string, zone: string, from: number): number {
  const today = Date.parse(`${dayOf(from, zone)}T${time}Z`);
  const shown = [today - DAY_MILLIS, today, today + DAY_MILLIS, today + 2 * DAY_MILLIS];
  return Math.min(...shown.flatMap(instant => instants(instant, zone)).filter(instant => instant >= from));
}

/** What is skipped in the night in which clocks are put forward is as long after midnight as it says. */
function instants(shown: number, zone: string): number[] {
  const found = instantsOf(shown, zone);
  return found.length === 0 ? [shown - offset(shown - DAY_MILLIS, zone)] : found;
}
