import type { Slot } from "../feed/document.js";
import { firstShown, shownAs } from "../time/local-time.js";

/**
 * What people call the parts of a day, as what clocks show; one that only a newer server knows has none.
 */
const PARTS: Partial<Record<NonNullable<Slot["part"]>, [number, number]>> = {
  morning: [7, 12],
  afternoon: [12, 18],
  evening: [18, 24],
  day: [8, 24],
};

/** Gives from when to when a slot without hours is announced, by the clocks of its city. */
export function partOf(slot: Pick<Slot, "day" | "part">, zone: string): [number, number] | undefined {
  const part = slot.part === undefined ? undefined : PARTS[slot.part];
  if (part === undefined) return undefined;
  const [from, to] = part.map(hours => firstShown(shownAs(slot.day, hours), zone));
  return [from!, to!];
}
