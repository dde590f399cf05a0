import { dateFormat, ISO } from "./formats.js";
import { DAY_MILLIS, dayOf, offset } from "./local-time.js";

/** The time of day that clocks in a zone show, as forms have it: `09:05`. */
export function timeOfDay(instant: number, zone: string): string {
  return dateFormat(ISO, { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(instant);
}

/** The instant nearest to another at which clocks in a zone show a time of day. */
export function nearestAt(time: string, zone: string, to: number): number {
  const today = Date.parse(`${dayOf(to, zone)}T${time}Z`);
  return [today - DAY_MILLIS, today, today + DAY_MILLIS].flatMap((shown) => instantsOf(shown, zone))
    .reduce((nearest, one) => (Math.abs(one - to) < Math.abs(nearest - to) ? one : nearest));
}

/**
 * When clocks in a zone show what UTC's show at an instant: twice in the night in which they are put back. What is skipped in the night in
 * which they are put forward is as long after midnight as it says.
 */
function instantsOf(shown: number, zone: string): number[] {
  const before = shown - offset(shown - DAY_MILLIS, zone);
  const after = shown - offset(shown + DAY_MILLIS, zone);
  const found = [before, after].filter((instant) => instant + offset(instant, zone) === shown);
  return found.length === 0 ? [before] : found;
}
