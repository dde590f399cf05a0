import type { Announcement, Instant, Timeline } from "../feed/document.js";

/** An announcement that stands out: what there is of it, and what it is called by. */
export interface Standing extends Announcement {
  id: string;
}

/**
 * Lists the announcements that stand out at an instant of the server's clock on a page of a city, or of all
 * where none is named, the newest first. What is for one city alone stands out in that city.
 */
export function standing(timeline: Timeline, now: number, city?: string): Standing[] {
  return standingAnywhere(timeline, now, city).filter(
    ({ cities }) => city !== undefined || cities?.length !== 1,
  );
}

/** Lists the announcements that stand out in a city, or in any where none is named, the newest first. */
export function standingAnywhere(timeline: Timeline, now: number, city?: string): Standing[] {
  return announced(timeline, city).filter(({ until }) => now < Date.parse(until));
}

/** Lists the announcements for a city that nobody there has ticked, whether or not they still stand out. */
export function unread(timeline: Timeline, city: string): Standing[] {
  return announced(timeline, city).filter(({ seen }) => seen[city] === undefined);
}

/** Lists what was announced to a city alone, the newest first. */
export function announcedTo(timeline: Timeline, city: string): Standing[] {
  return announced(timeline, city).filter(({ cities }) => cities?.length === 1);
}

/** What each city that an announcement was for did with it: when it was read, or that it was not. */
export function readers(
  timeline: Timeline,
  { cities, seen }: Announcement,
): { city: string; seen: Instant | undefined }[] {
  return (cities ?? Object.keys(timeline.cities)).map(city => ({ city, seen: seen[city] }));
}

/** Lists the announcements for a city, or for any where none is named, the newest first. */
function announced(timeline: Timeline, city?: string): Standing[] {
  return Object.entries(timeline.announcements ?? {})
    .map(([id, announcement]) => ({ id, ...announcement }))
    .filter(({ cities }) => city === undefined || cities === undefined || cities.includes(city))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? -1 : 1));
}
