import type { Draft, Members } from "./draft.js";
import { draftOf } from "./draft-of.js";
import { quickRehearsal, rehearsalClock, type QuickRehearsal } from "./rehearsal-plan.js";

/** An event that was made here, as this tab remembers it. */
export interface Made {
  id: string;
  title: string;
  cities: readonly { id: string; name: string }[];
  /** When its rehearsal begins. */
  clock: string;
  /** How its first shared moment is played in ten minutes; absent where it has none. */
  quick?: QuickRehearsal;
}

/** What is to be known of an event that was made, from what is announced of it. */
export function madeOf(id: string, announced: unknown, empty: Draft): Made | undefined {
  const draft = draftOf(announced, empty);
  if (draft === undefined) return undefined;
  const { title, cities, from, zone } = draft;
  const { milestones } = announced as Members;
  const quick = quickRehearsal(zone, milestones);
  return {
    id,
    title,
    cities: cities.map(city => ({ id: city.id!, name: city.name })),
    clock: rehearsalClock(from, zone, milestones),
    ...(quick !== undefined && { quick }),
  };
}
