import { dateFormat, ISO } from "./formats.js";

/** The clock of a zone, as numbers and as text: what `Intl` shows, read back. */

export const HOUR_MILLIS = 3_600_000;
export const DAY_MILLIS = 24 * HOUR_MILLIS;

/** Gives how far a zone's clock is ahead of UTC at an instant, in milliseconds. */
export function offset(instant: number, zone: string): number {
  const seconds = Math.floor(instant / 1000) * 1000;
  const shown = dateFormat(ISO, { timeZone: zone, dateStyle: "short", timeStyle: "medium" }).format(seconds);
  return Date.parse(`${shown.replace(" ", "T")}Z`) - seconds;
}

/** Converts what a clock shows to the instant at which one in UTC shows the same. */
export function shownAs(day: string, hours = 0): number {
  return Date.parse(`${day}T00:00:00Z`) + hours * HOUR_MILLIS;
}

/**
 * Lists when clocks in a zone show what UTC's show at an instant: twice in the night in which they are put
 * back, never in what is skipped where they are put forward.
 */
export function instantsOf(shown: number, zone: string): number[] {
  // No zone is a day away from UTC, so of a change of clocks one of these is before it, and the other after.
  const offsets = new Set([offset(shown - DAY_MILLIS, zone), offset(shown + DAY_MILLIS, zone)]);
  return [...offsets]
    .map(ahead => shown - ahead)
    .filter(instant => instant + offset(instant, zone) === shown)
    .sort((a, b) => a - b);
}

/**
 * Gives the first instant at which clocks in a zone show what UTC's show at an instant; where they skip it,
 * the one at which they do.
 */
export function firstShown(shown: number, zone: string): number {
  return (
    instantsOf(shown, zone)[0] ??
    changeBetween(shown - offset(shown + DAY_MILLIS, zone), shown - offset(shown - DAY_MILLIS, zone), zone)
  );
}

/** Finds when clocks are changed, between an instant before the change and one after it. */
function changeBetween(before: number, after: number, zone: string): number {
  const old = offset(before, zone);
  let [low, high] = [before, after];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offset(middle, zone) === old) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Gives when a day such as `2017-03-04` begins in a zone: at midnight, or where clocks skip that, as they do
 * in Havana in spring, at the instant at which they do. A day that a zone skipped, such as 30 December 2011
 * in Samoa, begins and ends at the same instant.
 */
export function midnight(day: string, zone: string): number {
  return firstShown(shownAs(day), zone);
}

/** Gives the day in a zone at an instant, such as `2017-03-04`. */
export function dayOf(instant: number, zone: string): string {
  return dateFormat(ISO, { timeZone: zone }).format(instant);
}

/** Lists the days from one to another, both included. */
export function days(first: string, last: string): string[] {
  const all: string[] = [];
  for (let day = Date.parse(first); day <= Date.parse(last); day += DAY_MILLIS)
    all.push(new Date(day).toISOString().slice(0, 10));
  return all;
}

/** Gives the day after another, as calendars have it. */
export function dayAfter(day: string): string {
  return new Date(shownAs(day, 24)).toISOString().slice(0, 10);
}

/** Lists the beginnings of all days from the first to the one after the last, each once. */
export function midnights(first: string, last: string, zone: string): number[] {
  return [...new Set(days(first, dayAfter(last)).map(day => midnight(day, zone)))];
}

/** Writes an instant as people do: `2017-03-04T18:05+01:00`, with seconds where there are any. */
export function withOffset(instant: number, zone: string): string {
  const ahead = offset(instant, zone);
  const local = new Date(instant + ahead).toISOString();
  const minutes = Math.abs(ahead) / 60_000;
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  const shown = local.slice(0, local.slice(17, 19) === "00" ? 16 : 19);
  return `${shown}${ahead < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/**
 * Reads an instant from an address, in which the `+` of an offset becomes a space; nothing where it is none.
 */
export function readInstant(text: string | null): number | undefined {
  const instant = Date.parse((text ?? "").replace(" ", "+"));
  return /[zZ]$|[+ -]\d\d:\d\d$/.test(text ?? "") && Number.isFinite(instant) ? instant : undefined;
}
