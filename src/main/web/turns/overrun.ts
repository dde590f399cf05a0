import type { City, Milestone, Slot, Timeline } from "../feed/document.js";
import { items, millis, type Item } from "../programme/programme.js";
import { turnsNow } from "./turns.js";

/** What the turns of a block do to its end and to what stands behind it: pure, as `turns.ts` is. */
export interface Overrun {
  /** When the last turn will end. */
  ends: number;
  /** By how much that is past the end of the block, in milliseconds; 0 where it is in time. */
  over: number;
  /** The next slot of each city that would begin before the turns are over. */
  late: LateSlot[];
}

/** A slot that cannot begin when it is expected, because the turns before it take longer. */
interface LateSlot {
  /** The id of its city. */
  city: string;
  id: string;
  slot: Slot;
  /** When it is expected to begin. */
  start: number;
  /** By how much the turns reach into it, in milliseconds. */
  by: number;
}

/** What the turns are of: a shared moment, or a slot of a city. */
type Place = { milestone: Milestone } | { city: string; slot: Slot };

/** Says what the turns of a block do; undefined where none runs or is still to come. */
export function overrunOf(timeline: Timeline, place: Place, now: number): Overrun | undefined {
  const { ends } = turnsNow("slot" in place ? place.slot : place.milestone, now);
  if (ends === undefined) return undefined;
  const end = "slot" in place ? (millis(place.slot.expected?.end) ?? ends) : millis(place.milestone.endsAt)!;
  const late = Object.entries(ordersOf(place)).flatMap(([id, { order }]) => {
    const city = timeline.cities[id];
    return city === undefined ? [] : lateSlot(id, city, order, ends);
  });
  return { ends, over: Math.max(0, ends - end), late };
}

/** Gives the place of the block in the programme of each city that takes part. */
function ordersOf(place: Place): Record<string, { order: number }> {
  return "slot" in place ? { [place.city]: place.slot } : place.milestone.cities;
}

/** Gives the first slot with hours behind a place in the programme, where it would begin too early. */
function lateSlot(id: string, city: City, order: number, ends: number): LateSlot[] {
  const next = items(city).find(item => isStillToCome(item, order));
  if (next === undefined) return [];
  const start = Date.parse(next.slot.expected!.start!);
  return start < ends ? [{ city: id, ...next, start, by: ends - start }] : [];
}

function isStillToCome({ slot }: Item, order: number): boolean {
  return slot.order > order && slot.state === "planned" && slot.expected?.start !== undefined;
}
