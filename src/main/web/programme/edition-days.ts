import type { Timeline } from "../feed/document.js";
import { dayAfter, firstShown, midnight, shownAs } from "../time/local-time.js";

/**
 * When the days of an edition begin and end: in the zone, among its own and those of its cities, in which
 * that is first or last.
 */
interface EditionDays {
  /** The midnight with which the first day begins. */
  begin: number;
  /** The midnight with which the last day is over. */
  over: number;
  /** The noon after the last day, to which the last night belongs. */
  end: number;
}

export function editionDays({ edition, cities }: Pick<Timeline, "edition" | "cities">): EditionDays {
  const zones = [...new Set([edition.timezone, ...Object.values(cities).map(city => city.timezone)])];
  const after = dayAfter(edition.to);
  return {
    begin: Math.min(...zones.map(zone => midnight(edition.from, zone))),
    over: Math.max(...zones.map(zone => midnight(after, zone))),
    end: Math.max(...zones.map(zone => firstShown(shownAs(after, 12), zone))),
  };
}
