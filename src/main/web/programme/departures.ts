import type { City, Slot, Timeline } from "../feed/document.js";
import { comesAt, end, items, minutesLate, next, onNow, type CurrentItem } from "./programme.js";

/** A line of the departure board: what a city does now and next, and how late it is. */
export interface Departure {
  id: string;
  city: City;
  now: CurrentItem[];
  /** What is left of what is on; undefined where nothing is known of its end, negative where it runs over. */
  left: number | undefined;
  next: { slot: Slot; at: number } | undefined;
  /** How many minutes the next slot, or else the one that is on, is later than announced; below 0 earlier. */
  late: number;
  /** What is wanted, the newest call first. */
  calls: string[];
}

/** Lists all cities as a departure board has them: pure, for every page. */
export function departures(timeline: Timeline, now: number): Departure[] {
  return Object.entries(timeline.cities).map(([id, city]) => departure(id, city, now));
}

export function departure(id: string, city: City, now: number): Departure {
  const current = onNow(city, now);
  const following = next(city, now);
  const last = current.at(-1)?.slot;
  const isKnown = last?.part === undefined && current.at(-1)?.now !== "unconfirmed";
  const until = last !== undefined && isKnown ? end(last, items(city)) : undefined;
  const calls = Object.values(city.help)
    .sort((a, b) => Date.parse(b.since) - Date.parse(a.since))
    .map(({ text }) => text);
  return {
    id,
    city,
    now: current,
    left: until === undefined ? undefined : until - now,
    next:
      following === undefined
        ? undefined
        : { slot: following.slot, at: comesAt(following.slot, city.timezone)! },
    late: (following && minutesLate(following.slot)) || (last === undefined ? 0 : minutesLate(last)),
    calls,
  };
}
