import { HOUR_MILLIS, midnight, withOffset } from "../time/local-time.js";
import { isKnownZone } from "../time/formats.js";
import type { Draft, Members } from "./draft.js";
import { draftOf } from "./draft-of.js";

/** An event that was made here, as this tab remembers it. */
export interface Made {
  id: string;
  title: string;
  cities: readonly { id: string; name: string }[];
  /** When its rehearsal begins. */
  clock: string;
}

const MORNING_HOURS = 9;

/** What is to be known of an event that was made, from what is announced of it. */
export function madeOf(id: string, announced: unknown, empty: Draft): Made | undefined {
  const draft = draftOf(announced, empty);
  if (draft === undefined) return undefined;
  const { title, cities, from, zone } = draft;
  const { milestones } = announced as Members;
  return {
    id,
    title,
    cities: cities.map(city => ({ id: city.id!, name: city.name })),
    clock: rehearsalClock(from, zone, milestones),
  };
}

/** An hour ahead of the first shared moment; where there is none, in the morning of the first day. */
function rehearsalClock(from: string, timezone: string, milestones: unknown): string {
  const zone = isKnownZone(timezone) ? timezone : "UTC";
  const starts = Object.values((milestones ?? {}) as Record<string, { at?: string }>)
    .map(({ at }) => Date.parse(at ?? ""))
    .filter(Number.isFinite);
  const morning = midnight(from, zone) + MORNING_HOURS * HOUR_MILLIS;
  return withOffset(starts.length === 0 ? morning : Math.min(...starts) - HOUR_MILLIS, zone);
}
