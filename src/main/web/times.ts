import { html, type TemplateResult } from "lit";
import { clockTime, say } from "./words.js";

/** Times of places: the reader's own beside a city's, and where a day begins. */

const HOUR = 3_600_000;
const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What the reader's own clock shows at an instant; undefined where a clock in that zone shows the same, or the instant is not known (NaN). */
export function ownTime(millis: number, zone: string): string | undefined {
  if (Number.isNaN(millis)) return undefined;
  const own = clockTime(millis, HERE);
  return own === clockTime(millis, zone) ? undefined : own;
}

/** The reader's own time beside a city's. */
export function beside(at: number, zone: string): TemplateResult | string {
  const own = ownTime(at, zone);
  return own === undefined ? "" : html`<small class="own">(${say("ownTime", { at: own })})</small>`;
}

/** The instant at which a day, such as `2017-03-04`, begins in a zone. */
export function midnight(day: string, zone: string): number {
  const asUtc = Date.parse(`${day}T00:00:00Z`);
  // The offset that holds at the guess may not be the one that holds at the answer, where the clocks change that night.
  const guess = asUtc - offset(asUtc, zone);
  return asUtc - offset(guess, zone);
}

/** The day that it is in a zone at an instant, such as `2017-03-04`. */
export function dayOf(millis: number, zone: string): string {
  return new Intl.DateTimeFormat("sv", { timeZone: zone }).format(millis);
}

/** The days from one to another, both counted. */
export function days(from: string, to: string): string[] {
  const all: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 24 * HOUR) all.push(new Date(at).toISOString().slice(0, 10));
  return all;
}

/** By how much a zone's clocks are ahead of UTC at an instant. */
function offset(millis: number, zone: string): number {
  const shown = new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short", timeStyle: "medium" }).format(millis);
  return Date.parse(`${shown.replace(" ", "T")}Z`) - Math.floor(millis / 1000) * 1000;
}
