import { dateFormat, ISO } from "./formats.js";

const DAY_MINUTES = 24 * 60;

/** The time of day that clocks in a zone show, as forms have it: `09:05`. */
export function timeOfDay(instant: number, zone: string): string {
  return dateFormat(ISO, { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(instant);
}

/** The instant nearest to another at which clocks in a zone show a time of day. */
export function nearestAt(time: string, zone: string, to: number): number {
  const distance = (minutes(time) - minutes(timeOfDay(to, zone)) + DAY_MINUTES) % DAY_MINUTES;
  const signed = distance > DAY_MINUTES / 2 ? distance - DAY_MINUTES : distance;
  return Math.floor(to / 60_000) * 60_000 + signed * 60_000;
}

function minutes(time: string): number {
  const [hours, rest] = time.split(":").map(Number);
  return hours! * 60 + rest!;
}
