import type { Slot } from "../feed/document.js";
import { comesAt, start } from "./programme.js";
import type { Wording } from "../words/wording.js";
import type { SharedWords } from "../words/catalogue/shared/fr.js";

/**
 * Writes when a slot comes, with the weekday where that is another than now: its time or, where it has no
 * hours, its part of the day. Empty where nothing is known of it.
 */
export function whenItComes(
  slot: Slot,
  now: number,
  zone: string,
  words: Wording<keyof SharedWords>,
): string {
  const at = comesAt(slot, zone);
  if (at === undefined) return "";
  return start(slot) === undefined && slot.part !== undefined
    ? words.seenFrom(now, at, zone, words.say(`part.${slot.part}`))
    : words.timeSeenFrom(now, at, zone);
}
