import { dateFormat, ISO } from "./formats.js";

/** The clock of a zone, as numbers and as text: what `Intl` shows, read back. */

export const DAY_MILLIS = 86_400_000;

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
export function offset(instant: number, zone: string): number {
  const seconds = Math.floor(instant / 1000) * 1000;
  const shown = dateFormat(ISO, { timeZone: zone, dateStyle: "short", timeStyle: "medium" }).format(seconds);
  return Date.parse(`${shown.replace(" ", "T")}Z`) - seconds;
}

/** When a day such as `2017-03-04` begins in a zone. */
export function midnight(day: string, zone: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  return utc - offset(utc - offset(utc, zone), zone);
}

/** The day that it is in a zone at an instant, such as `2017-03-04`. */
export function dayOf(instant: number, zone: string): string { return dateFormat(ISO, { timeZone: zone }).format(instant); }

/** The days from one to another, both counted. */
export function days(first: string, last: string): string[] {
  const all: string[] = [];
  for (let day = Date.parse(first); day <= Date.parse(last); day += DAY_MILLIS) all.push(new Date(day).toISOString().slice(0, 10));
  return all;
}

/** The beginnings of all days from the first to the one after the last. */
export function midnights(first: string, last: string, zone: string): number[] {
  return days(first, new Date(Date.parse(last) + DAY_MILLIS).toISOString()).map((day) => midnight(day, zone));
}

/** An instant as people write it: `2017-03-04T18:05+01:00`, with seconds where there are any. */
export function withOffset(instant: number, zone: string): string {
  const ahead = offset(instant, zone);
  const local = new Date(instant + ahead).toISOString();
  const minutes = Math.abs(ahead) / 60_000;
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  return `${local.slice(0, local.slice(17, 19) === "00" ? 16 : 19)}${ahead < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** Reads an instant from an address, in which the `+` of an offset becomes a space; nothing where it is none. */
export function readInstant(text: string | null): number | undefined {
  const instant = Date.parse((text ?? "").replace(" ", "+"));
  return /[zZ]$|[+ -]\d\d:\d\d$/.test(text ?? "") && Number.isFinite(instant) ? instant : undefined;
}
